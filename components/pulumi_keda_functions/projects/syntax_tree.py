"""Syntax trees of sources in languages other than Python."""

from collections.abc import Iterator

from tree_sitter import Language, Node, Parser, Tree


def parsed(source: bytes, language: Language) -> Tree:
    """The tree of `source`; what is no syntax of the language becomes nodes of type ERROR in it."""
    return Parser(language).parse(source)


def text(node: Node) -> str:
    """As written."""
    return (node.text or b"").decode(errors="replace")


def line(node: Node) -> int:
    """The line that it starts on, from 1."""
    return node.start_point.row + 1


def descendants(node: Node, *types: str) -> Iterator[Node]:
    """All nodes below `node` and itself, of these types, in the order of the text. Not recursive, however deep."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current.type in types:
            yield current
        waiting += reversed(current.named_children)
