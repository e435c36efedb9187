"""requirements.txt and the files that it includes (https://pip.pypa.io/en/stable/reference/requirements-file-format/)."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .refused import needs_more

FILE = "requirements.txt"
INCLUDED = re.compile(r"(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?<=-[rc]))(\S+)")
LOCAL = re.compile(r"(?:-e|--editable)\s|\.{1,2}/|file:|\S+\s*@\s*file:|[^\s:]+\.(?:whl|zip|tar\.gz)(?:\s|$)|\.$")
"""Packages out of the project's own folder."""


@dataclass(frozen=True)
class Requirements:
    """What pip needs to install them."""

    files: list[str]
    """Relative to the project's folder, with forward slashes; requirements.txt first."""
    has_local_packages: bool
    """Whether some are in the project's own folder."""


def read_requirements(root: Path) -> Requirements:
    """The project's requirements. Raises InvalidInputError where they include files outside its folder."""
    files, has_local_packages = [FILE], False
    for file in files:
        text = (root / file).read_text(encoding="utf-8-sig", errors="replace") if (root / file).is_file() else ""
        for number, line in enumerate(text.splitlines(), 1):
            requirement = line.strip()
            has_local_packages |= LOCAL.match(requirement) is not None
            if (found := INCLUDED.match(requirement)) and "://" not in found[1]:
                included = os.path.normpath(PurePosixPath(file).parent / found[1]).replace(os.sep, "/")
                if included.startswith(("../", "/")):
                    raise needs_more(f"{file}:{number}", f"{found[1]} is outside the project's folder")
                if included not in files:
                    files.append(included)
    return Requirements(files, has_local_packages)
