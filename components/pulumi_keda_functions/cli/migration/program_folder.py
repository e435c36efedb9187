"""The folder of the program, in which nothing is overwritten."""

import os
from collections.abc import Mapping
from pathlib import Path

from ...problems import InvalidInputError, Problem
from .program import SETTINGS_FILE


def write_program(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files` into `folder`, the settings for their owner alone.

    Raises InvalidInputError, with nothing written, where one of them is there, and where the folder cannot be written.
    """
    where = f"--output {folder.as_posix()}"
    if there := [name for name in files if os.path.lexists(folder / name)]:
        message = f"{', '.join(there)} is there already" if len(there) == 1 else f"{', '.join(there)} are there already"
        raise InvalidInputError(folder.name, [Problem(where, message, "give another folder")])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            # Before there is anything in it that others could read.
            path.touch(0o600 if name == SETTINGS_FILE else 0o666, exist_ok=False)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise InvalidInputError(folder.name, [Problem(where, message, "give a folder that can")]) from None
