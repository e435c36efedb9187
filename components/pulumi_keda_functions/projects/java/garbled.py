"""Declarations in a file that is no syntax of its language throughout, so that none is dropped in silence."""

import re
from collections.abc import Iterable

from tree_sitter import Node

from ..syntax_tree import line, text
from .declarations import Type

MENTION = re.compile(r"@(?:[\w.]+\.)?FunctionName\b")
COMMENT = ("//", "/*", "*")


def garbled_lines(root: Node, types: Iterable[Type]) -> tuple[int, ...]:
    """The lines with `@FunctionName` that no method of `types` has, if the tree has errors."""
    if not root.has_error:
        return ()
    methods = [method for type_ in types for method in type_.methods]
    known = {annotation.line for method in methods for annotation in method.annotations}
    rows = enumerate(text(root).split("\n"), line(root))
    mentions = [number for number, row in rows if MENTION.search(row) and not row.lstrip().startswith(COMMENT)]
    return tuple(number for number in mentions if number not in known)
