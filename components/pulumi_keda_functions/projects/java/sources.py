"""The source files of a project, parsed when a name leads to them.

Each file is first looked through for the names that it may declare, so that of a large project only files with
functions, and those that their constants come from, are parsed.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from .build_files import other_sources, source_folders
from .declarations import Path as Name
from .declarations import SourceFile, Type
from .java_syntax import java_file
from .kotlin_syntax import COMPANION, kotlin_file

SUFFIXES = (".java", ".kt")
TYPE = re.compile(rb"\b(?:class|interface|enum|object|record)\s+`?(\w+)")
CONSTANT = re.compile(rb"\bconst\s+val\s+`?(\w+)")
FACADE = re.compile(rb"@file:JvmName\s*\(\s*\"(\w+)\"")
FUNCTION = b"FunctionName"


def files_below(folders: Iterable[Path]) -> Iterator[Path]:
    """The source files in these folders, in the order of their names. Links to folders are not followed."""
    for top in folders:
        for folder, folders_inside, files in os.walk(top):
            folders_inside.sort()
            yield from (Path(folder, name) for name in sorted(files) if name.endswith(SUFFIXES))


class Declared:
    """The files of some folders by what they may declare."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.types: dict[str, list[Path]] = defaultdict(list)
        self.constants: dict[str, list[Path]] = defaultdict(list)
        """Constants at the top level of Kotlin files, among others."""
        self.functions: list[Path] = []
        for path in files_below(folders):
            source = path.read_bytes()
            types, constants = set(TYPE.findall(source)), set()
            if path.suffix == ".kt":
                types |= {*FACADE.findall(source), f"{path.stem[:1].upper()}{path.stem[1:]}Kt".encode()}
                constants |= set(CONSTANT.findall(source))
            for name in types:
                self.types[name.decode(errors="replace")].append(path)
            for name in constants:
                self.constants[name.decode(errors="replace")].append(path)
            if FUNCTION in source:
                self.functions.append(path)


class Sources:
    """The sources of a project; those of other modules of its build are looked at when its own do not have a name."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.own = Declared(source_folders(root))
        self.others: Declared | None = None
        self.parsed: dict[Path, SourceFile] = {}

    def with_functions(self) -> Iterator[SourceFile]:
        """The project's own files that may declare functions."""
        return map(self.source_file, self.own.functions)

    def types(self, path: Name) -> Iterator[tuple[SourceFile, Type]]:
        """The types of that full name; usually one or none."""
        simple = path[-2] if path[-1] == COMPANION and len(path) > 1 else path[-1]
        for declared in self.reachable():
            files = map(self.source_file, declared.types.get(simple, ()))
            found = [(file, file.types[path]) for file in files if path in file.types]
            yield from found
            if found:
                return

    def top_levels(self, package: Name, constant: str) -> Iterator[tuple[SourceFile, Type]]:
        """The top levels of Kotlin files in `package` that declare a constant of that name."""
        for declared in self.reachable():
            for file in map(self.source_file, declared.constants.get(constant, ())):
                if file.top_level is not None and file.package == package:
                    yield file, file.types[file.top_level]

    def reachable(self) -> Iterator[Declared]:
        """The project's own files, then those of other modules."""
        yield self.own
        if self.others is None:
            self.others = Declared(other_sources(self.root))
        yield self.others

    def source_file(self, path: Path) -> SourceFile:
        """The file at `path`, parsed once."""
        if path not in self.parsed:
            read = java_file if path.suffix == ".java" else kotlin_file
            file = Path(os.path.relpath(path, self.root)).as_posix()
            self.parsed[path] = read(path.read_bytes(), file)
        return self.parsed[path]
