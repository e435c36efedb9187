"""Where the modules of a project are. Imports are followed inside the project's folder only."""

import ast
import sys
import warnings
from pathlib import Path

from ...problems import Problem
from .things import External, Module

SKIPPED = frozenset({"node_modules", "site-packages", "__pycache__"})
"""Folders that hold other people's code."""
LIBRARIES = sys.stdlib_module_names | {"azure"}
"""Names that a folder without `__init__.py` does not take from an installed package."""


class ModuleFinder:
    """Finds and parses the modules below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folders = [root]
        """Where absolute imports start, like `sys.path`."""
        self.entries = {entry.name for entry in root.iterdir()}

    def find(self, name: str) -> Path | None:
        """What `import name` loads: a file, or a package's folder without `__init__.py`; None: not the project's."""
        parts = name.split(".")
        if not all(parts) or not SKIPPED.isdisjoint(parts):
            return None
        if len(self.folders) == 1 and not {parts[0], f"{parts[0]}.py"} & self.entries:
            return None
        for folder in self.folders:
            path = folder.joinpath(*parts)
            for candidate in (path / "__init__.py", path.with_name(f"{path.name}.py")):
                if candidate.is_file():
                    return candidate
            if path.is_dir() and parts[0] not in LIBRARIES:
                return path
        return None

    def add_folder(self, *candidates: Path) -> None:
        """Let absolute imports start from the first of the folders that exists inside the project, too."""
        root = self.root.resolve()
        for candidate in candidates:
            folder = candidate.resolve()
            if folder.is_dir() and folder.is_relative_to(root):
                self.folders.append(self.root / folder.relative_to(root))
                return

    def parse(self, name: str, path: Path) -> Module | Problem:
        """The module at `path`, its statements not followed yet; or what is wrong with the file."""
        file = path.relative_to(self.root).as_posix()
        if path.is_dir():
            return Module(name, file, package=name)
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        try:
            content = path.read_bytes()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(content, file)
        except SyntaxError as error:
            message = f"it is not Python that this interpreter takes: {error.msg}"
            return Problem(
                f"{file}:{error.lineno or 1}", message, "mend the syntax, or run on the project's own Python"
            )
        except (ValueError, RecursionError, MemoryError) as error:
            return Problem(f"{file}:1", f"it is not Python: {error}", "mend the file")
        except OSError as error:
            return Problem(file, f"it cannot be read: {error.strerror}", "make it readable")
        module = Module(name, file, package, content.decode("utf-8-sig", "replace"), tree)
        module.names |= {"__name__": name, "__file__": External("__file__")}
        return module


def absolute_name(package: str, level: int, name: str | None) -> str | None:
    """The name that `from ..name import` means in `package`; None where it leads out of the top-level package."""
    if level == 0:
        return name or ""
    parts = package.split(".") if package else []
    if level > len(parts):
        return None
    base = parts[: len(parts) - level + 1]
    return ".".join([*base, name] if name else base)
