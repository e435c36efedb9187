"""What a Functions project consists of, whatever language it is written in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ..problems import Problem
from ..values import Value

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
"""A value as JSON has it."""

Property = Value | None | bool | int | float | Sequence["Property"] | Mapping[str, "Property"]
"""A binding's property: JSON as written, with a `Value` wherever it is read from the environment."""


ANY = "*"
"""In place of a property's name."""


class Worker(StrEnum):
    """The language worker, by the text of `FUNCTIONS_WORKER_RUNTIME`."""

    DOTNET = "dotnet"
    DOTNET_ISOLATED = "dotnet-isolated"
    NODE = "node"
    PYTHON = "python"
    JAVA = "java"
    POWERSHELL = "powershell"
    CUSTOM = "custom"


@dataclass(frozen=True)
class Binding:
    """One binding of a function. Its first word on everything is the type, as in function.json (`queueTrigger`)."""

    type: str
    properties: Mapping[str, Property] = field(default_factory=dict)
    """Under their function.json names, as written: `%X%` kept, constants evaluated, environment reads as `Setting`.
    Without `type`, `name` and `direction`."""
    unread: Mapping[str, Problem] = field(default_factory=dict, compare=False)
    """Why properties that are written cannot be read, by their names; under `ANY` where it may be any of them. The
    reader tells of each among its problems, so it is nothing that tells two bindings apart."""

    def unread_problem(self, name: str) -> Problem | None:
        """Why the property `name` cannot be read; None where it can, or is not written."""
        return self.unread.get(name) or (None if name in self.properties else self.unread.get(ANY))

    def has(self, name: str) -> bool:
        """Whether the property `name` is written and not empty, whether it can be read or not."""
        return bool(self.properties.get(name)) or self.unread_problem(name) is not None

    def corrected(self, properties: Mapping[str, Property]) -> "Binding":
        """With `properties` over its own, read or not."""
        unread = {name: why for name, why in self.unread.items() if name not in properties and name != ANY}
        return Binding(self.type, {**self.properties, **properties}, unread if properties else self.unread)

    @property
    def is_trigger(self) -> bool:
        """Whether it starts the function, as the host tells it: by the end of its type, in any case."""
        return self.type.lower().endswith("trigger")


@dataclass(frozen=True)
class Function:
    """A function that the host would index."""

    name: str
    trigger: Binding
    bindings: tuple[Binding, ...]
    """The other bindings, in order."""
    file: str
    """Relative to the project's folder, with forward slashes."""
    line: int
    """From 1; 0 for one that the user declares, whose `file` then is the argument's name."""
    disabled: bool | str = False
    """As function.json's `disabled` says: a truth, or the name of a setting that decides (`%X%` or `X`)."""
    conditional: str | None = None
    """The condition under which the function is registered, as written (`os.getenv("REPORTS")`); None: always."""

    @property
    def where(self) -> str:
        """The place to name in a problem."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True)
class HostConfig:
    """host.json, as the host reads it."""

    content: Mapping[str, Json] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    """The line of each property, by its path of keys."""

    def where(self, *keys: str) -> str:
        """The place of the property at that path, for a problem. Keys ignore case, as in the host."""
        folded = tuple(key.casefold() for key in keys)
        line = next((line for path, line in self.lines.items() if tuple(map(str.casefold, path)) == folded), None)
        return "host.json" if line is None else f"host.json:{line}"


@dataclass(frozen=True)
class FunctionsProject:
    """A Functions project as read from its folder; nothing of it was run."""

    root: Path
    worker: Worker | None
    """None where nothing in the folder tells."""
    model: str | None
    """The programming model that its functions were read from: `python-v2` or `function.json`; None: they were not."""
    host: HostConfig
    functions: tuple[Function, ...]
    problems: tuple[Problem, ...]
