"""What a name or an expression of a Python project can stand for while it is read.

Reading follows the code without running it, so besides plain values there are settings, whose text is known later,
objects of libraries, of which only the path is known, and what cannot be known at all, with the reason.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ...values import Derived, Joined, Setting
from ..model import Binding


@dataclass(frozen=True)
class Unknown:
    """A value that reading cannot tell."""

    reason: str = "is neither a constant nor read from the environment"
    """As it ends a sentence that starts with the expression."""
    node: ast.expr | None = None
    """The expression, where there is one to show."""

    def __str__(self) -> str:
        return f"`{ast.unparse(self.node)}` {self.reason}" if self.node else f"it {self.reason}"


@dataclass(frozen=True)
class External:
    """An object of a library, by the path that leads to it: `os.environ`, `flask.Flask()`."""

    path: str
    arguments: "Arguments | None" = None
    """What the last call on the path was given."""


@dataclass(frozen=True)
class Method:
    """A method of a thing, not called yet."""

    receiver: "Thing"
    name: str


@dataclass(eq=False)
class Module:
    """A module of the project. Filled while its statements are followed, so that circular imports see what is there."""

    name: str
    """With dots, as it is imported."""
    file: str
    """Relative to the project's folder, with forward slashes; the folder for a package without `__init__.py`."""
    package: str
    """What relative imports start from."""
    source: str = ""
    tree: ast.Module = field(default_factory=lambda: ast.Module([], []))
    names: dict[str, "Thing"] = field(default_factory=dict)


@dataclass(eq=False)
class Scope:
    """Names in force at a place: a module's own, or those of a function or class and around it."""

    module: Module
    names: dict[str, "Thing"]
    parent: "Scope | None" = None
    is_class: bool = False


@dataclass(eq=False)
class Routine:
    """A function of the project, and the object it is bound to where it is a method."""

    node: ast.FunctionDef | ast.AsyncFunctionDef
    scope: Scope
    receiver: "Thing" = None
    decorations: frozenset[str] = frozenset()
    """Names of library decorators that change how it is called: `property`, `staticmethod`, …"""


@dataclass(eq=False)
class Class:
    """A class of the project."""

    name: str
    bases: tuple["Thing", ...]
    scope: Scope
    annotated: dict[str, "Thing"] = field(default_factory=dict)
    """Its annotated attributes with their defaults, None for none: the fields of a dataclass or a settings class."""

    @property
    def fields(self) -> dict[str, "Thing"]:
        """Its annotated attributes and those that it inherits."""
        inherited = [base.fields for base in reversed(self.bases) if isinstance(base, Class)]
        return {name: default for fields in (*inherited, self.annotated) for name, default in fields.items()}

    def inherits(self, *endings: str) -> bool:
        """Whether a library's class whose path ends so is among its ancestors."""
        return any(
            base.path.endswith(endings) if isinstance(base, External) else base.inherits(*endings)
            for base in self.bases
            if isinstance(base, External | Class)
        )

    def find(self, name: str) -> "Thing":
        """The attribute, its own or inherited."""
        if name in self.scope.names:
            return self.scope.names[name]
        inherited = (base.find(name) for base in self.bases if isinstance(base, Class))
        return next(
            (thing for thing in inherited if not isinstance(thing, Unknown)), Unknown(f"{self.name} has no {name}")
        )


@dataclass(eq=False)
class Instance:
    """An object of a class of the project."""

    of: Class
    attributes: dict[str, "Thing"] = field(default_factory=dict)


@dataclass(frozen=True)
class Member:
    """A member of an enum of the project."""

    name: str
    value: "Thing"
    is_text: bool
    """Whether it counts as its value where text is wanted, as a `StrEnum`'s does."""


class Kind(Enum):
    """What functions can be declared on."""

    APP = "FunctionApp"
    """A `FunctionApp`, `DFApp`, `AsgiFunctionApp` or `WsgiFunctionApp`, which the worker indexes."""
    BLUEPRINT = "Blueprint"
    """Functions that count once an app registers them."""


@dataclass(eq=False)
class Draft:
    """A function under declaration: the library's function builder."""

    name: str
    file: str
    line: int
    docstring: str = ""
    """What an MCP tool is described by."""
    bindings: list[Binding] = field(default_factory=list)


@dataclass(frozen=True)
class Registration:
    """A function on an app or blueprint, and the conditions in force where it came there."""

    draft: Draft
    conditions: tuple[str, ...]


@dataclass(eq=False)
class Registry:
    """An app or a blueprint: the library's function register."""

    kind: Kind
    file: str
    line: int
    auth_level: "Thing" = None
    """What its HTTP functions need of a caller who is not told otherwise; None where that cannot be told."""
    registrations: list[Registration] = field(default_factory=list)
    of: Class | None = None
    """The project's own class, where it is an object of one."""


@dataclass(frozen=True)
class Decoration:
    """A decorator of the library with its arguments, ready to be put on a function."""

    registry: Registry
    name: str
    arguments: "Arguments"
    where: str


@dataclass(frozen=True)
class Arguments:
    """What a call is given."""

    positional: tuple["Thing", ...] = ()
    named: Mapping[str, "Thing"] = field(default_factory=dict)
    unread: str | None = None
    """The starred argument that cannot be read, as written; None where every argument is known."""

    def get(self, name: str, position: int, default: "Thing" = None) -> "Thing":
        """An argument by its name or position."""
        if name in self.named:
            return self.named[name]
        return self.positional[position] if position < len(self.positional) else default


@dataclass(frozen=True)
class Finished:
    """The statements behind are not reached."""

    value: "Thing" = None
    raised: bool = False
    """By an exception, so that the program ends here, rather than the function."""


Thing = (
    None
    | bool
    | int
    | float
    | str
    | Setting
    | Joined
    | Derived
    | tuple["Thing", ...]
    | dict[object, "Thing"]
    | Unknown
    | External
    | Method
    | Module
    | Routine
    | Class
    | Instance
    | Member
    | Draft
    | Registry
    | Decoration
)
