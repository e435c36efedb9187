"""What a name or an expression of a Node project can stand for while it is read.

Reading follows the code without running it, so besides plain values there are settings, whose text is known later,
objects of libraries, of which only the path is known, and what cannot be known at all, with the reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from tree_sitter import Node, Tree

from ...values import Derived, Joined, Setting

MOST_ITEMS = 2_000


class Undefined(Enum):
    """JavaScript's `undefined`, apart from `null`, which is None here."""

    UNDEFINED = "undefined"


UNDEFINED = Undefined.UNDEFINED


@dataclass(frozen=True)
class Unknown:
    """A value that reading cannot tell."""

    reason: str = "is neither a constant nor read from the environment"
    """As it ends a sentence that starts with the expression."""
    written: str | None = None
    """The expression, where there is one to show."""

    def __str__(self) -> str:
        return f"`{self.written}` {self.reason}" if self.written else f"it {self.reason}"


@dataclass(frozen=True)
class External:
    """An object of a library, or of Node itself, where `library` is empty."""

    library: str
    path: tuple[str, ...] = ()
    """The properties that lead to it; `()` stands for a call."""

    def __str__(self) -> str:
        return ".".join(filter(None, (self.library, *self.path))).replace(".()", "()")


@dataclass(eq=False)
class Object:
    """An object of the project: a literal, an enum, what a module exports, an instance of a class."""

    properties: dict[str, "Thing"] = field(default_factory=dict)
    unread: Unknown | None = None
    """What was spread into it and cannot be read, so that it may have further properties; None: it has no others."""
    of: "Class | None" = None
    """The class that it is an instance of."""

    def get(self, name: str) -> "Thing":
        """The property, its own or a method of its class."""
        if name in self.properties:
            return self.properties[name]
        method = self.of.method(name) if self.of else None
        if method:
            return Routine(method.node, method.scope, self)
        return self.unread or UNDEFINED


@dataclass(eq=False)
class Array:
    """An array of the project."""

    items: list["Thing"] = field(default_factory=list)
    unread: Unknown | None = None
    """What was spread into it and cannot be read; None: every item is there."""

    def add(self, items: Sequence["Thing"], unread: Unknown | None = None) -> None:
        """Append items, up to a number that no honest program comes near."""
        room = MOST_ITEMS - len(self.items)
        self.items += items[:room]
        self.unread = self.unread or unread or (Unknown("is too long an array") if len(items) > room else None)


@dataclass(eq=False)
class Scope:
    """Names in force at a place: a module's own, or those of a function or block and around it."""

    module: "Module"
    names: dict[str, "Thing"] = field(default_factory=dict)
    parent: "Scope | None" = None
    is_block: bool = False
    """Whether `var` passes it by."""

    def holding(self, name: str) -> "Scope | None":
        """The innermost scope that has the name."""
        scope: Scope | None = self
        while scope is not None and name not in scope.names:
            scope = scope.parent
        return scope


@dataclass(frozen=True, eq=False)
class Routine:
    """A function of the project, and the object that `this` is where it is a method."""

    node: Node
    scope: Scope
    receiver: "Thing" = UNDEFINED


@dataclass(eq=False)
class Class:
    """A class of the project."""

    name: str
    base: "Thing"
    scope: Scope
    statics: Object = field(default_factory=Object)
    methods: dict[str, Routine] = field(default_factory=dict)
    fields: dict[str, Node | None] = field(default_factory=dict)
    """The values that instances start with, by name."""

    def method(self, name: str) -> Routine | None:
        """The method of its instances, its own or inherited."""
        if name in self.methods:
            return self.methods[name]
        return self.base.method(name) if isinstance(self.base, Class) else None


@dataclass(frozen=True, eq=False)
class Method:
    """A method of an array or of text, not called yet."""

    receiver: "Thing"
    name: str


@dataclass(frozen=True)
class Imported:
    """A name that another module of the project exports; looked up when it is used, since modules import in circles."""

    module: "Module"
    name: str


@dataclass(eq=False)
class Module:
    """A module of the project. Filled while its statements are followed, so that circular imports see what is there."""

    file: str
    """Relative to the project's folder, with forward slashes."""
    source: bytes
    tree: Tree
    scope: Scope = field(init=False)
    exported_names: dict[str, str] = field(default_factory=dict)
    """Names of the module by the names that it exports them under."""
    stars: list["Thing"] = field(default_factory=list)
    """What it exports all names of."""
    variable: Object = field(default_factory=lambda: Object({"exports": Object()}))
    """What it knows as `module`."""

    def __post_init__(self) -> None:
        self.scope = Scope(self, {"module": self.variable, "exports": self.exports})

    @property
    def exports(self) -> "Thing":
        """What `require` of it gives."""
        return self.variable.get("exports")

    @property
    def is_es_module(self) -> bool:
        """Whether it exports by `export`, so that `import * as` and `require` see those names."""
        return bool(self.exported_names or self.stars)


@dataclass(frozen=True)
class Builder:
    """A property of an MCP tool, or an argument of an MCP prompt, under construction: `arg.string().describe("…")`."""

    kind: str
    """`arg` or `promptArg`."""
    facts: tuple[tuple[str, "Thing"], ...] = ()
    """What its methods have set, in the JSON's names."""


@dataclass(frozen=True)
class Finished:
    """The statements behind are not reached."""

    value: "Thing" = UNDEFINED
    raised: bool = False
    """By an exception, so that the program ends here, rather than the function."""


Thing = (
    None
    | Undefined
    | bool
    | int
    | float
    | str
    | Setting
    | Joined
    | Derived
    | Unknown
    | External
    | Object
    | Array
    | Routine
    | Class
    | Method
    | Imported
    | Module
    | Builder
)
