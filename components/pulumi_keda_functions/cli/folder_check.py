"""Whether a folder of rendered objects is what a render would make of it. Nothing is written."""

from collections.abc import Iterator
from pathlib import Path

from ..problems import InvalidInputError, Problem
from .rendered_folder import RenderedFolder


def check_files(folder: Path, rendered: RenderedFolder) -> str:
    """Tell that `folder` is up to date. Raises InvalidInputError with every file in it that is not."""
    try:
        differences = tuple(_differences(folder, rendered))
    except OSError as error:
        problem = Problem(f"--check {folder.as_posix()}", f"cannot be read: {error.strerror}", "make it readable")
        raise InvalidInputError(rendered.app_name, [problem]) from None
    if differences:
        raise InvalidInputError(rendered.app_name, differences)
    return f"{folder.as_posix()}: {len(rendered.files)} files up to date"


def _differences(folder: Path, rendered: RenderedFolder) -> Iterator[Problem]:
    remedy = f"render with --output {folder.as_posix()}"
    for name, file in rendered.files.items():
        path = folder / name
        if not path.exists():
            yield Problem(path.as_posix(), "the file is missing", remedy)
        elif path.read_bytes() != file.content:
            yield Problem(path.as_posix(), "the file is not what would be rendered", remedy)
    for name in sorted(rendered.rendered_before(folder) - rendered.files.keys()):
        yield Problem((folder / name).as_posix(), "the file would be rendered no more", remedy)
