"""The values of constant expressions, the only ones that an attribute's arguments may have."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tree_sitter import Node

from ..syntax_tree import text
from .compilation import Compilation, Found, Scope
from .declarations import plain_name
from .literals import raw, regular, verbatim

ENUMS = frozenset(
    {"AccessRights", "AuthorizationLevel", "BlobTriggerSource", "BrokerAuthenticationMode", "BrokerProtocol"}
    | {"CommandType", "CosmosDBChangeFeedMode", "EntityType", "FileAccess", "KafkaMessageKeyType", "ListDirection"}
    | {"MessageType", "OAuthBearerMethod", "ServiceBusEntityType", "WebPubSubEventType"}
    | {"WebPubSubTriggerAcceptedClientProtocols"}
)
"""Enums of the extensions that attributes take. The sources of a project do not declare them."""
TRANSPARENT = frozenset({"parenthesized_expression", "checked_expression", "postfix_unary_expression"})
"""Expressions with the value of the one within."""
ARRAYS = frozenset({"array_creation_expression", "implicit_array_creation_expression", "collection_expression"})
ARITHMETIC: Mapping[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
SHOWN = 80
"""Characters of an expression that a message shows."""
LONGEST = 20_000
"""Characters of a text beyond which it names nothing. Constants of constants could go on doubling."""
LARGEST = 2**64
"""Beyond the whole numbers that C# has."""


@dataclass(frozen=True)
class Member:
    """A member of an enum."""

    name: str


@dataclass(frozen=True)
class Unknown:
    """No value that can be read, and why, as the predicate of a sentence."""

    reason: str


Constant = str | bool | int | float | None | Member | Unknown | tuple["Constant", ...]


@dataclass
class Expressions:
    """Works out constant expressions; each constant of the sources once."""

    compilation: Compilation
    known: dict[Node, Constant] = field(default_factory=dict)

    def value(self, node: Node, scope: Scope) -> Constant:
        """The value of the expression `node`, which stands in `scope`."""
        written = text(node)
        match node.type:
            case "string_literal":
                parts = (text(part) for part in node.named_children if not part.type.endswith("encoding"))
                return regular("".join(parts))
            case "character_literal":
                return regular(written[1:-1])
            case "verbatim_string_literal":
                return verbatim(written[2 : written.rindex('"')])
            case "raw_string_literal":
                return raw("".join(text(part) for part in node.named_children if part.type == "raw_string_content"))
            case "interpolated_string_expression":
                return self.interpolated(node, scope)
            case "integer_literal":
                return integer(written)
            case "boolean_literal":
                return written == "true"
            case "null_literal" | "default_expression":
                return None
            case "binary_expression":
                return self.binary(node, scope)
            case "prefix_unary_expression":
                return self.unary(node, scope)
            case "cast_expression":
                inner = node.child_by_field_name("value")
                return self.value(inner, scope) if inner else unreadable(node)
            case "conditional_expression":
                return self.conditional(node, scope)
            case "identifier" | "member_access_expression":
                return self.named(node, scope)
            case "invocation_expression" if written.startswith("nameof"):
                return name_of_name(written)
            case kind if kind in ARRAYS:
                return tuple(self.value(item, scope) for item in items(node))
            case kind if kind in TRANSPARENT and node.named_child_count == 1:
                return self.value(node.named_children[0], scope)
            case _:
                return unreadable(node)

    def interpolated(self, node: Node, scope: Scope) -> Constant:
        """`$"…"`, whose holes a constant fills with constant text."""
        start = "".join(text(part) for part in node.named_children if part.type == "interpolation_start")
        quote = next((text(part) for part in node.named_children if part.type == "interpolation_quote"), '"')
        pieces: list[str] = []
        written = ""
        for part in node.named_children:
            if part.type in ("string_content", "escape_sequence"):
                written += text(part)
            elif part.type == "interpolation":
                value = self.value(part.named_children[1], scope) if part.named_child_count == 3 else unreadable(part)
                if not isinstance(value, str | int):
                    return value if isinstance(value, Unknown) else unreadable(part)
                pieces += [content(written, start, quote), str(value)]
                written = ""
        return bounded("".join([*pieces, content(written, start, quote)]))

    def binary(self, node: Node, scope: Scope) -> Constant:
        """A row of operators; not recursive along the row, since text is often joined from many lines."""
        rights: list[tuple[str, Node]] = []
        left: Node | None = node
        while left and left.type == "binary_expression":
            sign, right = left.child_by_field_name("operator"), left.child_by_field_name("right")
            if sign is None or right is None:
                return unreadable(node)
            rights.append((text(sign), right))
            left = left.child_by_field_name("left")
        value = self.value(left, scope) if left else unreadable(node)
        for written, right in reversed(rights):
            value = combined(value, written, self.value(right, scope))
            if isinstance(value, Unknown):
                return value if value.reason else unreadable(node)
        return value

    def unary(self, node: Node, scope: Scope) -> Constant:
        """A number or truth with a sign."""
        value = self.value(node.named_children[-1], scope)
        match text(node)[0], value:
            case "-", int() | float():
                return -value
            case "!", bool():
                return not value
            case _:
                return value if isinstance(value, Unknown) else unreadable(node)

    def conditional(self, node: Node, scope: Scope) -> Constant:
        """`condition ? a : b`."""
        condition, yes, no = (node.child_by_field_name(part) for part in ("condition", "consequence", "alternative"))
        truth = self.value(condition, scope) if condition else unreadable(node)
        chosen = yes if truth is True else no
        return self.value(chosen, scope) if isinstance(truth, bool) and chosen else unreadable(node)

    def named(self, node: Node, scope: Scope) -> Constant:
        """A constant of the sources, or a member of an enum of the extensions."""
        written = plain_name(node)
        if written.lower() in ("string.empty", "system.string.empty"):
            return ""
        path, _, name = written.rpartition(".")
        name = name.removeprefix("@")
        found = self.compilation.members(path, name, scope) if path else self.compilation.constants(name, scope)
        if found:
            return self.agreed(found, written)
        types = [scope.file.usings.full_name(path)] if path else scope.file.usings.types
        if any(type_name.rpartition(".")[2] in ENUMS for type_name in types):
            return Member(name)
        return Unknown(f"`{shortened(written)}` is no constant of the project's sources")

    def agreed(self, found: list[Found], written: str) -> Constant:
        """The value of a constant; where several are meant, the one value that they share."""
        first, *others = [self.constant(constant) for constant in found]
        if all(other == first for other in others):
            return first
        places = " and ".join(constant.scope.file.where(constant.expression.start_point.row + 1) for constant in found)
        return Unknown(f"`{shortened(written)}` has different values at {places}")

    def constant(self, found: Found) -> Constant:
        """The value of a constant of the sources."""
        if found.expression not in self.known:
            self.known[found.expression] = Unknown(f"`{shortened(text(found.expression))}` hangs on itself")
            self.known[found.expression] = self.value(found.expression, found.scope)
        return self.known[found.expression]


def items(node: Node) -> list[Node]:
    """The expressions in an array or a collection."""
    if node.type == "collection_expression":
        elements = [part for part in node.named_children if part.type == "collection_element"]
        return [inner for element in elements for part in element.named_children for inner in part.named_children]
    lists = [part for part in node.named_children if part.type == "initializer_expression"]
    return [item for part in lists for item in part.named_children]


def content(written: str, start: str, quote: str) -> str:
    """What stands between the holes of an interpolated text."""
    if len(quote) >= len('"""'):
        return raw(written)
    doubled = written.replace("{{", "{").replace("}}", "}")
    return verbatim(doubled) if "@" in start else regular(doubled)


def combined(left: Constant, sign: str, right: Constant) -> Constant:
    """What an operator makes of two constants. Unknown without a reason where it makes nothing."""
    unknown = next((value for value in (left, right) if isinstance(value, Unknown)), None)
    if unknown:
        return unknown
    if sign == "+" and (isinstance(left, str) or isinstance(right, str)):
        parts = ["" if part is None else part for part in (left, right)]
        return bounded("".join(map(str, parts))) if all(isinstance(part, str | int) for part in parts) else Unknown("")
    if sign in ARITHMETIC and type(left) is int and type(right) is int:
        value = ARITHMETIC[sign](left, right)
        return value if abs(value) < LARGEST else Unknown("")
    return Unknown("")


def bounded(joined: str) -> str | Unknown:
    """A text, unless it is beyond all measure."""
    return joined if len(joined) <= LONGEST else Unknown(f"it is longer than {LONGEST} characters")


def integer(written: str) -> Constant:
    """A whole number, in any of the bases that C# has."""
    digits = written.replace("_", "").rstrip("uUlL")
    try:
        return int(digits, 0) if digits[:2].lower() in ("0x", "0b") else int(digits)
    except ValueError:
        return Unknown(f"`{shortened(written)}` is no number")


def name_of_name(written: str) -> Constant:
    """`nameof(Names.Orders)`: the last name in it."""
    inside = written.removeprefix("nameof").strip().removeprefix("(").removesuffix(")")
    name = inside.partition("<")[0].strip().rpartition(".")[2].strip().removeprefix("@")
    return name if name.isidentifier() else Unknown(f"`{shortened(written)}` names nothing")


def unreadable(node: Node) -> Unknown:
    """An expression that is no constant as attributes take it."""
    return Unknown(f"`{shortened(text(node))}` is no constant")


def shortened(written: str) -> str:
    """An expression on one line, for a message."""
    line = " ".join(written.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
