"""Where in the cache a build lies: a folder named after the hash of all that goes into it.

A folder is there whole or not at all: it is made under another name and renamed. Whoever makes it holds a lock, so that
a second clone that wants the same waits for it instead of building beside it.
"""

import fcntl
import hashlib
import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .folders import GO_MODULES, MAVEN_PROJECTS, NODE_PACKAGES, cache_folder
from .launchers import from_debian, from_maven
from .pins import DebianPackages, GoModule, MavenPackages, NodePackages, Source
from .versions import required_versions


def build_folder(source: Source) -> Path:
    """Where the build of `source` as it is pinned now lies, or will."""
    match source:
        case GoModule(name=name):
            inputs = [*(GO_MODULES / name).rglob("*.go"), GO_MODULES / name / "go.mod", GO_MODULES / name / "go.sum"]
            return cache_folder() / name / digest(inputs, linker_flags(source))
        case NodePackages():
            return cache_folder() / "node" / digest([NODE_PACKAGES / "package-lock.json"])
        case MavenPackages(name=name):
            return cache_folder() / name / digest([MAVEN_PROJECTS / name / "pom.xml"], *from_maven(source).values())
        case DebianPackages(name=name, packages=packages):
            return cache_folder() / name / digest([], release(), *packages, *from_debian(source).values())


def digest(files: list[Path], *texts: str) -> str:
    """Hash of names and contents, of `texts` and of the platform: 16 hexadecimal digits."""
    content = hashlib.sha256("\n".join([platform.system(), platform.machine(), *texts]).encode())
    for file in sorted(files):
        content.update(f"\n{file.name}\n".encode())
        content.update(file.read_bytes())
    return content.hexdigest()[:16]


def linker_flags(module: GoModule) -> str:
    """No symbol tables, and the versions that go.mod pins."""
    versions = required_versions((GO_MODULES / module.name / "go.mod").read_text())
    flags = ["-s", "-w"]
    for variable, (required, form) in module.stamps.items():
        number = versions[required].removeprefix("v")
        major, minor, _ = number.split(".", 2)
        flags += ["-X", f"{variable}={form.format(full=f'v{number}', number=number, major=major, minor=minor)}"]
    return " ".join(flags)


def release() -> str:
    """The distribution's name and release, which pin the versions of its packages. Empty where none is told."""
    try:
        facts = platform.freedesktop_os_release()
    except OSError:
        return ""
    return f"{facts['ID']} {facts.get('VERSION_ID', '')}"


@contextmanager
def exclusively(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a build folder; calls `waiting` once when somebody else has it. Freed when the process ends."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def whole_or_not_at_all(folder: Path) -> Iterator[Path]:
    """An empty folder that becomes `folder` when the block ends well, and is removed otherwise."""
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)  # left by a run that was killed
    partial.mkdir(parents=True)
    try:
        yield partial
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
