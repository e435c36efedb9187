"""Functions and classes of a project: how they are defined, decorated and called."""

import ast
from pathlib import Path

from ...problems import Severity
from .apps import REGISTER, place
from .imports import Imports
from .things import (
    Arguments,
    Class,
    Decoration,
    Draft,
    External,
    Method,
    Module,
    Routine,
    Scope,
    Thing,
    Unknown,
)
from .trigger_decorators import TRIGGERS

DECLARING = frozenset(TRIGGERS) | REGISTER
"""Attributes that declare a function or a set of them."""
SHARED_NAMES = frozenset({"route", "schedule", "register_blueprint"})
"""Of these, names that other libraries use, too: a Flask application has `route` and `register_blueprint`."""
DEEPEST = 25
"""Calls inside calls; beyond, a recursion that hangs on the environment is likelier than an honest program."""


class Definitions(Imports):
    """Defines and calls the project's own functions and classes."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.seen: dict[str, set[ast.AST]] = {}
        """By file: attributes that may declare functions and were come by, and statements that are never reached."""
        self.depth = 0

    def decorated(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Thing:
        """A function with its decorators put on, the lowest first. One that cannot be followed is taken to wrap it."""
        around = scope.parent if scope.is_class and scope.parent else scope
        things = [self.evaluate(decorator, scope) for decorator in node.decorator_list]
        names = frozenset(thing.path.rpartition(".")[2] for thing in things if isinstance(thing, External))
        thing: Thing = Routine(node, around, decorations=names)
        for decorator, expression in zip(reversed(things), reversed(node.decorator_list), strict=True):
            if isinstance(decorator, Decoration | Routine | Method):
                made = self.call(decorator, Arguments((thing,)), expression, scope)
                keeps_name = isinstance(made, Routine) and "wraps()" in made.decorations
                thing = made if isinstance(made, Draft | Routine) and not keeps_name else thing
        return thing

    def define_class(self, node: ast.ClassDef, scope: Scope) -> Class:
        """A class, its body followed."""
        bases = tuple(self.evaluate(base, scope) for base in node.bases)
        inner = Scope(scope.module, {}, scope, is_class=True)
        self.execute(node.body, inner)
        annotated = inner.names.pop("__annotated__", {})
        return Class(
            node.name, bases, inner, {str(k): v for k, v in annotated.items()} if isinstance(annotated, dict) else {}
        )

    def run(self, routine: Routine, arguments: Arguments) -> Thing:
        """What a function of the project gives back, its statements followed."""
        if isinstance(routine.node, ast.AsyncFunctionDef) or self.depth >= DEEPEST:
            return Unknown("is not followed")
        self.depth += 1
        try:
            outcome = self.execute(
                routine.node.body, Scope(routine.scope.module, self.parameters(routine, arguments), routine.scope)
            )
        finally:
            self.depth -= 1
        return outcome.value if outcome else None

    def parameters(self, routine: Routine, arguments: Arguments) -> dict[str, Thing]:
        """The function's parameters with what they are given."""
        spec = routine.node.args
        names = [parameter.arg for parameter in (*spec.posonlyargs, *spec.args)]
        given = (routine.receiver, *arguments.positional) if routine.receiver is not None else arguments.positional
        bound: dict[str, Thing] = dict.fromkeys((*names, *(p.arg for p in spec.kwonlyargs)), Unknown("is not given"))
        defaults = dict(zip(reversed(names), reversed(spec.defaults), strict=False))
        defaults |= {p.arg: value for p, value in zip(spec.kwonlyargs, spec.kw_defaults, strict=True) if value}
        bound |= {name: self.evaluate(value, routine.scope) for name, value in defaults.items()}
        bound |= dict(zip(names, given, strict=False))
        bound |= {name: thing for name, thing in arguments.named.items() if name in bound}
        if spec.vararg:
            bound[spec.vararg.arg] = tuple(given[len(names) :])
        if spec.kwarg:
            bound[spec.kwarg.arg] = {name: thing for name, thing in arguments.named.items() if name not in bound}
        return bound

    def method_named(self, receiver: Thing, name: str, node: ast.Attribute, scope: Scope) -> None:
        """Note that the attribute was come by, and tell where it would declare a function on what is not known."""
        if name not in DECLARING:
            return
        self.note(scope.module, node)
        if isinstance(receiver, Unknown) or (isinstance(receiver, External) and name not in SHARED_NAMES):
            subject = ast.unparse(node.value)
            sure = name not in SHARED_NAMES
            message = f"`{subject}.{name}` declares functions on what cannot be read: {subject}"
            self.report_unread(place(node, scope), message, Severity.ERROR if sure else Severity.WARNING)

    def note(self, module: Module, *nodes: ast.AST) -> None:
        """Remember what was come by."""
        self.seen.setdefault(module.file, set()).update(nodes)
