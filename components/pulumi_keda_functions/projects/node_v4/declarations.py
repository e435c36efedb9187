"""What statements declare: variables, classes, enums, namespaces, exports; and what assignments set."""

from collections.abc import Sequence

from tree_sitter import Node

from ...values import Setting
from ..syntax_tree import text
from .grammar import child, parts, string_value
from .imports import Imports
from .operators import binary, fallen_back, truth
from .things import UNDEFINED, Array, Class, Object, Routine, Scope, Thing, Unknown

HOISTED = frozenset({"function_declaration", "generator_function_declaration"})
LOGICAL_ASSIGNMENTS = frozenset({"||=", "&&=", "??="})


class Declarations(Imports):
    """Declares names; what decides which statements are reached is left to the layer above."""

    def declare(self, node: Node, scope: Scope) -> None:
        """Follow a statement that declares names or is an expression."""
        match node.type:
            case "expression_statement":
                self.expression(node, scope)
            case "lexical_declaration" | "variable_declaration":
                self.declaration(node, scope)
            case "class_declaration" | "abstract_class_declaration":
                self.class_declaration(node, scope)
            case "enum_declaration":
                self.enumeration(node, scope)
            case "internal_module" | "module":
                self.namespace(node, scope)
            case "import_statement":
                self.import_statement(node, scope)
            case "export_statement":
                self.export(node, scope)

    def hoist(self, statement: Node, scope: Scope) -> None:
        """Declare a function, which is known before its statement is reached."""
        declaration = child(statement, "declaration") if statement.type == "export_statement" else statement
        if declaration is None or declaration.type not in HOISTED:
            return
        name = child(declaration, "name")
        if name is not None:
            scope.names[text(name)] = Routine(declaration, scope)
            if statement is not declaration:
                self.export_declared(statement, [text(name)], scope)

    def expression(self, node: Node, scope: Scope) -> None:
        """An expression for its effects, or a namespace."""
        for part in parts(node):
            if part.type == "internal_module":
                self.namespace(part, scope)
            else:
                self.evaluate(part, scope)

    def declaration(self, node: Node, scope: Scope) -> None:
        """`const`, `let`, `var`."""
        target = scope
        while node.type == "variable_declaration" and target.is_block and target.parent:
            target = target.parent
        for declarator in parts(node):
            name, value = child(declarator, "name"), child(declarator, "value")
            if name is None:
                continue
            if value is None:
                target.names.setdefault(text(name), UNDEFINED)
            else:
                self.bind(name, self.evaluate(value, scope), target)

    def class_declaration(self, node: Node, scope: Scope) -> None:
        """A class under its name."""
        name = child(node, "name")
        made = self.define_class(node, scope)
        if name is not None:
            scope.names[text(name)] = made

    def enumeration(self, node: Node, scope: Scope) -> None:
        """`enum`, whose members count up from the one before where they have no value."""
        name, body = child(node, "name"), child(node, "body")
        if name is None or body is None:
            return
        made = Object()
        inner = Scope(scope.module, made.properties, scope)
        following: Thing = 0
        for member in parts(body):
            key = child(member, "name") or member
            value = child(member, "value")
            thing = self.evaluate(value, inner) if value else following
            made.properties[string_value(key) if key.type == "string" else text(key)] = thing
            following = thing + 1 if isinstance(thing, int | float) else Unknown()
        scope.names[text(name)] = made

    def namespace(self, node: Node, scope: Scope) -> None:
        """`namespace`: what it exports is all that is known in it."""
        name, body = child(node, "name"), child(node, "body")
        if name is not None and body is not None:
            inner = Scope(scope.module, {}, scope)
            self.execute([child(part, "declaration") or part for part in parts(body)], inner)
            scope.names[text(name)] = Object(inner.names)

    def export(self, node: Node, scope: Scope) -> None:
        """`export`, with what it declares."""
        declaration, value = child(node, "declaration"), child(node, "value")
        if any(part.type == "type" for part in node.children):
            return
        if declaration is not None:
            before = set(scope.names)
            self.declare(declaration, scope)
            self.export_declared(node, declared_names(declaration) or sorted(set(scope.names) - before), scope)
        elif value is not None:
            self.export_as("default", self.evaluate(value, scope), scope.module)
        elif any(part.type == "=" for part in node.children):
            scope.module.variable.properties["exports"] = self.evaluate(parts(node)[0], scope)
        else:
            self.export_statement(node, scope)

    def export_declared(self, node: Node, names: Sequence[str], scope: Scope) -> None:
        """Export names that the statement declares."""
        is_default = any(part.type == "default" for part in node.children)
        scope.module.exported_names |= {"default" if is_default else name: name for name in names}

    def assign(self, node: Node, scope: Scope) -> Thing:
        """What an assignment gives back, carried out."""
        left, right, sign = child(node, "left"), child(node, "right"), child(node, "operator")
        if left is None or right is None:
            return Unknown()
        operator = text(sign) if sign else "="
        before = self.evaluate(left, scope) if operator != "=" else UNDEFINED
        thing = self.evaluate(right, scope)
        if operator in LOGICAL_ASSIGNMENTS:
            known = truth(before)
            if isinstance(before, Setting) and operator != "&&=":
                thing = fallen_back(before, thing)
            elif known is None:
                thing = Unknown("hangs on the environment")
            elif known is not (operator == "&&="):
                return before
        elif operator != "=":
            thing = binary(before, operator[:-1], thing)
        self.store(left, thing, scope)
        return thing

    def store(self, target: Node, thing: Thing, scope: Scope) -> None:
        """Set what an assignment names."""
        match target.type:
            case "identifier":
                holder = scope.holding(text(target)) or scope.module.scope
                self.put(holder.names, text(target), thing)
            case "member_expression" | "subscript_expression":
                owner, name = child(target, "object"), child(target, "property", "index")
                if owner is None or name is None:
                    return
                receiver = self.evaluate(owner, scope)
                key = self.evaluate(name, scope) if target.type == "subscript_expression" else text(name)
                if isinstance(receiver, Class):
                    receiver = receiver.statics
                if isinstance(receiver, Object) and isinstance(key, str | int | float):
                    self.put(receiver.properties, str(key), thing)
                elif isinstance(receiver, Object | Array):
                    receiver.unread = Unknown("is changed in a way that is not followed")
            case "object_pattern" | "array_pattern":
                self.bind(target, thing, scope)


def declared_names(declaration: Node) -> list[str]:
    """Names that a declaration with one target each declares; none where a pattern declares them."""
    if declaration.type in {"lexical_declaration", "variable_declaration"}:
        names = [child(declarator, "name") for declarator in parts(declaration)]
        plain = [text(name) for name in names if name is not None and name.type == "identifier"]
        return plain if len(plain) == len(names) else []
    name = child(declaration, "name")
    return [text(name)] if name is not None else []
