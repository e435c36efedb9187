"""A folder of rendered objects that is kept in step with the app and leaves other files alone."""

import os
import tempfile
from pathlib import Path

from ..problems import InvalidInputError, Problem
from .rendered_folder import RenderedFolder

PRIVATE = 0o600
"""Only the owner reads a rendered Secret."""


def write_files(folder: Path, rendered: RenderedFolder) -> str:
    """Write the files into `folder`, remove those of an earlier render that the app has no more, and tell so.

    All files are written aside before the first takes its place. Raises InvalidInputError, with nothing changed, where
    a file of somebody else is in the way or the folder cannot be written.
    """
    app_name, files = rendered.app_name, rendered.files
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ours = rendered.rendered_before(folder)
        if strange := [name for name in files if name not in ours and os.path.lexists(folder / name)]:
            raise InvalidInputError(app_name, [_in_the_way(folder / name, app_name) for name in strange])
        with tempfile.TemporaryDirectory(prefix=".render-", dir=folder) as aside:
            for name, file in files.items():
                path = Path(aside, name)
                if file.is_secret:
                    path.touch(PRIVATE)
                path.write_bytes(file.content)
            for name in files:
                Path(aside, name).replace(folder / name)
        stale = ours - files.keys()
        for name in stale:
            (folder / name).unlink()
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise InvalidInputError(
            app_name, [Problem(f"--output {folder.as_posix()}", message, "give a folder that can, or - for a stream")]
        ) from None
    removed = f", {len(stale)} removed" if stale else ""
    return f"{folder.as_posix()}: {len(files)} files written{removed}"


def _in_the_way(path: Path, app_name: str) -> Problem:
    message = f"the file is there and was not rendered for {app_name}"
    return Problem(path.as_posix(), message, "move it away, or give another folder")
