"""The files that the worker loads: what `main` of package.json matches, traced back to their sources.

`main` of a TypeScript project names the build's output, which a checkout does not have and which may be stale; the
sources tell the same, and better.
"""

import os
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...problems import Problem, Severity
from ..host_json import FILE as HOST_FILE
from .declaring_files import registration_line
from .globs import matcher
from .grammar import TYPESCRIPT, is_script
from .package import Package
from .typescript_config import TypeScriptConfig, fixed_folder, output_below

NEVER_SOURCES = frozenset(
    {"node_modules", "bin", "obj", "target", "build", "dist", "out", "__pycache__", "venv", "env", "__blobstorage__"}
)
"""Folders of dependencies, builds and emulators."""
NEVER_LOADED = frozenset({"node_modules"})
BUNDLE_SUFFIXES = (".js", ".mjs", ".cjs")
"""What a bundler may write, whatever the source's suffix."""


@dataclass(frozen=True)
class EntryFiles:
    """What the worker loads, as sources where there are such."""

    files: tuple[str, ...]
    """Relative to the project, with forward slashes, in the order of their names."""
    problems: tuple[Problem, ...] = ()


def scripts_below(root: Path, folder: str, skipped: frozenset[str]) -> list[str]:
    """The scripts in a folder of the project, relative to the project.

    Hidden and skipped folders are passed over, and so are other Functions projects inside this one.
    """
    found = []
    for current, folders, files in os.walk(root / folder):
        here = Path(current).relative_to(root).as_posix()
        if HOST_FILE in files and here != ".":
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if name not in skipped and not name.startswith("."))
        found += [posixpath.join(here, name).removeprefix("./") for name in sorted(files) if is_script(name)]
    return found


def sources_of(root: Path, config: TypeScriptConfig) -> list[str]:
    """Every script of the project that no build has made. What .funcignore names counts, for builds read it as well."""
    return [file for file in scripts_below(root, "", NEVER_SOURCES) if not config.is_output(file)]


def entry_files(root: Path, package: Package, config: TypeScriptConfig, sources: Sequence[str]) -> EntryFiles:
    """The files that the worker loads; where `main` matches nothing, those that declare functions, with a warning."""
    if package.main is None:
        remedy = 'add "main": "src/functions/*.js", or the folder that the build writes to'
        return EntryFiles((), (Problem(package.where, "it has no main, so that the worker loads no function", remedy),))
    pattern = directory_pattern(root, package.main)
    matches = matcher(pattern)
    structure_root = config.structure_root(sources)
    compiled = {
        source: output for source in sources if (output := config.output(source, structure_root)) and matches(output)
    }
    from_source = {source: output for source, output in compiled.items() if is_compiled(source, config)}
    direct = [source for source in sources if matches(source) and source not in set(from_source.values())]
    if from_source or direct:
        return EntryFiles(tuple(sorted({*from_source, *direct})))
    likely = likely_sources(pattern, matches, sources)
    if likely and not (package.compiles and config.out_dir):
        return EntryFiles(tuple(sorted(likely)))
    built = built_files(root, pattern, matches)
    if likely:
        return EntryFiles(tuple(sorted(likely)), () if built else (mismatch(package, config, likely, structure_root),))
    if built:
        return EntryFiles(tuple(sorted(built)))
    message = (
        f"main {package.main!r} matches neither a file of the build nor a source, so that the worker loads nothing"
    )
    remedy = "name the files that declare functions, as the build writes them"
    declaring = [source for source in sources if registration_line(root, source)]
    return EntryFiles(tuple(declaring), (Problem(package.where, message, remedy, Severity.WARNING),))


def is_compiled(source: str, config: TypeScriptConfig) -> bool:
    """Whether the compiler makes another file of the source."""
    return source.endswith(TYPESCRIPT) or bool(config.out_dir)


def directory_pattern(root: Path, main: str) -> str:
    """`main`, with all files below it where it names a folder, as the worker's library takes it."""
    try:
        is_folder = (root / main).is_dir()
    except (OSError, ValueError):
        is_folder = False
    return f"{main.rstrip('/')}/**" if is_folder else main


def likely_sources(pattern: str, matches: Callable[[str], bool], sources: Iterable[str]) -> list[str]:
    """Sources that a bundler would make the files of: those that match when any folder's structure is repeated."""
    out_dir = fixed_folder(pattern).partition("/")[0]
    found = []
    for source in sources:
        folders = posixpath.dirname(source).split("/")
        roots = ("/".join(folders[:length]) for length in range(len(folders) + 1))
        outputs = filter(None, (output_below(source, structure_root, out_dir) for structure_root in roots))
        stems = (posixpath.splitext(output)[0] for output in outputs)
        if any(matches(stem + suffix) for stem in stems for suffix in BUNDLE_SUFFIXES):
            found.append(source)
    return found


def built_files(root: Path, pattern: str, matches: Callable[[str], bool]) -> list[str]:
    """Files of the build that are there."""
    folder = posixpath.normpath(fixed_folder(posixpath.dirname(pattern) + "/*") or ".")
    if folder.startswith(("..", "/")) or "\0" in folder:
        return []
    return [file for file in scripts_below(root, folder, NEVER_LOADED) if matches(file)]


def mismatch(package: Package, config: TypeScriptConfig, likely: Iterable[str], structure_root: str) -> Problem:
    """The warning that the compiler writes elsewhere than `main` looks."""
    output = next(filter(None, (config.output(source, structure_root) for source in sorted(likely))), config.out_dir)
    message = f"main {package.main!r} does not match what the compiler writes, such as {output}"
    remedy = "let main match it, or change outDir or rootDir in tsconfig.json"
    return Problem(package.where, message, remedy, Severity.WARNING)
