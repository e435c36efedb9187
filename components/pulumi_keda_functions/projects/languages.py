"""The languages in which functions are declared in code.

The package of a language is loaded for its projects alone, since parsers take long to load.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .model import Worker
from .reading import Reading


class LanguageReader(Protocol):
    """What the package of each language offers."""

    def is_there(self, root: Path) -> bool:
        """Whether the project in `root` declares functions in its language."""

    def read_functions(self, root: Path) -> Reading:
        """Those functions, and what of them cannot be read."""


@dataclass(frozen=True)
class Language:
    """A language, as far as it is known before its package is loaded."""

    model: str
    """The programming model's name."""
    files: tuple[str, ...]
    """Patterns of files in the project's folder, without any of which it is not of this language."""
    looked_for: str
    """What declares a function in it, in words."""
    load: Callable[[], LanguageReader]
    worker_of: Callable[[Path], Worker]


def python_v2() -> LanguageReader:
    """Python, programming model v2."""
    from . import python_v2

    return python_v2


def node_v4() -> LanguageReader:
    """JavaScript and TypeScript, programming model v4."""
    from . import node_v4

    return node_v4


def dotnet() -> LanguageReader:
    """C#, in an isolated process and in the host's."""
    from . import dotnet

    return dotnet


def dotnet_worker(root: Path) -> Worker:
    """The worker of a .NET project: its own process or the host's."""
    from .dotnet import worker_of

    return worker_of(root)


def java() -> LanguageReader:
    """Java and Kotlin."""
    from . import java

    return java


LANGUAGES = (
    Language(
        "python-v2",
        ("function_app.py",),
        "decorated functions in function_app.py",
        python_v2,
        lambda _root: Worker.PYTHON,
    ),
    Language(
        "dotnet-attributes",
        ("*.csproj", "*.fsproj", "functions.metadata"),
        "methods with [Function] or [FunctionName] beside a *.csproj, or functions.metadata",
        dotnet,
        dotnet_worker,
    ),
    Language(
        "java-annotations",
        ("pom.xml", "build.gradle", "build.gradle.kts", "target/azure-functions", "build/azure-functions"),
        "methods with @FunctionName beside a pom.xml or build.gradle",
        java,
        lambda _root: Worker.JAVA,
    ),
    Language(
        "node-v4",
        ("package.json",),
        "registrations on the app of @azure/functions in the files that package.json names as `main`",
        node_v4,
        lambda _root: Worker.NODE,
    ),
)
"""In the order in which they are asked."""


def language_of(root: Path) -> Language | None:
    """The language that the functions in `root` are declared in; None where there is none that is known here."""
    return next(
        (
            language
            for language in LANGUAGES
            if any(any(root.glob(pattern)) for pattern in language.files) and language.load().is_there(root)
        ),
        None,
    )
