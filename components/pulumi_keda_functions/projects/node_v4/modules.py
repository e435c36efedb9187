"""Where the modules of a project are. Imports are followed inside the project's folder only."""

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...problems import Problem
from ..syntax_tree import line, parsed
from ..unread import unread
from .grammar import DECLARATIONS, SCRIPTS, language
from .things import Array, Module, Object, Thing
from .typescript_config import TypeScriptConfig

RUNTIME_SUFFIX: Mapping[str, tuple[str, ...]] = {
    ".js": (".ts", ".tsx", ".js", ".jsx"),
    ".mjs": (".mts", ".mjs"),
    ".cjs": (".cts", ".cjs"),
    ".jsx": (".tsx", ".jsx"),
}
"""TypeScript's imports name the file that will be there at run time; these are its sources."""
LARGEST_FILE = 20_000_000
"""Bytes; no one writes more, and a bundle that large holds everything else."""


@dataclass(frozen=True)
class ModuleFinder:
    """Finds and parses the modules below a folder."""

    root: Path
    config: TypeScriptConfig

    def find(self, importer: str, specifier: str) -> str | None:
        """The project's file that `import "specifier"` in `importer` loads; None: a library's, or none at all."""
        for path in self.targets(importer, specifier):
            normal = posixpath.normpath(path)
            if normal.startswith(("..", "/")) or "node_modules" in normal.split("/") or "\0" in normal:
                continue
            for candidate in candidates(normal):
                if self.is_file(candidate):
                    return candidate
        return None

    def targets(self, importer: str, specifier: str) -> Iterator[str]:
        """Paths that the specifier may mean, without suffix as written."""
        if is_relative(specifier):
            yield posixpath.join(posixpath.dirname(importer), specifier)
            return
        for pattern, replacements in self.config.paths.items():
            start, star, end = pattern.partition("*")
            middle = len(specifier) - len(end)
            if star and len(start) <= middle and specifier.startswith(start) and specifier.endswith(end):
                filled = specifier[len(start) : middle]
            elif specifier == pattern:
                filled = ""
            else:
                continue
            yield from (
                posixpath.join(self.config.base_url or "", replacement.replace("*", filled, 1))
                for replacement in replacements
            )
        if self.config.base_url is not None:
            yield posixpath.join(self.config.base_url, specifier)

    def is_file(self, file: str) -> bool:
        """Whether the project has the file; one whose name no file system takes it has not."""
        try:
            return (self.root / file).is_file()
        except (OSError, ValueError):
            return False

    def parse(self, file: str) -> Module | Problem:
        """The module in `file`, its statements not followed yet; or what is wrong with the file."""
        try:
            if (self.root / file).stat().st_size > LARGEST_FILE:
                return unread(file, f"it is larger than {LARGEST_FILE} bytes, and its declarations are not read")
            source = (self.root / file).read_bytes()
        except OSError as error:
            return Problem(file, f"it cannot be read: {error.strerror}", "make it readable")
        return Module(file, source, parsed(source, language(posixpath.splitext(file)[1])))

    def parse_json(self, file: str) -> Thing | Problem:
        """What a JSON file holds, as Node reads it."""
        try:
            return from_json(json.loads((self.root / file).read_bytes().decode("utf-8-sig")))
        except (ValueError, RecursionError) as error:
            return Problem(f"{file}:{getattr(error, 'lineno', 1)}", f"it is not JSON: {error}", "mend the JSON")
        except OSError as error:
            return Problem(file, f"it cannot be read: {error.strerror}", "make it readable")


def is_relative(specifier: str) -> bool:
    """Whether an import names a file by its place, and no package."""
    return specifier in {".", ".."} or specifier.startswith(("./", "../"))


def candidates(path: str) -> Iterator[str]:
    """Files that a path may stand for, the likeliest first."""
    stem, suffix = posixpath.splitext(path)
    yield from (stem + source for source in RUNTIME_SUFFIX.get(suffix, ()))
    if suffix and not path.endswith(DECLARATIONS):
        yield path
    yield from (path + added for added in (*SCRIPTS, ".json"))
    yield from (posixpath.join(path, f"index{added}") for added in SCRIPTS)


def from_json(value: object) -> Thing:
    """A JSON value."""
    match value:
        case dict():
            return Object({str(name): from_json(item) for name, item in value.items()})
        case list():
            return Array([from_json(item) for item in value])
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(value)


def syntax_line(module: Module) -> int | None:
    """The line of the first piece that the grammar does not know or misses; None where it knows everything."""
    node = module.tree.root_node
    if not node.has_error:
        return None
    while not node.is_error and not node.is_missing:
        wrong = next((part for part in node.children if part.has_error), None)
        if wrong is None:
            break
        node = wrong
    return line(node)
