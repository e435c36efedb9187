"""What an expression stands for. Calls, functions and assignments are left to the layers above."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from tree_sitter import Node

from ...values import Setting
from ..syntax_tree import text
from .grammar import child, number_value, parts, string_value, written
from .operators import as_text, binary, fallen_back, is_text, join_texts, truth, unary
from .things import (
    UNDEFINED,
    Array,
    Builder,
    Class,
    External,
    Imported,
    Method,
    Module,
    Object,
    Routine,
    Scope,
    Thing,
    Unknown,
)

ENVIRONMENT = External("", ("process", "env"))
NODE_ITSELF = frozenset({"globalThis", "global"})
FUNCTIONS = frozenset({"arrow_function", "function_expression", "generator_function", "function"})
TRANSPARENT = frozenset(
    {"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression", "type_assertion"}
    | {"await_expression", "instantiation_expression"}
)
"""Expressions that stand for the first or last expression in them: TypeScript's types, and `await`, since a promise
counts as what it gives."""
READS = frozenset({"identifier", "member_expression", "subscript_expression", "non_null_expression"})
"""Expressions without effects that may be a setting."""
LOGICAL = frozenset({"&&", "||", "??"})


class Expressions(ABC):
    """Evaluates expressions without running anything."""

    @abstractmethod
    def call(self, node: Node, scope: Scope) -> Thing:
        """What a call or `new` gives back, with the effects that matter."""

    @abstractmethod
    def assign(self, node: Node, scope: Scope) -> Thing:
        """What an assignment gives back, carried out."""

    @abstractmethod
    def define_class(self, node: Node, scope: Scope) -> Class:
        """A class."""

    @abstractmethod
    def exported(self, module: Module, name: str) -> Thing:
        """What a module of the project exports under a name."""

    @abstractmethod
    def attribute_named(self, receiver: Thing, name: str, node: Node, scope: Scope) -> None:
        """Take note of an attribute that may declare functions."""

    @abstractmethod
    def evaluate_under(self, condition: Node, node: Node, scope: Scope, *, holds: bool) -> None:
        """Evaluate for its effects an expression that is only reached where `condition` holds, or does not."""

    def evaluate(self, node: Node, scope: Scope) -> Thing:
        """What `node` stands for; Unknown, with the innermost expression to blame, where that cannot be told."""
        thing = self.look_into(node, scope)
        if isinstance(thing, Imported):
            thing = self.exported(thing.module, thing.name)
        return Unknown(thing.reason, written(node)) if isinstance(thing, Unknown) and not thing.written else thing

    def look_into(self, node: Node, scope: Scope) -> Thing:
        """`evaluate` by the kind of expression."""
        match node.type:
            case "identifier" | "shorthand_property_identifier" | "this":
                return look_up(text(node), scope)
            case "string":
                return string_value(node)
            case "number":
                return number_value(text(node))
            case "true" | "false":
                return node.type == "true"
            case "null":
                return None
            case "undefined":
                return UNDEFINED
            case "template_string":
                return join_texts([self.template_part(part, scope) for part in node.named_children])
            case "member_expression" | "subscript_expression":
                return self.member(node, scope)[1]
            case "call_expression" | "new_expression":
                return self.call(node, scope)
            case "object":
                return self.object(node, scope)
            case "array":
                return self.listed(parts(node), scope)
            case "binary_expression":
                return self.binary(node, scope)
            case "unary_expression":
                argument, sign = child(node, "argument"), child(node, "operator")
                return unary(text(sign), self.evaluate(argument, scope)) if argument and sign else Unknown()
            case "ternary_expression":
                return self.choose(node, scope)
            case "assignment_expression" | "augmented_assignment_expression":
                return self.assign(node, scope)
            case "sequence_expression":
                return [self.evaluate(part, scope) for part in parts(node)][-1]
            case "class":
                return self.define_class(node, scope)
            case kind if kind in FUNCTIONS:
                return Routine(node, scope)
            case kind if kind in TRANSPARENT and (inner := parts(node)):
                return self.evaluate(inner[-1 if kind == "type_assertion" else 0], scope)
            case _:
                return Unknown()

    def template_part(self, node: Node, scope: Scope) -> Thing:
        """A piece of text in a template, or what stands in `${…}`."""
        if node.type != "template_substitution":
            return string_value(node)
        inner = parts(node)
        thing = self.evaluate(inner[0], scope) if inner else UNDEFINED
        return thing if isinstance(thing, Unknown) or as_text(thing) is not None else Unknown(written=written(node))

    def member(self, node: Node, scope: Scope) -> tuple[Thing, Thing]:
        """The object of `object.name` or `object[index]`, and what the whole stands for."""
        owner, name = child(node, "object"), child(node, "property", "index")
        if owner is None or name is None:
            return UNDEFINED, Unknown()
        receiver = self.evaluate(owner, scope)
        key = self.evaluate(name, scope) if node.type == "subscript_expression" else text(name)
        if not isinstance(key, str | int | float):
            return receiver, key if isinstance(key, Unknown) and isinstance(receiver, Object | Array) else Unknown()
        if receiver in (None, UNDEFINED) and child(node, "optional_chain"):
            return receiver, UNDEFINED
        self.attribute_named(receiver, str(key), name, scope)
        return receiver, self.attribute(receiver, str(key))

    def attribute(self, owner: Thing, name: str) -> Thing:
        """`owner.name`."""
        match owner:
            case External() if owner == ENVIRONMENT:
                return Setting(name)
            case External(library, path):
                return owner if not path and name == "default" else External(library, (*path, name))
            case Object():
                return owner.get(name)
            case Module():
                return self.exported(owner, name)
            case Class(statics=statics):
                return statics.get(name)
            case Array(items, unread):
                return array_attribute(owner, items, unread, name)
            case str() if name == "length":
                return len(owner)
            case Builder():
                return Method(owner, name)
            case Routine() if name in {"call", "apply", "bind"}:
                return Method(owner, name)
            case Unknown():
                return owner
            case _:
                return Method(owner, name) if is_text(owner) else Unknown()

    def object(self, node: Node, scope: Scope) -> Object:
        """An object literal."""
        made = Object()
        for part in parts(node):
            match part.type:
                case "spread_element":
                    self.spread_into(made, self.evaluate(parts(part)[0], scope))
                case "shorthand_property_identifier":
                    made.properties[text(part)] = self.evaluate(part, scope)
                case "method_definition" if name := child(part, "name"):
                    is_accessor = part.children[0].type in {"get", "set"}
                    made.properties[text(name)] = Unknown("is computed") if is_accessor else Routine(part, scope, made)
                case "pair" if (key := child(part, "key")) and (value := child(part, "value")):
                    name_of = self.key(key, scope)
                    thing = self.evaluate(value, scope)
                    if isinstance(name_of, str):
                        made.properties[name_of] = thing
                    else:
                        made.unread = Unknown("is a name that cannot be told", written(key))
        return made

    def key(self, node: Node, scope: Scope) -> Thing:
        """The name of a property as text; of a computed one, where that is known."""
        if node.type == "string":
            return string_value(node)
        if node.type != "computed_property_name":
            return text(node)
        inner = parts(node)
        return as_text(self.evaluate(inner[0], scope)) if inner else Unknown()

    def spread_into(self, made: Object, thing: Thing) -> None:
        """`{...thing}`: what it has comes on top; what cannot be read may hide everything before."""
        match thing:
            case Object(properties, unread):
                made.properties |= properties
                made.unread = unread or made.unread
            case Module() if isinstance(thing.exports, Object):
                made.properties |= {name: self.exported(thing, name) for name in thing.exported_names}
                made.properties |= thing.exports.properties
            case None | False:
                pass
            case _ if thing is UNDEFINED:
                pass
            case Unknown():
                made.unread = thing
            case _:
                made.unread = Unknown("is not an object that can be read")

    def listed(self, nodes: Sequence[Node], scope: Scope) -> Array:
        """The items of an array or the arguments of a call, spread ones unpacked."""
        made = Array()
        for node in nodes:
            if node.type != "spread_element":
                made.add([self.evaluate(node, scope)])
                continue
            spread = parts(node)[0]
            thing = self.evaluate(spread, scope)
            if isinstance(thing, Array):
                made.add(thing.items, thing.unread)
            else:
                made.unread = thing if isinstance(thing, Unknown) else Unknown("cannot be read", written(spread))
        return made

    def binary(self, node: Node, scope: Scope) -> Thing:
        """`left operator right`."""
        left, sign, right = child(node, "left"), child(node, "operator"), child(node, "right")
        if left is None or sign is None or right is None:
            return Unknown()
        if text(sign) in LOGICAL:
            return self.logical(left, text(sign), right, scope)
        return binary(self.evaluate(left, scope), text(sign), self.evaluate(right, scope))

    def logical(self, left: Node, sign: str, right: Node, scope: Scope) -> Thing:
        """`left && right`, `left || right`, `left ?? right`."""
        first = self.evaluate(left, scope)
        if isinstance(first, Setting) and sign != "&&":
            return fallen_back(first, self.evaluate(right, scope))
        known = truth(first)
        if sign == "??" and not isinstance(first, Unknown | External):
            return self.evaluate(right, scope) if first is None or first is UNDEFINED else first
        if known is None:
            self.evaluate_under(left, right, scope, holds=sign == "&&")
            return first if isinstance(first, Unknown) else Unknown("hangs on the environment")
        return self.evaluate(right, scope) if known is (sign == "&&") else first

    def choose(self, node: Node, scope: Scope) -> Thing:
        """`a ? b : c`. Where `a` hangs on the environment, `b` must be the setting that `c` stands in for."""
        test, then, otherwise = child(node, "condition"), child(node, "consequence"), child(node, "alternative")
        if test is None or then is None or otherwise is None:
            return Unknown()
        known = truth(self.evaluate(test, scope))
        if known is not None:
            return self.evaluate(then if known else otherwise, scope)
        first = self.evaluate(then, scope) if then.type in READS else None
        if isinstance(first, Setting) and first.name in text(test):
            return fallen_back(first, self.evaluate(otherwise, scope))
        self.evaluate_under(test, then, scope, holds=True)
        self.evaluate_under(test, otherwise, scope, holds=False)
        return Unknown("hangs on a condition")


def look_up(name: str, scope: Scope) -> Thing:
    """What a name stands for at a place; what no module sets is Node's own."""
    holder = scope.holding(name)
    if holder:
        return holder.names[name]
    if name == "this":
        return UNDEFINED
    return External("") if name in NODE_ITSELF else External("", (name,))


def array_attribute(array: Array, items: Sequence[Thing], unread: Unknown | None, name: str) -> Thing:
    """An item, the length or a method of an array."""
    if name.isdecimal() and len(name) < 10:
        return items[int(name)] if int(name) < len(items) and not unread else unread or UNDEFINED
    return (unread or len(items)) if name == "length" else Method(array, name)
