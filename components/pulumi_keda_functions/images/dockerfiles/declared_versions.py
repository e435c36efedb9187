"""What a project says of its language's version, whatever the language."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ...problems import InvalidInputError
from ...projects import FunctionsProject, Worker
from . import dotnet, java, node, python
from .versions import Declared

READERS: Mapping[Worker, Callable[[Path], Declared | None]] = {
    Worker.PYTHON: python.declared_version,
    Worker.NODE: node.declared_version,
    Worker.DOTNET: dotnet.declared_version,
    Worker.DOTNET_ISOLATED: dotnet.declared_version,
    Worker.JAVA: java.declared_version,
}


def declared_version(project: FunctionsProject) -> Declared | None:
    """None where nothing tells it, or what would cannot be read."""
    reader = READERS.get(project.worker) if project.worker else None
    try:
        return reader(project.root) if reader else None
    except (InvalidInputError, OSError):
        return None
