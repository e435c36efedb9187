"""What calls give back: reads of settings, apps and blueprints, methods of text, the project's own functions."""

import ast
from abc import abstractmethod
from collections.abc import Callable, Mapping

from ...problems import Severity
from .apps import BY_HAND, KINDS, LIBRARIES, REGISTER, SETTINGS, Apps, place
from .bindings import DECORATORS
from .environment import READS, is_pydantic_settings, read_setting, setting_fields
from .expressions import forget_changed
from .text import as_text, call_text_method, is_text
from .things import (
    Arguments,
    Class,
    Decoration,
    External,
    Instance,
    Method,
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
    "builtins.tuple": lambda thing: thing if isinstance(thing, tuple) else Unknown(),
    "builtins.list": lambda thing: thing if isinstance(thing, tuple) else Unknown(),
    "builtins.set": lambda thing: thing if isinstance(thing, tuple) else Unknown(),
    "builtins.len": lambda thing: len(thing) if isinstance(thing, tuple | dict) else Unknown(),
    "typing.cast": lambda thing: thing,
}
"""Functions whose result is told by their last argument."""
HARMLESS_CALLEES = frozenset({"builtins.print", "builtins.isinstance", "builtins.id", "builtins.repr", "builtins.type"})
"""Functions that an app may be handed to without declaring anything on it."""
READING_METHODS = frozenset({"get", "items", "values", "keys", "index", "count", "copy"})
"""Methods of lists and dicts that change nothing."""


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
            case Method(tuple() | dict(), name) if name not in READING_METHODS:
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    forget_changed(node.func.value, scope)
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

    def call_library(self, path: str, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """A function or class of a library."""
        name = path.rpartition(".")[2]
        if path in READS:
            return read_setting(arguments)
        if path.startswith(LIBRARIES) and name in KINDS:
            return self.new_registry(name, arguments, node, scope)
        if path in CONVERSIONS and arguments.positional:
            return CONVERSIONS[path](arguments.positional[-1])
        if path == "builtins.dict" and not arguments.positional:
            return dict[object, Thing](arguments.named.items())
        if path in {"sys.path.append", "sys.path.insert"} and isinstance(node, ast.Call):
            self.add_search_path(node, scope)
        if path in {"importlib.import_module", "builtins.__import__"}:
            return self.import_by_name(arguments.get("name", 0), place(node, scope))
        if path == "builtins.getattr" and isinstance(attribute := arguments.get("", 1), str):
            return self.attribute(arguments.get("", 0), attribute, node, scope)
        if path not in HARMLESS_CALLEES:
            self.hand_over(arguments, node, scope)
        return External(f"{path}()", arguments)

    def import_by_name(self, name: Thing, where: str) -> Thing:
        """`import_module(name)`."""
        if isinstance(name, str):
            return self.import_module(name)
        message = "a module is imported by a computed name, and the functions that it declares cannot be read"
        self.report(where, message, "import it by an import statement")
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
            self.report(place(node, scope), message, f"if it declares any, {BY_HAND}", severity)

    def instantiate(self, of: Class, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """An object of a class of the project; of a subclass of an app, that app."""
        base = next((name for name in KINDS if of.inherits(f"functions.{name}")), None)
        made: Registry | Instance
        if base:
            made = self.new_registry(base, arguments, node, scope)
            made.of = of
            overridden = of.scope.names.keys() & (DECORATORS.keys() | SETTINGS | REGISTER)
            if overridden:
                message = (
                    f"{of.name} has its own {', '.join(sorted(overridden))}, and what is declared by it cannot be read"
                )
                self.report(place(node, scope), message, f"use {base} itself, or {BY_HAND}")
        elif is_pydantic_settings(of):
            return Instance(of, setting_fields(of) | dict(arguments.named))
        else:
            fields = dict(of.fields)
            positional = dict(zip(fields, arguments.positional, strict=False))
            made = Instance(of, fields | positional | dict(arguments.named))
        constructor = of.find("__init__")
        if isinstance(constructor, Routine):
            self.run(Routine(constructor.node, constructor.scope, made), arguments)
        return made


def call_dict_method(mapping: dict[object, Thing], name: str, arguments: Arguments) -> Thing:
    """A method of a dict that only reads it."""
    match name, arguments.positional:
        case "get", (str() | int() as key, *rest):
            return mapping.get(key, rest[0] if rest else None)
        case "items", ():
            return tuple((key if isinstance(key, str | int | float) else None, value) for key, value in mapping.items())
        case "values", ():
            return tuple(mapping.values())
        case "keys", ():
            return tuple(key for key in mapping if isinstance(key, str | int | float))
        case _:
            return Unknown()
