"""The SDK's source: a class cut out of its file, a file found by the name of its class."""

import ast
import functools
import importlib.util
import re
from pathlib import Path

NEXT = re.compile(r"^\S", re.MULTILINE)
"""Where the next thing of a file begins."""


@functools.cache
def package_folder() -> Path:
    """Folder of the installed SDK, found without importing it."""
    found = importlib.util.find_spec("pulumi_azure_native")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pulumi_azure_native is not installed")
    return Path(found.origin).parent


@functools.cache
def _files(module: str) -> dict[str, Path]:
    folder = package_folder() / module
    return {path.stem.replace("_", ""): path for path in folder.glob("*.py") if not path.stem.startswith("_")}


def file_of(module: str, name: str) -> Path | None:
    """The file that holds the resource or function `name`: `public_ip_address.py` of `PublicIPAddress`."""
    return _files(module).get(name.lower())


@functools.cache
def text_of(path: Path) -> str:
    """The source of a file; empty where a module has no such file."""
    return path.read_text() if path.exists() else ""


@functools.cache
def class_in(path: Path, name: str) -> ast.ClassDef | None:
    """A class, parsed alone: a file may have a megabyte."""
    text = text_of(path)
    start = max(text.find(f"\nclass {name}:"), text.find(f"\nclass {name}("))
    if start < 0:
        return None
    end = NEXT.search(text, text.index("\n", start + 1) + 1)
    parsed = ast.parse(text[start + 1 : end.start() if end else None]).body[0]
    return parsed if isinstance(parsed, ast.ClassDef) else None
