"""Builds a Go module's executables from the public module proxy."""

import shutil
from pathlib import Path

from rich.console import Console

from . import steps
from .builds import linker_flags
from .folders import GO_MODULES
from .locate import module_folder
from .pins import GoModule
from .progress import counting

ENVIRONMENT = {"CGO_ENABLED": "0", "GOWORK": "off"}
"""The same result on every machine, whatever compiler and workspace it has."""
FLAGS = ("-trimpath", "-buildvcs=false")
DOWNLOADING = "go: downloading "


def build(module: GoModule, target: Path, log: Path, console: Console) -> None:
    """Downloads, compiles and links into `target`/bin. Go's own caches make a second build short."""
    packages = stale_packages(module, log, console)
    compile_packages(module, packages, target / "bin", log, console)
    for name, built in module.links.items():
        (target / "bin" / name).symlink_to(built)
    for name, (source, path) in module.scripts.items():
        script = target / "bin" / name
        shutil.copyfile(module_folder(module.name, source) / path, script)
        script.chmod(0o755)


def stale_packages(module: GoModule, log: Path, console: Console) -> frozenset[str]:
    """The packages that are not in Go's build cache yet. Asking for them downloads the modules that they are in."""
    stale: set[str] = set()
    command = ["go", "list", *FLAGS, "-deps", "-f", "{{if .Stale}}{{.ImportPath}}{{end}}", *module.packages]
    with counting(console, f"{module.name}: downloading modules") as modules:

        def is_progress(line: str) -> bool:
            if line.startswith(DOWNLOADING):
                modules.advance()
            elif is_package(line):
                stale.add(line)
            else:
                return False
            return True

        steps.run(f"{module.name}: download", command, GO_MODULES / module.name, log, is_progress, ENVIRONMENT)
    return frozenset(stale)


def compile_packages(module: GoModule, stale: frozenset[str], target: Path, log: Path, console: Console) -> None:
    """Compiles what is stale and links the executables into `target`."""
    command = ["go", "build", "-v", *FLAGS, "-ldflags", linker_flags(module), "-o", f"{target}/", *module.packages]
    with counting(console, f"{module.name}: compiling and linking") as compiled:
        compiled.expect(len(stale))

        def is_progress(line: str) -> bool:
            if line not in stale:
                return False
            compiled.advance()
            return True

        steps.run(f"{module.name}: compile", command, GO_MODULES / module.name, log, is_progress, ENVIRONMENT)


def is_package(line: str) -> bool:
    """Whether a line of `go list` is an import path and not one of its remarks (`go: …`, `# …`)."""
    return bool(line) and " " not in line
