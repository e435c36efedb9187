"""Copies arguments with their docstrings from one TypedDict's source to another's."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..executables.folders import CLONE

PACKAGE = CLONE / "components" / "pulumi_keda_functions"
STACK = PACKAGE / "function_stack_args.py"
MARK = re.compile(r"^    # As (?P<source>\w+) has them:\n", re.MULTILINE)
"""The line of a comment below which the arguments are copied, up to the end of the class."""
END = re.compile(r"\n\n\nclass |\Z")


@dataclass(frozen=True)
class Source:
    """A TypedDict whose arguments are copied."""

    file: str
    without: frozenset[str] = frozenset()
    """Those that the stack has in words of its own, or works out."""
    only: frozenset[str] = field(default=frozenset())
    """Where not empty: those that are copied."""

    def has(self, argument: str) -> bool:
        """Whether it is copied."""
        return argument not in self.without and (not self.only or argument in self.only)


SOURCES = {
    "FunctionAppArgs": Source("function_app_args.py", without=frozenset({"project", "image", "registry_credentials"})),
    "FunctionImageArgs": Source(
        "function_image_args.py",
        without=frozenset({"project", "image_name", "reference", "engine", "registry_credentials", "restricted"}),
    ),
    "FunctionIdentityArgs": Source(
        "function_identity_args.py",
        only=frozenset(
            {
                "resource_group_name",
                "location",
                "oidc_issuer_url",
                "keda_namespace",
                "resources",
                "role_scope",
                "added_roles",
                "separate_keda_identity",
                "tags",
            }
        ),
    ),
}


def with_copies(text: str) -> str:
    """The source of the stack's arguments, its copies as they should be."""
    for mark in reversed(list(MARK.finditer(text))):
        # From the comment's own line break on: there may be nothing between it and the next class.
        end = END.search(text, mark.end() - 1)
        assert end is not None  # noqa: S101 - the end of the text is one
        source = mark["source"]
        copied = "".join(arguments(source, SOURCES[source]))
        text = text[: mark.end()] + copied.rstrip() + (text[end.start() :] or "\n")
    return text


def arguments(class_name: str, source: Source) -> Iterator[str]:
    """The lines of each argument and its docstring."""
    text = (PACKAGE / source.file).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    (found,) = (node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name == class_name)
    for declared, docstring in zip(found.body, found.body[1:], strict=False):
        name = declared.target if isinstance(declared, ast.AnnAssign) else None
        if isinstance(name, ast.Name) and source.has(name.id):
            yield "".join(lines[declared.lineno - 1 : docstring.end_lineno])
