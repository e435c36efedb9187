"""How functions come to be declared on an app of the library."""

from collections.abc import Sequence

from tree_sitter import Node

from ...problems import Problem, Severity
from ..model import Binding, Function
from ..syntax_tree import line
from ..unread import unread
from .bindings import bind, described
from .expressions import Expressions
from .library import (
    CLIENT_TRIGGERS,
    DURABLE,
    DURABLE_CLIENT,
    DURABLE_TRIGGERS,
    FUNCTIONS,
    HARMLESS,
    HTTP_METHODS,
    TRIGGERS,
    binding_of,
)
from .things import UNDEFINED, Array, External, Object, Scope, Thing, Unknown

NOT_PROPERTIES = frozenset({"handler", "return", "trigger", "extraInputs", "extraOutputs", "retry"})
"""Options of a function that are not its trigger's."""
DURABLE_CLIENTS = frozenset({DURABLE_CLIENT, "orchestrationClient"})


class Registrations(Expressions):
    """Keeps the functions that a project declares."""

    def __init__(self) -> None:
        self.functions: list[Function] = []
        self.problems: list[Problem] = []
        self.conditions: tuple[str, ...] = ()
        """The conditions that hang on the environment and hold at the statement that is followed."""

    def report(self, problem: Problem) -> None:
        """Note a problem."""
        if problem not in self.problems:
            self.problems.append(problem)

    def register(self, method: External, arguments: Array, node: Node, scope: Scope) -> Thing:
        """Call a method of an app, which declares a function. Gives back what the method does."""
        name, where = method.path[-1], place(node, scope)
        if not self.is_known(method):
            if method.path[1] not in HARMLESS:
                message = f"an app has no `{name}` that is known here"
                self.report(unread(where, message, severity=Severity.WARNING))
            return UNDEFINED
        declared, given = (*arguments.items, UNDEFINED, UNDEFINED)[:2]
        if arguments.unread or not isinstance(declared, str):
            told = arguments.unread or described(declared)
            self.report(unread(where, f"the name of the function in `app.{name}` cannot be read: {told}"))
            return UNDEFINED
        options = self.options(method, given)
        trigger = self.trigger(method, options)
        bound = bind(trigger, f"the trigger of function {declared}", where, is_trigger=True)
        others, problems = self.others(options, f"function {declared}", where)
        for problem in (*bound.problems, *problems):
            self.report(problem)
        if bound.binding:
            condition = all_of(self.conditions)
            file = scope.module.file
            self.functions.append(
                Function(declared, bound.binding, tuple(others), file, line(node), conditional=condition)
            )
        return External(DURABLE, ("app", name, "()")) if method.library == DURABLE else UNDEFINED

    def is_known(self, method: External) -> bool:
        """Whether the method declares a function."""
        name = method.path[-1]
        if method.library == FUNCTIONS:
            return len(method.path) == 2 and (name in TRIGGERS or name in HTTP_METHODS or name == "generic")
        if method.path[1] == "client":
            return len(method.path) == 3 and name in CLIENT_TRIGGERS
        return len(method.path) == 2 and name in DURABLE_TRIGGERS

    def options(self, method: External, given: Thing) -> Object:
        """The options that a method is given; none where it is given a handler alone."""
        name = method.path[-1]
        if isinstance(given, Object) and given.of is None:
            options = Object(dict(given.properties), given.unread)
        else:
            options = Object()
            has_source = name not in HTTP_METHODS and name not in DURABLE_TRIGGERS
            if has_source:
                options.unread = given if isinstance(given, Unknown) else Unknown(f"and {described(given)}")
        if name in HTTP_METHODS:
            options.properties["methods"] = Array([HTTP_METHODS[name]])
        is_http = name == "http" or name in HTTP_METHODS
        if is_http and options.get("return") in (None, UNDEFINED):
            options.properties["return"] = binding_of("http", Object())
        if method.path[1] == "client":
            self.add_client(options)
        return options

    def add_client(self, options: Object) -> None:
        """A durable client among the inputs, unless there is one."""
        inputs = options.get("extraInputs")
        items = inputs.items if isinstance(inputs, Array) else []
        if not any(isinstance(item, Object) and item.get("type") in DURABLE_CLIENTS for item in items):
            added = [*items, Object({"type": DURABLE_CLIENT})]
            options.properties["extraInputs"] = Array(added, inputs.unread if isinstance(inputs, Array) else None)

    def trigger(self, method: External, options: Object) -> Thing:
        """The trigger: the one among the options, else the one that the method makes of them."""
        name = method.path[-1]
        given = options.properties.get("trigger", UNDEFINED)
        if given is not None and given is not UNDEFINED:
            return given
        if method.library == DURABLE and method.path[1] != "client":
            return Object({"type": DURABLE_TRIGGERS[name]})
        if name == "generic":
            return options.unread or UNDEFINED
        own = {key: thing for key, thing in options.properties.items() if key not in NOT_PROPERTIES}
        return binding_of(TRIGGERS["http" if name in HTTP_METHODS else name], Object(own, options.unread))

    def others(self, options: Object, subject: str, where: str) -> tuple[list[Binding], list[Problem]]:
        """The other bindings, in the library's order."""
        result = options.get("return")
        returned: list[Thing] = [] if result in (None, UNDEFINED, False) or result is options.unread else [result]
        groups = (
            ("an extra input", options.get("extraInputs")),
            ("the return value", Array(returned)),
            ("an extra output", options.get("extraOutputs")),
        )
        bindings, problems = [], []
        for words, group in groups:
            if group is None or group is UNDEFINED or group is options.unread:
                continue
            if not isinstance(group, Array) or group.unread:
                told = group.unread if isinstance(group, Array) else described(group)
                message = f"{words} of {subject} cannot be read: {told}"
                problems.append(Problem(where, message, "write the list where it is used", Severity.WARNING))
            for item in group.items if isinstance(group, Array) else ():
                bound = bind(item, f"{words} of {subject}", where, is_trigger=False)
                problems += bound.problems
                bindings += [bound.binding] if bound.binding else []
        return bindings, problems

    def handed_over(self, callee: str, node: Node, scope: Scope) -> None:
        """Tell that an app goes to code outside the project, which may declare functions on it."""
        message = f"an app goes to {callee}, and functions that it declares there cannot be read"
        self.report(unread(place(node, scope), message, severity=Severity.WARNING))


def all_of(conditions: Sequence[str]) -> str | None:
    """The conditions as one expression; None where there is none."""
    if len(conditions) < 2:
        return next(iter(conditions), None)
    return " && ".join(f"({each})" if "||" in each or "?" in each else each for each in conditions)


def place(node: Node, scope: Scope) -> str:
    """`src/functions/orders.ts:14`."""
    return f"{scope.module.file}:{line(node)}"
