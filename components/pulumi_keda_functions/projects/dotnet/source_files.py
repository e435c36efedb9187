"""The files below a folder that MSBuild takes for a project, whatever .funcignore says."""

import os
from collections.abc import Iterator
from pathlib import Path

NOT_COMPILED = frozenset({"bin", "obj", "node_modules"})
"""Folders that it passes over, and so are those whose name starts with a dot
(https://learn.microsoft.com/dotnet/core/project-sdk/overview#default-includes-and-excludes)."""


def source_files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Files with one of `suffixes`, in the order of their names. Links to folders are not followed."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name.lower() not in NOT_COMPILED and not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if name.endswith(suffixes))
