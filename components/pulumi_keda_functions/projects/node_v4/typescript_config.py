"""tsconfig.json: where TypeScript's compiler puts what it makes, and how it finds modules
(https://www.typescriptlang.org/tsconfig/)."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...problems import Problem
from ..json_file import read_json_object
from ..model import Json
from .grammar import TYPESCRIPT

FILE = "tsconfig.json"
MOST_BASES = 5
"""Configurations that one may extend in a row."""

COMPILED_SUFFIX: Mapping[str, str] = {".mts": ".mjs", ".cts": ".cjs", ".mjs": ".mjs", ".cjs": ".cjs"}
"""Suffixes of what is compiled; any other becomes `.js`."""


@dataclass(frozen=True)
class TypeScriptConfig:
    """The compiler's options that tell which source a built file comes from. Paths are relative to the project."""

    out_dir: str | None = None
    """Where the output goes; None: beside the sources."""
    root_dir: str | None = None
    """The folder whose structure the output repeats; None: the innermost that holds all sources."""
    include: Sequence[str] = ()
    """Globs of the sources; none: every file."""
    base_url: str | None = None
    """Where imports without a leading dot start, besides packages."""
    paths: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Patterns of imports and what they stand for, relative to `base_url` or the project."""

    def is_output(self, file: str) -> bool:
        """Whether the file lies where the compiler's output goes."""
        return self.out_dir not in (None, "") and file.startswith(f"{self.out_dir}/")

    def structure_root(self, sources: Iterable[str]) -> str:
        """The folder whose structure the output repeats, for a project of these sources."""
        if self.root_dir is not None:
            return self.root_dir
        starts = tuple(folder for pattern in self.include if (folder := fixed_folder(pattern)))
        compiled = [source for source in sources if source.endswith(TYPESCRIPT) and (source.startswith(starts or ""))]
        return posixpath.commonpath([posixpath.dirname(source) for source in compiled]) if compiled else ""

    def output(self, source: str, structure_root: str) -> str | None:
        """The file that the compiler makes of `source`; None where it lies outside of `structure_root`."""
        return output_below(source, structure_root, self.out_dir or structure_root)


def output_below(source: str, structure_root: str, out_dir: str) -> str | None:
    """Where a build puts `source` when it repeats the structure of a folder below another."""
    prefix = f"{structure_root}/" if structure_root else ""
    if not source.startswith(prefix):
        return None
    stem, suffix = posixpath.splitext(source.removeprefix(prefix))
    return posixpath.join(out_dir, stem + COMPILED_SUFFIX.get(suffix, ".js"))


def read_typescript_config(root: Path) -> TypeScriptConfig:
    """The project's configuration with what it extends inside the project; the compiler's defaults where it has none.

    One that cannot be read counts as none, since only builds need it.
    """
    options: dict[str, Json] = {}
    include: Json = None
    name: str | None = FILE
    for _ in range(MOST_BASES):
        if name is None or not (root / name).is_file():
            break
        content = read_json_object(root / name, name)
        if isinstance(content, Problem):
            break
        config = content[0]
        own = config.get("compilerOptions")
        options = {**(own if isinstance(own, Mapping) else {}), **options}
        include = config.get("include") if include is None else include
        name = inside(posixpath.dirname(name), config.get("extends"))
    paths = options.get("paths")
    return TypeScriptConfig(
        out_dir=inside("", options.get("outDir")),
        root_dir=inside("", options.get("rootDir")),
        include=texts(include),
        base_url=inside("", options.get("baseUrl")),
        paths={pattern: texts(targets) for pattern, targets in paths.items()} if isinstance(paths, Mapping) else {},
    )


def inside(folder: str, path: Json) -> str | None:
    """A path from `folder` relative to the project, `""` being the project itself; None for what leads out of it."""
    if not isinstance(path, str) or not path or path.startswith("/") or "\0" in path:
        return None
    normal = posixpath.normpath(posixpath.join(folder, path.replace("\\", "/")))
    return None if normal.startswith("..") else "" if normal == "." else normal


def texts(listed: Json) -> tuple[str, ...]:
    """The texts in a list."""
    found = listed if isinstance(listed, Sequence) and not isinstance(listed, str) else ()
    return tuple(text for text in found if isinstance(text, str))


def fixed_folder(pattern: str) -> str:
    """The folders of a glob before its first wildcard, with a slash at the end; empty for none."""
    folders = []
    for part in pattern.removeprefix("./").split("/"):
        if set(part) & set("*?{[("):
            break
        folders.append(part)
    return f"{'/'.join(folders)}/" if folders else ""
