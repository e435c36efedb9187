"""What an expression stands for. Calls are left to the layer above."""

import ast
import builtins
import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from ...values import Setting
from .environment import fallen_back
from .sequences import LONGEST_LOOP
from .text import LARGEST, as_text, combine, is_text, join_texts
from .things import (
    Arguments,
    Class,
    Draft,
    External,
    Instance,
    Member,
    Method,
    Module,
    Registry,
    Routine,
    Scope,
    Thing,
    Unknown,
)

BUILTINS = frozenset(dir(builtins))
COMPARISONS: Mapping[type[ast.cmpop], Callable[[object, object], object]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Is: operator.eq,
    ast.IsNot: operator.ne,
}


class Expressions(ABC):
    """Evaluates expressions without running anything."""

    @abstractmethod
    def call(self, thing: Thing, arguments: Arguments, node: ast.AST, scope: Scope) -> Thing:
        """What calling `thing` gives back, with the effects that matter."""

    @abstractmethod
    def module_attribute(self, module: Module, name: str) -> Thing:
        """A name of a module, or a module below it."""

    @abstractmethod
    def method_named(self, receiver: Thing, name: str, node: ast.Attribute, scope: Scope) -> None:
        """Take note of an attribute that may stand for a decorator of an app."""

    def evaluate(self, node: ast.expr, scope: Scope) -> Thing:
        """What `node` stands for; Unknown, with the innermost expression to blame, where that cannot be told."""
        thing = self.look_into(node, scope)
        return Unknown(thing.reason, node) if isinstance(thing, Unknown) and thing.node is None else thing

    def look_into(self, node: ast.expr, scope: Scope) -> Thing:
        """`evaluate` by the kind of expression."""
        match node:
            case ast.Constant(int() as number) if abs(number) >= LARGEST:
                return Unknown("is too large a number", ast.Name(id="a number"))
            case ast.Constant(bool() | int() | float() | str() | None as value):
                return value
            case ast.Name(id=name):
                return look_up(name, scope)
            case ast.Attribute(value=owner, attr=name):
                receiver = self.evaluate(owner, scope)
                self.method_named(receiver, name, node, scope)
                return self.attribute(receiver, name, node, scope)
            case ast.Call(func=function):
                callee = self.evaluate(function, scope)
                return self.call(callee, self.arguments(node, scope), node, scope)
            case ast.JoinedStr(values=parts):
                return join_texts([self.evaluate(part, scope) for part in parts])
            case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                thing = self.evaluate(value, scope)
                text = as_text(thing)
                return text if text is not None else thing if isinstance(thing, Unknown) else Unknown(node=value)
            case ast.BinOp(left=left, op=op, right=right):
                return combine(self.evaluate(left, scope), op, self.evaluate(right, scope))
            case ast.BoolOp(op=op, values=values):
                return either(op, [self.evaluate(value, scope) for value in values])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                known = truth(self.evaluate(operand, scope))
                return Unknown() if known is None else not known
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                positive = self.evaluate(operand, scope)
                return -positive if isinstance(positive, int | float) else Unknown()
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return compare(self.evaluate(left, scope), op, self.evaluate(right, scope))
            case ast.IfExp():
                return self.choose(node, scope)
            case ast.Subscript(value=owner, slice=index):
                return item(self.evaluate(owner, scope), self.evaluate(index, scope))
            case ast.ListComp(elt=made, generators=[source]) | ast.GeneratorExp(elt=made, generators=[source]):
                return self.comprehended(made, source, scope)
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                return self.listed(items, scope)
            case ast.Dict(keys=keys, values=values):
                return self.mapped(keys, values, scope)
            case ast.NamedExpr(target=ast.Name(id=name), value=value):
                scope.names[name] = self.evaluate(value, scope)
                return scope.names[name]
            case _:
                return Unknown()

    def arguments(self, call: ast.Call, scope: Scope) -> Arguments:
        """What the call is given, starred arguments unpacked."""
        positional = self.listed(call.args, scope)
        named = self.mapped(
            [ast.Constant(keyword.arg) if keyword.arg else None for keyword in call.keywords],
            [keyword.value for keyword in call.keywords],
            scope,
        )
        given = Arguments(
            positional if isinstance(positional, tuple) else (),
            {str(name): value for name, value in named.items()} if isinstance(named, dict) else {},
        )
        starred = next((thing for thing in (positional, named) if isinstance(thing, Unknown)), None)
        return Arguments(given.positional, given.named, str(starred)) if starred else given

    def listed(self, items: list[ast.expr], scope: Scope) -> tuple[Thing, ...] | Unknown:
        """Items of a list, starred ones unpacked; lists count as tuples, since what changes them is not followed."""
        things: list[Thing] = []
        for entry in items:
            if not isinstance(entry, ast.Starred):
                things.append(self.evaluate(entry, scope))
                continue
            unpacked = self.evaluate(entry.value, scope)
            if not isinstance(unpacked, tuple):
                return Unknown("is not a list that can be read", entry.value)
            things += unpacked
        return tuple(things)

    def comprehended(self, made: ast.expr, source: ast.comprehension, scope: Scope) -> Thing:
        """`[made for name in source]`, over what is known and without conditions."""
        items = self.evaluate(source.iter, scope)
        if not isinstance(items, tuple) or not isinstance(source.target, ast.Name) or source.ifs:
            return Unknown()
        name = source.target.id
        return tuple(self.evaluate(made, Scope(scope.module, {name: item}, scope)) for item in items[:LONGEST_LOOP])

    def mapped(
        self, keys: list[ast.expr | None], values: list[ast.expr], scope: Scope
    ) -> dict[object, Thing] | Unknown:
        """Items of a dict; a key None unpacks its value."""
        things: dict[object, Thing] = {}
        for key_node, value_node in zip(keys, values, strict=True):
            thing = self.evaluate(value_node, scope)
            key = self.evaluate(key_node, scope) if key_node else None
            if key_node and isinstance(key, str | int | float | None):
                things[key] = thing
            elif key_node is None and isinstance(thing, dict):
                things |= thing
            else:
                return Unknown("is not a dict that can be read", key_node or value_node)
        return things

    def choose(self, node: ast.IfExp, scope: Scope) -> Thing:
        """`a if b else c`. Where `b` hangs on the environment, `a` must be the setting that `c` stands in for."""
        chosen = truth(self.evaluate(node.test, scope))
        if chosen is not None:
            return self.evaluate(node.body if chosen else node.orelse, scope)
        body, otherwise = self.evaluate(node.body, scope), self.evaluate(node.orelse, scope)
        if isinstance(body, Setting) and is_text(otherwise) and mentions(node.test, body.name):
            return fallen_back(body, otherwise)
        return body if body == otherwise else Unknown("hangs on a condition")

    def attribute(self, owner: Thing, name: str, node: ast.AST, scope: Scope) -> Thing:
        """`owner.name`."""
        match owner:
            case External(path):
                return External(f"{path}.{name}")
            case Module():
                return self.module_attribute(owner, name)
            case Class():
                return class_attribute(owner, name)
            case Instance(of=of, attributes=attributes):
                return attributes[name] if name in attributes else self.bound(of.find(name), owner, node, scope)
            case Member(name=own, value=value):
                return {"name": own, "value": value}.get(name, Unknown())
            case Registry(of=Class() as of) if isinstance(method := of.find(name), Routine):
                return self.bound(method, owner, node, scope)
            case Registry() | dict() | tuple() | str():
                return Method(owner, name)
            case _ if is_text(owner):
                return Method(owner, name)
            case Routine(node=function) | Draft(name=function) if name == "__name__":
                return function if isinstance(function, str) else function.name
            case Unknown():
                return owner
            case _:
                return Unknown()

    def bound(self, found: Thing, owner: Instance | Registry, node: ast.AST, scope: Scope) -> Thing:
        """A class's attribute as its instance sees it: methods bound, properties read."""
        if not isinstance(found, Routine) or "staticmethod" in found.decorations:
            return found
        method = Routine(found.node, found.scope, owner, found.decorations)
        is_property = found.decorations & {"property", "cached_property", "computed_field"}
        return self.call(method, Arguments(), node, scope) if is_property else method


def look_up(name: str, scope: Scope | None) -> Thing:
    """What a name stands for at a place."""
    while scope is not None:
        if name in scope.names:
            return scope.names[name]
        scope = scope.parent
    return External(f"builtins.{name}") if name in BUILTINS else Unknown("is not set where it can be read")


def set_changed(node: ast.expr, thing: Thing, scope: Scope | None) -> None:
    """What a list or dict of that name is, now that it was changed in place."""
    while isinstance(node, ast.Name) and scope is not None:
        if isinstance(scope.names.get(node.id), tuple | dict):
            scope.names[node.id] = thing
            return
        scope = scope.parent


def class_attribute(owner: Class, name: str) -> Thing:
    """An attribute of a class; of an enum, a member."""
    found = owner.find(name)
    if isinstance(found, Unknown | Routine) or not owner.inherits("Enum", "IntFlag"):
        return found
    value = name.lower() if isinstance(found, External) and found.path == "enum.auto()" else found
    return Member(name, value, is_text=owner.inherits("StrEnum", "builtins.str"))


def truth(thing: Thing) -> bool | None:
    """Whether Python takes it for true; None where that hangs on the environment or cannot be told."""
    match thing:
        case None | bool() | int() | float() | str() | tuple() | dict():
            return bool(thing)
        case External(path="typing.TYPE_CHECKING"):
            return False
        case Registry() | Routine() | Class() | Module() | Draft() | Member():
            return True
        case _:
            return None


def either(op: ast.boolop, values: list[Thing]) -> Thing:
    """`a or b`, `a and b`."""
    first, *rest = values
    for following in rest:
        known = truth(first)
        if isinstance(op, ast.Or) and isinstance(first, Setting):
            first = fallen_back(first, following)
        elif known is None:
            return Unknown("hangs on the environment")
        elif known is isinstance(op, ast.And):
            first = following
    return first


def compare(left: Thing, op: ast.cmpop, right: Thing) -> Thing:
    """A comparison of what is known."""
    if not isinstance(left, str | int | float | None):
        return Unknown()
    if isinstance(right, str | int | float | None) and type(op) in COMPARISONS:
        return bool(COMPARISONS[type(op)](left, right))
    if isinstance(right, tuple | dict) and isinstance(op, ast.In | ast.NotIn):
        return (left in right) is isinstance(op, ast.In)
    return Unknown()


def item(owner: Thing, index: Thing) -> Thing:
    """`owner[index]`."""
    match owner, index:
        case (Unknown() as unknown, _) | (_, Unknown() as unknown):
            return unknown
        case External(path="os.environ"), str():
            return Setting(index)
        case External(path), str() if path.startswith("azure.functions.") and "()" not in path:
            return External(f"{path}.{index}")
        case dict(), str() | int() if index in owner:
            return owner[index]
        case tuple(), int() if -len(owner) <= index < len(owner):
            return owner[index]
        case Class(), str():
            return class_attribute(owner, index)
        case _:
            return Unknown()


def mentions(node: ast.expr, text: str) -> bool:
    """Whether the constant occurs in the expression."""
    return any(isinstance(part, ast.Constant) and part.value == text for part in ast.walk(node))
