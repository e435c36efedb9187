"""The function that a method is, by its attributes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node

from ...problems import Problem, Severity
from ..model import Function, Worker
from .attributes import Attribute, attributes, first_named
from .binding_attributes import binding_type, is_other_binding, is_trigger
from .bindings import Place, bind
from .compilation import Scope
from .declarations import Method, plain_name
from .expressions import Expressions, Unknown
from .unread import unread_source

NAMING = ("Function", "FunctionName")
"""The attributes that make a method a function, isolated and in the host's process."""
TASKS = frozenset({"Task", "ValueTask"})


@dataclass(frozen=True)
class Draft:
    """A function, as far as it can be read."""

    function: Function | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class MethodReader:
    """Reads methods of a project of one worker."""

    expressions: Expressions
    worker: Worker

    def read(self, method: Method) -> Draft | None:
        """The function that `method` is; None: it is none."""
        scope = Scope(method.file, method.type)
        usings = method.file.usings
        own = list(attributes(method.node, usings))
        on_parameters = [
            (attribute, parameter) for parameter in method.parameters for attribute in attributes(parameter, usings)
        ]
        triggers = [(attribute, parameter) for attribute, parameter in on_parameters if is_trigger(attribute.name)]
        naming = first_named(own, *NAMING)
        if naming is None:
            return not_a_function(method, triggers[0][0]) if triggers else None
        name = naming.first_value(self.expressions, scope)
        where = method.file.where(naming.line)
        if name is None and not triggers:
            return None
        if not isinstance(name, str):
            reason = name.reason if isinstance(name, Unknown) else "it is no text"
            message = f"the name of the function {method.name} cannot be read: {reason}"
            return Draft(None, (unread_source(where, message, trigger_type(triggers)),))
        if len(triggers) != 1:
            return Draft(None, (trigger_problem(where, name, [attribute for attribute, _ in triggers]),))
        if problem := self.unseen_by_the_sdk(method, name, where):
            return Draft(None, (problem,))
        place = Place(name, scope, self.worker)
        bound = [
            bind(attribute, replace(place, type=parameter.child_by_field_name("type")), self.expressions)
            for attribute, parameter in on_parameters
            if is_trigger(attribute.name) or is_other_binding(attribute.name)
        ]
        bound += [bind(attribute, place, self.expressions) for attribute in own if is_other_binding(attribute.name)]
        bound += [bind(attribute, inside, self.expressions) for attribute, inside in self.outputs(method, place)]
        disabled, disabled_problems = self.disabled(method, own, on_parameters)
        (trigger,) = (one.binding for one in bound if one.binding.is_trigger)
        others = tuple(one.binding for one in bound if one.binding is not trigger)
        function = Function(name, trigger, others, method.file.name, naming.line, disabled)
        return Draft(function, (*(problem for one in bound for problem in one.problems), *disabled_problems))

    def unseen_by_the_sdk(self, method: Method, name: str, where: str) -> Problem | None:
        """The warning for a method that is passed over: the SDKs take public ones only, the in-process SDK only those
        whose type can be seen from outside, too."""
        around = method.type.and_outer_types() if method.type else []
        if around and around[0].node.type == "interface_declaration":
            message = f"function {name} is declared in an interface, where no code runs"
            return unread_source(where, message, severity=Severity.WARNING)
        has_other_parts = any("partial" in declaration.modifiers for declaration in around)
        counts = self.worker is Worker.DOTNET and not has_other_parts
        hidden = [declaration.name for declaration in around if counts and "public" not in declaration.modifiers]
        if "public" not in method.modifiers:
            hidden.insert(0, method.name)
        if not hidden:
            return None
        message = f"function {name} is passed over by the SDK, for {hidden[0]} is not public"
        return Problem(where, message, f"make {hidden[0]} public, or remove the function", Severity.WARNING)

    def outputs(self, method: Method, place: Place) -> Iterator[tuple[Attribute, Place]]:
        """The attributes of output bindings on what an isolated function returns."""
        returned = method.node.child_by_field_name("returns")
        if self.worker is not Worker.DOTNET_ISOLATED or returned is None:
            return
        for declaration in self.expressions.compilation.types(plain_name(result(returned)), place.scope):
            inside = replace(place, scope=Scope(declaration.file, declaration))
            for member in declaration.members:
                for attribute in attributes(member, declaration.file.usings):
                    if attribute.name.endswith("Output"):
                        yield attribute, inside

    def disabled(
        self, method: Method, own: list[Attribute], on_parameters: list[tuple[Attribute, Node]]
    ) -> tuple[bool | str, tuple[Problem, ...]]:
        """What `[Disable]` says on a parameter, the method or its type. Isolated functions have no such attribute."""
        on_type = list(attributes(method.type.node, method.file.usings)) if method.type else []
        found = first_named([*(attribute for attribute, _ in on_parameters), *own, *on_type], "Disable")
        if found is None or self.worker is not Worker.DOTNET:
            return False, ()
        setting = found.first_value(self.expressions, Scope(method.file, method.type))
        if setting is None or isinstance(setting, str):
            return setting or True, ()
        reason = setting.reason if isinstance(setting, Unknown) else "it is no text"
        message = f"whether function {method.name} is disabled cannot be read: {reason}"
        remedy = "write the name of a setting as a constant"
        return False, (Problem(method.file.where(found.line), message, remedy, Severity.WARNING),)


def not_a_function(method: Method, trigger: Attribute) -> Draft:
    """A method with a trigger but no name, which the Functions host does not index; a WebJobs host would."""
    message = f"method {method.name} has `{trigger.name}` but no `[Function]`, so that the host does not know it"
    where = method.file.where(trigger.line)
    return Draft(None, (unread_source(where, message, binding_type(trigger.name), Severity.WARNING),))


def trigger_problem(where: str, name: str, triggers: list[Attribute]) -> Problem:
    """A function without a trigger, which the host passes over, or with several, which it refuses."""
    if not triggers:
        message = f"function {name} has no trigger, so that the host passes it over"
        return Problem(where, message, "give one of its parameters the attribute of a trigger", Severity.WARNING)
    kinds = " and ".join(attribute.name for attribute in triggers)
    return Problem(where, f"function {name} has {len(triggers)} triggers, {kinds}", "keep one of them")


def trigger_type(triggers: list[tuple[Attribute, Node]]) -> str:
    """The type of the first trigger, for an example."""
    return binding_type(triggers[0][0].name) if triggers else "queueTrigger"


def result(returned: Node) -> Node:
    """`T` of `Task<T>`."""
    if returned.type == "generic_name" and plain_name(returned).rpartition(".")[2] in TASKS:
        lists = [child for child in returned.named_children if child.type == "type_argument_list"]
        return lists[0].named_children[0] if lists and lists[0].named_children else returned
    return returned
