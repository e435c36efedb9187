"""Where an executable is: on PATH if the user's own does, otherwise in the cache."""

import functools
import json
import os
import shutil
import subprocess
from pathlib import Path

from .builds import build_folder
from .errors import ExecutableError, MissingExecutableError
from .folders import GO_MODULES
from .pins import EXECUTABLES, NODE, Accepted, NodePackages, Source
from .users_own import users_path
from .versions import major_and_minor


def find(name: str) -> Path:
    """The executable called `name`. Raises MissingExecutableError where `make setup` has to run first."""
    executable = EXECUTABLES[name]
    path = on_path(name, executable.accepted) if executable.accepted else None
    path = path or (in_cache(name, executable.source) if executable.source else None)
    if path is None:
        raise MissingExecutableError(missing(name))
    return path


def on_path(name: str, accepted: Accepted) -> Path | None:
    """The user's own executable, when it is recent enough. Links of this or another clone are not the user's own."""
    search = os.pathsep.join([*accepted.folders, users_path()])
    found = shutil.which(name, path=search)
    if found is None:
        return None
    if accepted.arguments and (printed_version(found, accepted.arguments) or (0, 0)) < accepted.minimum:
        return None
    if accepted.companion and not shutil.which(
        accepted.companion, path=f"{Path(found).resolve().parent}{os.pathsep}{search}"
    ):
        return None
    return Path(found)


def is_users_own(name: str) -> bool:
    """Whether `name` is taken from PATH."""
    accepted = EXECUTABLES[name].accepted
    return accepted is not None and on_path(name, accepted) is not None


@functools.cache
def printed_version(path: str, arguments: tuple[str, ...]) -> tuple[int, int] | None:
    """Major and minor version that an executable prints; None when it cannot even do that."""
    try:
        printed = subprocess.run([path, *arguments], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return major_and_minor(printed.stdout)


def in_cache(name: str, source: Source) -> Path | None:
    """What was built here earlier from the same pins."""
    folder = "node_modules/.bin" if isinstance(source, NodePackages) else "bin"
    path = build_folder(source) / folder / name
    return path if path.exists() else None


def missing(name: str) -> str:
    """What to do about an executable that is not there."""
    executable = EXECUTABLES[name]
    wanted = executable.accepted
    recent = f" (version {wanted.minimum[0]}.{wanted.minimum[1]} or later)" if wanted and wanted.arguments else ""
    if executable.source is None:
        return f"{name}: not on PATH{recent}: install it"
    place = f"neither on PATH{recent} nor built yet" if wanted else "not built yet"
    if executable.is_on_demand:
        return f"{name}: {place}: what needs it gets it first, by `provided`"
    return f"{name}: {place}: run `make setup`"


def node_modules() -> Path:
    """Folder of the installed Node packages, for NODE_PATH. Raises MissingExecutableError before `make setup`."""
    folder = build_folder(NODE) / "node_modules"
    if not folder.exists():
        raise MissingExecutableError("Node packages: not installed yet: run `make setup`")
    return folder


@functools.cache
def module_folder(name: str, module: str) -> Path:
    """Folder with the source of a Go `module` as tools/go/`name` pins it; downloaded when it is not there."""
    command = ["go", "mod", "download", "-json", module]
    try:
        answer = subprocess.run(command, cwd=GO_MODULES / name, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise ExecutableError(f"{module}: its source is read through `go`, which is not on PATH: install Go") from None
    facts = json.loads(answer.stdout or "{}")
    if "Dir" not in facts:
        reason = facts.get("Error") or answer.stderr.strip()
        raise ExecutableError(f"{module}: `{' '.join(command)}` in tools/go/{name} failed: {reason}")
    return Path(facts["Dir"])
