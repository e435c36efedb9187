"""What a Dockerfile puts into an image that everybody who may pull it can read: files and credentials."""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from ..problems import Problem, Severity
from .dockerfile_copies import is_around, placed_copies
from .dockerfile_text import Copy, Instruction, Stage, assignments

LOCAL_SETTINGS = "local.settings.json"
SENSITIVE = (".env", ".env.*", "*.pem", "*.pfx", "*.key", "id_rsa", "id_ed25519", ".npmrc", ".pypirc", "NuGet.Config")
"""Names of files that often hold credentials."""
REPOSITORY = ".git/"
CREDENTIAL = re.compile(r"(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd)=[^;\s$]", re.IGNORECASE)
NAMED = 3
"""Files that a problem names."""


def problems_in_environment(instructions: Iterable[Instruction]) -> Iterator[Problem]:
    """Credentials in ENV and ARG, which the image's history shows. They are not repeated."""
    for instruction in instructions:
        if instruction.name in ("ENV", "ARG"):
            for name, value in assignments(instruction, {}).items():
                if CREDENTIAL.search(value):
                    message = f"{instruction.name} {name} holds a credential, which everybody can read in the image"
                    remedy = "leave it out: settings are FunctionApp's, and builds have secrets of their own"
                    yield Problem(str(instruction.line), message, remedy)


def problems_in_copies(stage: Stage, stages: list[Stage], files: tuple[str, ...]) -> Iterator[Problem]:
    """Files of the build context that reach the image and should not."""
    for copy in copies_into(stage, stages):
        taken = [file for file in files if is_taken(file, copy)]
        yield from leaks(copy.line, taken)


def copies_into(stage: Stage, stages: list[Stage]) -> Iterator[Copy]:
    """What is copied from the context into `stage`, by way of other stages, too."""
    by_name = {name: each for index, each in enumerate(stages) for name in (each.name, str(index)) if name}
    waiting, seen = [(stage, "/")], {(id(stage), "/")}
    while waiting:
        current, folder = waiting.pop()
        sources = [(by_name[current.image], folder)] if current.image in by_name else []
        for placed in placed_copies(current.instructions):
            if not is_around(folder, placed.destination):
                continue
            if placed.copy.stage is None:
                yield placed.copy
            elif placed.copy.stage in by_name:
                sources += [(by_name[placed.copy.stage], f"/{source.lstrip('/')}") for source in placed.copy.sources]
        for earlier, taken in sources:
            if (id(earlier), taken) not in seen:
                seen.add((id(earlier), taken))
                waiting.append((earlier, taken))


def is_taken(file: str, copy: Copy) -> bool:
    """Whether a file of the context is among a COPY's sources."""
    return any(
        source in ("", ".") or is_around(source, file) or fnmatch(file, source) or fnmatch(file, f"{source}/*")
        for source in (source.removeprefix("./").strip("/") for source in copy.sources)
    )


def leaks(line: int, files: list[str]) -> Iterator[Problem]:
    """What of these files should not be in an image."""
    remedy = "name it in .dockerignore"
    if any(file.rpartition("/")[2] == LOCAL_SETTINGS for file in files):
        message = f"{LOCAL_SETTINGS} would be in the image, with the settings of a developer's machine"
        yield Problem(str(line), message, remedy)
    sensitive = [file for file in files if any(fnmatch(file.rpartition("/")[2], name) for name in SENSITIVE)]
    if sensitive:
        more = ", …" if len(sensitive) > NAMED else ""
        message = f"{', '.join(sensitive[:NAMED])}{more} would be in the image, where everybody can read them"
        yield Problem(str(line), message, "name them in .dockerignore", Severity.WARNING)
    if any(file.startswith(REPOSITORY) for file in files):
        message = "the repository's history would be in the image"
        yield Problem(str(line), message, "name .git in .dockerignore", Severity.WARNING)
