"""A folder of rendered objects, one file each, that is kept in step with the app and leaves other files alone."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..manifests import Plain
from ..problems import InvalidInputError, Problem
from .yaml_text import as_yaml

PRIVATE = 0o600
"""Only the owner reads a rendered Secret."""


def write_objects(folder: Path, app_name: str, objects: Mapping[str, Plain]) -> str:
    """Write `objects` into `folder`, remove those of an earlier render of the app that it has no more, and tell so.

    All files are written aside before the first takes its place. Raises InvalidInputError, with nothing changed, where
    a file of somebody else is in the way or the folder cannot be written.
    """
    mark = f"# Made by `keda-functions render` for {app_name}; the next render overwrites it.\n"
    names = {role: f"{index:02}-{role}.yaml" for index, role in enumerate(objects, 1)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = {path.name for path in folder.glob("*.yaml") if _begins_with(path, mark)}
        if strange := [name for name in names.values() if name not in ours and os.path.lexists(folder / name)]:
            raise InvalidInputError(app_name, [_in_the_way(folder / name, app_name) for name in strange])
        with tempfile.TemporaryDirectory(prefix=".render-", dir=folder) as aside:
            for role, document in objects.items():
                _write(Path(aside, names[role]), mark + as_yaml([document]), document)
            for name in names.values():
                Path(aside, name).replace(folder / name)
        stale = ours - set(names.values())
        for name in stale:
            (folder / name).unlink()
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise InvalidInputError(
            app_name, [Problem(f"--output {folder.as_posix()}", message, "give a folder that can, or - for a stream")]
        ) from None
    removed = f", {len(stale)} removed" if stale else ""
    return f"{folder.as_posix()}: {len(names)} files written{removed}"


def _write(path: Path, text: str, document: Plain) -> None:
    if isinstance(document, dict) and document["kind"] == "Secret":
        path.touch(PRIVATE)
    path.write_bytes(text.encode())


def _begins_with(path: Path, mark: str) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(len(mark.encode())) == mark.encode()


def _in_the_way(path: Path, app_name: str) -> Problem:
    message = f"the file is there and was not rendered for {app_name}"
    return Problem(path.as_posix(), message, "move it away, or give another folder")
