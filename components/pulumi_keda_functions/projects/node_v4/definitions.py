"""Functions and classes of a project: how they are defined, called and given their arguments."""

from abc import abstractmethod
from collections.abc import Sequence

from tree_sitter import Node

from ...values import Setting
from ..syntax_tree import descendants, text
from .calls import Calls
from .grammar import child, parts, written
from .library import is_app
from .operators import fallen_back
from .things import UNDEFINED, Array, Class, Finished, Object, Routine, Scope, Thing, Unknown

DEEPEST = 25
"""Calls inside calls."""
DEEPEST_RECURSION = 5
"""Calls of a function inside itself; beyond, one that hangs on the environment is likelier than an honest program."""
TARGETS = ("assignment_expression", "augmented_assignment_expression", "update_expression", "call_expression")
"""Code that may change what is around it."""
SKIPPED = Unknown("is changed in code that is not followed")


class Definitions(Calls):
    """Defines and calls the project's own functions and classes."""

    def __init__(self) -> None:
        super().__init__()
        self.running: list[int] = []
        """The functions that are followed, by their nodes."""
        self.changes: list[list[tuple[dict[str, Thing], str, Thing]]] = []
        """What the branches that are followed have changed: where, the name, and what was there before."""
        self.skipped: set[tuple[str, int]] = set()
        """Code that is not followed and whose changes are let go of: by file, where it starts."""

    @abstractmethod
    def execute(self, statements: Sequence[Node], scope: Scope) -> Finished | None:
        """Follow the statements in order; None where the end is reached."""

    @property
    def hangs_on_a_condition(self) -> bool:
        """Whether the statement that is followed is one that may not run."""
        return bool(self.changes)

    def put(self, properties: dict[str, Thing], name: str, thing: Thing) -> None:
        """Set a name or property, remembering what a branch changes."""
        if self.changes:
            self.changes[-1].append((properties, name, properties.get(name, UNDEFINED)))
        properties[name] = thing

    def run(self, routine: Routine, arguments: Array) -> Thing:
        """What a function of the project gives back, its statements followed."""
        body = child(routine.node, "body")
        calls = self.running.count(routine.node.id)
        is_too_deep = len(self.running) >= DEEPEST or calls >= DEEPEST_RECURSION
        if is_too_deep or body is None or routine.node.type.startswith("generator"):
            return Unknown("is not followed")
        scope = Scope(routine.scope.module, {}, routine.scope)
        if routine.node.type != "arrow_function":
            scope.names |= {"this": routine.receiver, "arguments": arguments}
        self.running.append(routine.node.id)
        try:
            self.bind_parameters(routine.node, arguments, scope)
            if body.type != "statement_block":
                return self.evaluate(body, scope)
            outcome = self.execute(parts(body), scope)
        finally:
            self.running.pop()
        return UNDEFINED if outcome is None or outcome.raised else outcome.value

    def bind_parameters(self, function: Node, arguments: Array, scope: Scope) -> None:
        """The function's parameters with what they are given."""
        single, listed = child(function, "parameter"), child(function, "parameters")
        parameters = [single] if single else parts(listed) if listed else []
        for index, parameter in enumerate(parameters):
            pattern = child(parameter, "pattern") or parameter
            default = child(parameter, "value")
            if pattern.type == "rest_pattern":
                self.bind(parts(pattern)[0], Array(arguments.items[index:], arguments.unread), scope)
                return
            given = arguments.items[index] if index < len(arguments.items) else arguments.unread or UNDEFINED
            if given is UNDEFINED and default is not None:
                given = self.evaluate(default, scope)
            self.bind(pattern, given, scope)

    def bind(self, pattern: Node, thing: Thing, scope: Scope) -> None:
        """Declare the names of a pattern with the parts of what they are given."""
        match pattern.type:
            case "identifier" | "shorthand_property_identifier_pattern":
                scope.names[text(pattern)] = thing
            case "assignment_pattern" | "object_assignment_pattern":
                target, default = child(pattern, "left"), child(pattern, "right")
                if target is not None and default is not None:
                    self.bind(target, self.defaulted(thing, default, scope), scope)
            case "object_pattern":
                self.bind_properties(pattern, thing, scope)
            case "array_pattern":
                for index, part in enumerate(items_of(pattern)):
                    if part is not None and part.type == "rest_pattern":
                        rest = thing.items[index:] if isinstance(thing, Array) else []
                        unread = thing.unread if isinstance(thing, Array) else Unknown()
                        self.bind(parts(part)[0], Array(rest, unread), scope)
                    elif part is not None:
                        self.bind(part, self.attribute(thing, str(index)), scope)

    def bind_properties(self, pattern: Node, thing: Thing, scope: Scope) -> None:
        """`const { a, b: c, d = 1, ...rest } = thing`."""
        taken = set()
        for part in parts(pattern):
            if part.type == "rest_pattern":
                rest = Object()
                self.spread_into(rest, thing)
                rest.properties = {name: value for name, value in rest.properties.items() if name not in taken}
                self.bind(parts(part)[0], rest, scope)
                continue
            target: Node | None = part
            key = part
            if part.type == "pair_pattern":
                key, target = child(part, "key") or part, child(part, "value")
            elif part.type == "object_assignment_pattern":
                key = child(part, "left") or part
            name = self.key(key, scope)
            if isinstance(name, str) and target is not None:
                taken.add(name)
                self.attribute_named(thing, name, key, scope)
                self.bind(target, self.attribute(thing, name), scope)

    def defaulted(self, thing: Thing, default: Node, scope: Scope) -> Thing:
        """What a name with a default is bound to."""
        if thing is UNDEFINED:
            return self.evaluate(default, scope)
        return fallen_back(thing, self.evaluate(default, scope)) if isinstance(thing, Setting) else thing

    def define_class(self, node: Node, scope: Scope) -> Class:
        """A class, with what its static parts are."""
        name, body = child(node, "name"), child(node, "body")
        heritage = next((part for part in node.named_children if part.type == "class_heritage"), None)
        base = self.base_class(heritage, scope) if heritage else UNDEFINED
        made = Class(text(name) if name else "a class", base, scope)
        if isinstance(base, Class):
            made.statics.properties |= base.statics.properties
        inner = Scope(scope.module, {"this": made}, scope)
        if name is not None:
            inner.names[text(name)] = made
        for member in parts(body) if body else ():
            self.define_member(member, made, inner)
        return made

    def base_class(self, heritage: Node, scope: Scope) -> Thing:
        """What the class extends. TypeScript's grammar has a clause around it."""
        clause = next((part for part in parts(heritage) if part.type == "extends_clause"), None)
        value = child(clause, "value") if clause else next(iter(parts(heritage)), None)
        return self.evaluate(value, scope) if value and value.type != "implements_clause" else UNDEFINED

    def define_member(self, member: Node, made: Class, scope: Scope) -> None:
        """A field or method of a class."""
        name = child(member, "name", "property")
        is_static = any(part.type == "static" for part in member.children)
        match member.type:
            case "method_definition" if name is not None:
                routine = Routine(member, scope, made if is_static else UNDEFINED)
                if is_static:
                    made.statics.properties[text(name)] = routine
                else:
                    made.methods[text(name)] = routine
            case "public_field_definition" | "field_definition" if name is not None and is_static:
                value = child(member, "value")
                made.statics.properties[text(name)] = self.evaluate(value, scope) if value else UNDEFINED
            case "public_field_definition" | "field_definition" if name is not None:
                made.fields[text(name)] = child(member, "value")
            case "class_static_block" if body := child(member, "body"):
                self.execute(parts(body), Scope(scope.module, {}, scope))

    def construct(self, of: Class, arguments: Array) -> Thing:
        """A new instance of a class of the project."""
        instance = Object(of=of)
        self.initialise(instance, of, arguments)
        return instance

    def initialise(self, instance: Object, of: Class, arguments: Array) -> None:
        """Fill an instance as the class's constructor does."""
        constructor = of.methods.get("constructor")
        if isinstance(of.base, Class):
            passed_on = Array(unread=Unknown("is what a constructor passes on")) if constructor else arguments
            self.initialise(instance, of.base, passed_on)
        scope = Scope(of.scope.module, {"this": instance}, of.scope)
        for name, value in of.fields.items():
            instance.properties[name] = self.evaluate(value, scope) if value else UNDEFINED
        if constructor is None:
            return
        listed = child(constructor.node, "parameters")
        for index, parameter in enumerate(parts(listed) if listed else []):
            pattern = child(parameter, "pattern")
            is_property = any(part.type in {"accessibility_modifier", "readonly"} for part in parameter.children)
            if pattern is not None and is_property:
                given = arguments.items[index] if index < len(arguments.items) else UNDEFINED
                instance.properties[text(pattern)] = given
        self.run(Routine(constructor.node, scope, instance), arguments)

    def skip(self, node: Node, scope: Scope) -> None:
        """Let go of what code changes that is not followed: names that it sets, objects and arrays that it works on."""
        place = (scope.module.file, node.start_byte)
        if place in self.skipped:
            return
        self.skipped.add(place)
        for part in descendants(node, *TARGETS):
            self.find_handed_over(part, scope)
            target = child(part, "left", "argument", "function")
            is_name = target is not None and target.type == "identifier"
            while target is not None and target.type in {"member_expression", "subscript_expression"}:
                target = child(target, "object")
            if target is None or target.type != "identifier":
                continue
            holder = scope.holding(text(target))
            thing = holder.names[text(target)] if holder else None
            changes = part.type != "call_expression" or isinstance(thing, Array)
            if holder and changes and (is_name or isinstance(thing, Array | Object)):
                holder.names[text(target)] = SKIPPED

    def find_handed_over(self, node: Node, scope: Scope) -> None:
        """Tell of an app that a call in code that is not followed hands over."""
        function, arguments = child(node, "function"), child(node, "arguments")
        for argument in parts(arguments) if function and arguments else ():
            holder = scope.holding(text(argument)) if argument.type == "identifier" else None
            if function and holder and is_app(self.evaluate(argument, scope)):
                self.handed_over(written(function), node, scope)


def items_of(pattern: Node) -> list[Node | None]:
    """The targets of an array pattern; None for a place that is left out."""
    items: list[Node | None] = []
    is_open = True
    for part in pattern.children[1:-1]:
        if part.type == ",":
            items += [None] if is_open else []
            is_open = True
        elif part.is_named and part.type != "comment":
            items.append(part)
            is_open = False
    return items
