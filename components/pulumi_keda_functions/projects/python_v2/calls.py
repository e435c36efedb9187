"""What calls give back: reads of settings, apps and blueprints, methods of text, the project's own functions."""

import ast
from abc import abstractmethod
from collections.abc import Callable, Mapping

from ...problems import Severity
from .apps import KINDS, LIBRARIES, REGISTER, SETTINGS, Apps, auth_level, place
from .bindings import DECORATORS
from .environment import READS, is_pydantic_settings, read_setting, setting_fields
from .expressions import look_up, set_changed
from .modules import absolute_name
from .sequences import CHANGED, READING_METHODS, SEQUENCES, added, call_dict_method, call_sequence
from .text import as_text, call_text_method, is_text
from .things import (
    Arguments,
    Class,
    Decoration,
    External,
    Instance,
    Method,
    Module,
    Registry,
    Routine,
    Scope,
    Thing,
    Unknown,
)


def as_number(thing: Thing) -> Thing:
    """`int(thing)`; a setting stays the text that it is, for it becomes a property's text either way."""
    if isinstance(thing, str):
        return int(thing) if thing.isdecimal() and len(thing) < 19 else Unknown()
    return thing if is_text(thing) or isinstance(thing, int) else Unknown()


CONVERSIONS: Mapping[str, Callable[[Thing], Thing]] = {
    "builtins.str": lambda thing: Unknown() if (text := as_text(thing)) is None else text,
    "builtins.int": as_number,
    "builtins.len": lambda thing: len(thing) if isinstance(thing, tuple | dict) else Unknown(),
    "typing.cast": lambda thing: thing,
}
"""Functions whose result is told by their last argument."""
HARMLESS_CALLEES = frozenset({"builtins.print", "builtins.isinstance", "builtins.id", "builtins.repr", "builtins.type"})
"""Functions that an app may be handed to without declaring anything on it."""


class Calls(Apps):
    """Evaluates calls; running a function's statements is left to the layer above."""

    @abstractmethod
    def run(self, routine: Routine, arguments: Arguments) -> Thing:
        """What a function of the project gives back."""

    @abstractmethod
    def import_module(self, name: str) -> Thing:
        """The module of this name."""

    @abstractmethod
    def add_search_path(self, call: ast.Call, scope: Scope) -> None:
        """Take a folder that the program adds to `sys.path` into account."""

    def call(self, thing: Thing, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """What calling `thing` gives back, with the effects that matter."""
        match thing:
            case External(path):
                return self.call_library(path, arguments, node, scope)
            case Method(Registry() as registry, name):
                return self.call_registry(registry, name, arguments, place(node, scope))
            case Method(tuple() | dict() as changed, name) if name not in READING_METHODS:
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    left = added(changed, name, arguments) if isinstance(changed, tuple) else Unknown(CHANGED)
                    self.change(node.func.value, left, scope)
                return Unknown()
            case Method(dict() as mapping, name):
                return call_dict_method(mapping, name, arguments)
            case Method(receiver, name):
                text = as_text(receiver)
                return Unknown() if text is None else call_text_method(text, name, arguments)
            case Class():
                return self.instantiate(thing, arguments, node, scope)
            case Routine():
                return self.run(thing, arguments)
            case Decoration():
                return self.decorate(thing, arguments.get("", 0), node, scope)
            case _:
                self.hand_over(arguments, node, scope)
                return thing if isinstance(thing, Unknown) else Unknown()

    def change(self, target: ast.expr, thing: Thing, scope: Scope) -> None:
        """What a list or dict is, now that it was changed in place; of one inside another, neither is known."""
        match target:
            case ast.Name():
                set_changed(target, thing, scope)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                owner = look_up(name, scope)
                names = (
                    owner.attributes
                    if isinstance(owner, Instance)
                    else owner.names
                    if isinstance(owner, Module)
                    else {}
                )
                if isinstance(names.get(attribute), tuple | dict):
                    names[attribute] = thing
            case ast.Subscript(value=outer) | ast.Attribute(value=outer):
                self.change(outer, Unknown(CHANGED), scope)

    def call_library(self, path: str, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """A function or class of a library."""
        name = path.rpartition(".")[2]
        if path in READS:
            return read_setting(arguments)
        if path.startswith(LIBRARIES) and name in KINDS:
            return self.new_registry(name, arguments, node, scope)
        if path in SEQUENCES:
            return call_sequence(path, arguments)
        if path in CONVERSIONS and arguments.positional:
            return CONVERSIONS[path](arguments.positional[-1])
        if path == "builtins.dict" and not arguments.positional:
            return dict[object, Thing](arguments.named.items())
        if path in {"sys.path.append", "sys.path.insert"} and isinstance(node, ast.Call):
            self.add_search_path(node, scope)
        if path in {"importlib.import_module", "builtins.__import__"}:
            return self.import_by_name(arguments.get("name", 0), arguments.get("package", 1), place(node, scope))
        if path == "builtins.super().__init__":
            construct_base(arguments, scope)
        if path == "builtins.getattr" and isinstance(attribute := arguments.get("", 1), str):
            return self.attribute(arguments.get("", 0), attribute, node, scope)
        if path not in HARMLESS_CALLEES:
            self.hand_over(arguments, node, scope)
        return External(f"{path}()", arguments)

    def import_by_name(self, name: Thing, package: Thing, where: str) -> Thing:
        """`import_module(name, package)`, the package for a name that starts with dots."""
        if isinstance(name, str) and not name.startswith("."):
            return self.import_module(name)
        if isinstance(name, str) and isinstance(package, str):
            plain = name.lstrip(".")
            full = absolute_name(package, len(name) - len(plain), plain)
            return self.import_module(full) if full else Unknown("is not a call that Python accepts")
        message = "a module is imported by a computed name, and the functions that it declares cannot be read"
        self.report_unread(where, message, instead="import it by an import statement")
        return Unknown()

    def hand_over(self, arguments: Arguments, node: ast.AST, scope: Scope) -> None:
        """Tell of an app, or a part of it, that goes to code that is not followed."""
        for given in (*arguments.positional, *arguments.named.values()):
            match given:
                case Registry(kind=kind):
                    subject, certain = f"the {kind.value} of {given.file}:{given.line}", False
                case Decoration(name=name) | Method(Registry(), name):
                    subject, certain = f"`{name}`", True
                case _:
                    continue
            callee = ast.unparse(node.func if isinstance(node, ast.Call) else node)
            severity = Severity.ERROR if certain or callee == "getattr" else Severity.WARNING
            message = f"{subject} goes to {callee}, and functions that it declares cannot be read"
            self.report_unread(place(node, scope), message, severity)

    def instantiate(self, of: Class, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """An object of a class of the project; of a subclass of an app, that app."""
        base = library_base(of)
        made: Registry | Instance
        if base:
            made = self.new_registry(base, arguments, node, scope)
            made.of = of
            overridden = of.scope.names.keys() & (DECORATORS.keys() | SETTINGS | REGISTER)
            if overridden:
                message = (
                    f"{of.name} has its own {', '.join(sorted(overridden))}, and what is declared by it cannot be read"
                )
                self.report_unread(place(node, scope), message, instead=f"use {base} itself")
        elif is_pydantic_settings(of):
            return Instance(of, setting_fields(of) | dict(arguments.named))
        else:
            fields = {name: field_default(default) for name, default in of.fields.items()}
            positional = dict(zip(fields, arguments.positional, strict=False))
            made = Instance(of, fields | positional | dict(arguments.named))
        constructor = of.find("__init__")
        if isinstance(constructor, Routine):
            if isinstance(made, Registry):
                made.auth_level = None
            self.run(Routine(constructor.node, constructor.scope, made), arguments)
        return made


def field_default(thing: Thing) -> Thing:
    """What a field of a dataclass starts as."""
    match thing:
        case External("dataclasses.field()", Arguments(named={"default": default})):
            return default
        case _:
            return thing


def library_base(of: Class) -> str | None:
    """The app or blueprint of the library that a class of the project extends."""
    return next((name for name in KINDS if of.inherits(f"functions.{name}")), None)


def construct_base(arguments: Arguments, scope: Scope) -> None:
    """`super().__init__(…)` in the constructor of an app of the project's own; its first parameter is the app."""
    receiver = next(iter(scope.names.values()), None)
    if isinstance(receiver, Registry) and receiver.of and (base := library_base(receiver.of)):
        receiver.auth_level = auth_level(base, arguments)
