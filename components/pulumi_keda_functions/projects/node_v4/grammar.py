"""JavaScript and TypeScript: the grammar of a file, and what its literals stand for."""

import re
from collections.abc import Mapping
from functools import cache

import tree_sitter_javascript
import tree_sitter_typescript
from tree_sitter import Language, Node

from ..syntax_tree import text
from .things import Thing, Unknown

TYPESCRIPT = (".ts", ".mts", ".cts", ".tsx")
JAVASCRIPT = (".js", ".mjs", ".cjs", ".jsx")
SCRIPTS = (*TYPESCRIPT, *JAVASCRIPT)
"""In the order in which an import without suffix prefers them."""
DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")
"""Files that hold types only."""
LARGEST = 2**63
"""The largest number that JSON readers agree on."""
LONGEST_SHOWN = 60
"""Characters of an expression that a message repeats."""

ESCAPES: Mapping[str, str] = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
CODE_POINT = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
DECIMAL = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
PREFIXED = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")


@cache
def language(suffix: str) -> Language:
    """The grammar of files with this suffix. JavaScript's takes JSX as well."""
    if suffix == ".tsx":
        return Language(tree_sitter_typescript.language_tsx())
    if suffix in TYPESCRIPT:
        return Language(tree_sitter_typescript.language_typescript())
    return Language(tree_sitter_javascript.language())


def is_script(name: str) -> bool:
    """Whether the file may hold statements to follow."""
    return name.endswith(SCRIPTS) and not name.endswith(DECLARATIONS)


def string_value(node: Node) -> str:
    """The text of a string literal, or of a part of a template."""
    if node.type == "string_fragment":
        return text(node)
    if node.type == "escape_sequence":
        return escaped(text(node))
    return "".join(string_value(part) for part in node.named_children)


def escaped(sequence: str) -> str:
    r"""What an escape stands for: `\n`, `\x41`, `\u0041`, `\u{41}`, a line break that goes on, the character itself."""
    match = CODE_POINT.fullmatch(sequence)
    if match:
        code = int(next(filter(None, match.groups())), 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    character = sequence[1:]
    return "" if character in {"\n", "\r\n", "\r", "\u2028", "\u2029"} else ESCAPES.get(character, character)


def number_value(literal: str) -> Thing:
    """The number, whole where it can be."""
    digits = literal.replace("_", "")
    if len(digits) > LONGEST_SHOWN:
        return Unknown("is too large a number")
    if PREFIXED.fullmatch(digits):
        return normal_number(int(digits, 0))
    return normal_number(float(digits)) if DECIMAL.fullmatch(digits) else Unknown("is no number that JSON has")


def normal_number(number: float) -> Thing:
    """As JSON writes it: 3, not 3.0."""
    if not abs(number) < LARGEST:
        return Unknown("is too large a number")
    return int(number) if number == int(number) else number


def child(node: Node, *fields: str) -> Node | None:
    """The part of `node` under the first of the fields that it has."""
    return next(filter(None, map(node.child_by_field_name, fields)), None)


def parts(node: Node) -> list[Node]:
    """What `node` consists of, without comments."""
    return [part for part in node.named_children if part.type not in {"comment", "html_comment"}]


def written(node: Node) -> str:
    """An expression on one line, cut where it is long."""
    line = " ".join(text(node).split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def condition_written(node: Node) -> str:
    """A condition on one line without the parentheses around it."""
    while node.type == "parenthesized_expression" and (inner := parts(node)):
        node = inner[0]
    return " ".join(text(node).split())
