"""The project file (*.csproj): what of it decides how the sources are read.

It is read without MSBuild: properties are not evaluated, which is told where sources hang on them, and what hangs on a
`Condition` counts as if it held.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from ...problems import Problem, Severity
from .conditional_compilation import RELEASE
from .unread import unread_source

ISOLATED = "microsoft.azure.functions.worker"
"""How the packages of a project outside the host's process begin."""
CLASS_BASED_DURABLE = "microsoft.durabletask.generators"
"""The package that makes functions out of classes with `[DurableTask]`."""
NET = re.compile(r"net(\d+)\.0")
PROPERTY = "$("
"""How the value of a property begins."""


@dataclass
class Element:
    """An XML element."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""


@dataclass(frozen=True)
class UsingItem:
    """A `global using` that the project file declares."""

    name: str
    is_static: bool
    alias: str | None


@dataclass(frozen=True)
class ProjectFile:
    """What a project file says. Paths are as written, with forward slashes."""

    path: Path
    packages: frozenset[str] = frozenset()
    """Names of packages and SDKs, in lower case."""
    symbols: frozenset[str] = RELEASE
    """Defined for a Release build."""
    usings: tuple[UsingItem, ...] = ()
    references: tuple[str, ...] = ()
    """Other project files."""
    included: tuple[str, ...] = ()
    """Patterns of sources outside its folder."""
    removed: tuple[str, ...] = ()
    """Patterns of sources that are not compiled."""
    functions_in_dependencies: bool = False
    """Whether the in-process SDK looks for functions in referenced projects, too."""
    problems: tuple[Problem, ...] = ()

    @property
    def is_isolated(self) -> bool:
        """Whether its functions run outside the host's process."""
        return any(package.startswith(ISOLATED) for package in self.packages)

    @property
    def makes_durable_functions(self) -> bool:
        """Whether classes with `[DurableTask]` become functions."""
        return CLASS_BASED_DURABLE in self.packages


def read_project_file(path: Path, name: str) -> ProjectFile:
    """The project file at `path`, which a person knows as `name`."""
    try:
        elements = list(xml_elements(path.read_bytes()))
    except expat.ExpatError as error:
        message = f"it is not XML: {expat.ErrorString(error.code)}"
        return ProjectFile(path, problems=(Problem(f"{name}:{error.lineno}", message, "mend the XML"),))
    except (ValueError, LookupError) as error:
        return ProjectFile(path, problems=(Problem(f"{name}:1", f"it is not XML: {error}", "save it as UTF-8"),))
    except OSError as error:
        problem = Problem(f"{name}:1", f"it cannot be read: {error.strerror}", "make it readable")
        return ProjectFile(path, problems=(problem,))
    return ProjectFile(
        path,
        frozenset(package.lower() for package in [*values(elements, "PackageReference", "Include"), *sdks(elements)]),
        frozenset(defined_symbols(elements)),
        tuple(using_items(elements)),
        tuple(item.replace("\\", "/") for item in values(elements, "ProjectReference", "Include")),
        tuple(patterns(elements, "Include")),
        tuple(patterns(elements, "Remove")),
        any(text.lower() == "true" for text in texts(elements, "FunctionsInDependencies")),
        tuple(not_followed(elements, name)),
    )


def xml_elements(content: bytes) -> Iterator[Element]:
    """The elements in the order of their start tags. Raises ExpatError, ValueError or LookupError."""
    elements: list[Element] = []
    opened: list[Element] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        elements.append(Element(name, attributes, parser.CurrentLineNumber))
        opened.append(elements[-1])

    def end(_: str) -> None:
        opened.pop()

    def characters(text: str) -> None:
        opened[-1].text += text

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    parser.Parse(content, True)  # noqa: FBT003  the parser takes its arguments by position only
    return iter(elements)


def values(elements: list[Element], name: str, attribute: str) -> Iterator[str]:
    """What `attribute` says in the elements of that name, item by item."""
    for element in elements:
        if element.name == name:
            yield from filter(None, map(str.strip, element.attributes.get(attribute, "").split(";")))


def texts(elements: list[Element], name: str) -> Iterator[str]:
    """The texts of the elements of that name."""
    return (element.text.strip() for element in elements if element.name == name)


def sdks(elements: list[Element]) -> Iterator[str]:
    """SDKs that the project is made with, without their versions."""
    yield from (sdk.partition("/")[0] for sdk in values(elements, "Project", "Sdk"))
    yield from values(elements, "Sdk", "Name")


def patterns(elements: list[Element], attribute: str) -> Iterator[str]:
    """Patterns of sources that are added or left out; those that hang on a property cannot be told."""
    for pattern in values(elements, "Compile", attribute):
        if PROPERTY not in pattern:
            yield pattern.replace("\\", "/")


def not_followed(elements: list[Element], file: str) -> Iterator[Problem]:
    """Warnings for sources that are added by a path that only MSBuild can work out."""
    for element in elements:
        path = element.attributes.get("Include", "")
        if element.name in ("Compile", "ProjectReference") and PROPERTY in path:
            message = f"the sources that {element.name} {path!r} adds are not read, for properties are not evaluated"
            yield unread_source(f"{file}:{element.line}", message, severity=Severity.WARNING)


def using_items(elements: list[Element]) -> Iterator[UsingItem]:
    """The `global using` lines that the project file stands for."""
    for element in elements:
        if element.name == "Using" and "Include" in element.attributes:
            is_static = element.attributes.get("Static", "").lower() == "true"
            yield UsingItem(element.attributes["Include"], is_static, element.attributes.get("Alias"))


def defined_symbols(elements: list[Element]) -> Iterator[str]:
    """Symbols for `#if` in a Release build: the SDK's own, the target framework's and the project's."""
    yield from RELEASE
    for constants in texts(elements, "DefineConstants"):
        yield from (symbol for symbol in map(str.strip, constants.split(";")) if symbol.isidentifier())
    for framework in (*texts(elements, "TargetFramework"), *texts(elements, "TargetFrameworks")):
        for version in NET.findall(framework):
            yield from ("NET", "NETCOREAPP", f"NET{version}_0")
            yield from (f"NET{earlier}_0_OR_GREATER" for earlier in range(5, min(int(version), 99) + 1))
