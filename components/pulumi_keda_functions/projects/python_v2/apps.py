"""Apps and blueprints: how functions come to be declared on them."""

import ast
from collections.abc import Mapping

from ...problems import Problem, Severity
from ..unread import Unread, by_hand
from .bindings import DECORATORS, bind
from .expressions import Expressions
from .things import (
    Arguments,
    Decoration,
    Draft,
    External,
    Kind,
    Module,
    Registration,
    Registry,
    Routine,
    Scope,
    Thing,
    Unknown,
)

LIBRARIES = ("azure.functions.", "azure.durable_functions.")
KINDS: Mapping[str, Kind] = {
    "FunctionApp": Kind.APP,
    "DFApp": Kind.APP,
    "AsgiFunctionApp": Kind.APP,
    "WsgiFunctionApp": Kind.APP,
    "Blueprint": Kind.BLUEPRINT,
}
SERVING = frozenset({"AsgiFunctionApp", "WsgiFunctionApp"})
"""Apps that take a web application first, and serve it by a function of their own."""
DEFAULT_LEVEL = External("azure.functions.AuthLevel.FUNCTION")
HTTP_METHODS = ("GET", "POST", "DELETE", "HEAD", "PATCH", "PUT", "OPTIONS")
"""In the order of the library's `HttpMethod`, which the function of an ASGI or WSGI app takes all of."""
SETTINGS = frozenset({"function_name", "retry", "http_type"})
"""Decorators that declare a function as the others do, but no binding."""
REGISTER = frozenset({"register_functions", "register_blueprint"})
HARMLESS = frozenset({"get_functions", "validate_function_names", "mcp_tool_property", "auth_level"})
"""What an app offers that neither declares a function nor adds a binding."""
BY_HAND = by_hand()


class Apps(Expressions):
    """Keeps the apps and blueprints of a project and what is declared on them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.registries: list[Registry] = []
        self.conditions: tuple[str, ...] = ()
        """The conditions that hang on the environment and hold at the statement that is followed."""

    def report(self, where: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a problem."""
        self.note_problem(Problem(where, message, remedy, severity))

    def report_unread(
        self, where: str, message: str, severity: Severity = Severity.ERROR, *, instead: str | None = None
    ) -> None:
        """Note declarations that cannot be read, and what in the code would do `instead`."""
        self.note_problem(Unread(where, message, f"{instead}; or {BY_HAND}" if instead else BY_HAND, severity))

    def note_problem(self, problem: Problem) -> None:
        """Note it once, however often the code is come by."""
        if problem not in self.problems:
            self.problems.append(problem)

    def new_registry(self, name: str, arguments: Arguments, node: ast.AST, scope: Scope) -> Registry:
        """An app or blueprint of the library; with ASGI or WSGI, also the function that serves the web application."""
        line = getattr(node, "lineno", 1)
        registry = Registry(KINDS[name], scope.module.file, line, auth_level(name, arguments))
        self.registries.append(registry)
        if name in SERVING:
            function_name = arguments.get("function_name", 2, "http_app_func")
            draft = Draft(str(function_name), scope.module.file, line)
            everything = Arguments(named={"methods": HTTP_METHODS, "route": "/{*route}"})
            served = Decoration(registry, "route", everything, place(node, scope))
            draft.bindings += bind(served, draft).bindings
            registry.registrations.append(Registration(draft, self.conditions))
        return registry

    def call_registry(self, registry: Registry, name: str, arguments: Arguments, where: str) -> Thing:
        """A method of an app or blueprint."""
        if name in DECORATORS or name in SETTINGS:
            return Decoration(registry, name, arguments, where)
        if name in REGISTER and registry.kind is Kind.APP:
            self.register(registry, arguments.get("function_container", 0), where)
        elif name not in HARMLESS:
            severity = Severity.ERROR if name.endswith("_trigger") or name in REGISTER else Severity.WARNING
            self.report_unread(where, f"a {registry.kind.value} has no `{name}` that is known here", severity)
        return External(f"{registry.kind.value}.{name}()")

    def register(self, app: Registry, container: Thing, where: str) -> None:
        """`app.register_functions(container)`: what the container declares up to now."""
        match container:
            case Registry(kind=Kind.BLUEPRINT, registrations=declared):
                app.registrations += [
                    Registration(one.draft, tuple(dict.fromkeys((*one.conditions, *self.conditions))))
                    for one in declared
                ]
            case Registry():
                self.report(where, "an app is registered on an app, which the library refuses", "make it a Blueprint")
            case _:
                message = f"which blueprint is registered cannot be read: {described(container)}"
                self.report_unread(where, message, instead="import the blueprint by name")

    def decorate(self, decoration: Decoration, target: Thing, node: ast.AST, scope: Scope) -> Thing:
        """A function under declaration, with what the decorator adds."""
        draft = self.draft(decoration.registry, target, node, scope)
        if draft is None:
            message = f"the function under `{decoration.name}` cannot be read: {described(target)}"
            self.report_unread(decoration.where, message)
            return Unknown()
        if decoration.name == "function_name":
            name = decoration.arguments.get("name", 0)
            if isinstance(name, str):
                draft.name = name
            else:
                message = f"the name of function {draft.name} cannot be read: {described(name)}"
                self.report_unread(decoration.where, message, instead="write the name as text")
        elif decoration.name in DECORATORS:
            bound = bind(decoration, draft)
            draft.bindings += bound.bindings
            for problem in bound.problems:
                self.note_problem(problem)
        return draft

    def draft(self, registry: Registry, target: Thing, node: ast.AST, scope: Scope) -> Draft | None:
        """The draft that `target` is, or a new one for it on `registry`."""
        match target:
            case Draft():
                return target
            case Routine(node=function, scope=around):
                docstring = ast.get_docstring(function) or ""
                draft = Draft(function.name, around.module.file, function.lineno, docstring)
            case External(path) if "()" not in path:
                draft = Draft(path.rpartition(".")[2], scope.module.file, getattr(node, "lineno", 1))
            case _:
                return None
        registry.registrations.append(Registration(draft, self.conditions))
        return draft


def auth_level(name: str, arguments: Arguments) -> Thing:
    """The level that the constructor of an app sets for HTTP functions that have none of their own."""
    return arguments.get("http_auth_level", 1 if name in SERVING else 0, DEFAULT_LEVEL)


def place(node: ast.AST, scope: Scope) -> str:
    """`function_app.py:14`."""
    return f"{scope.module.file}:{getattr(node, 'lineno', 1)}"


def described(thing: Thing) -> str:
    """What stands where something else was expected, in words."""
    match thing:
        case Unknown():
            return str(thing)
        case External(path):
            return f"{path} is not part of the project"
        case Module(name=name):
            return f"{name} is a module"
        case _:
            return f"it is a {type(thing).__name__.lower()}"
