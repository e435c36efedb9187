"""Declarations of functions that were not come by while the project was followed, so that none is dropped in silence.

They stand in code that is skipped: a loop over what is not known, a callback, a function that nothing seen calls. Names
are looked for in the text first, since most modules have none left.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node

from ...problems import Problem, Severity
from ..syntax_tree import line, text
from ..unread import unread
from .declaring_files import LIBRARY, NAMES
from .expressions import FUNCTIONS as FUNCTION_EXPRESSIONS
from .grammar import child, written
from .library import SHARED_NAMES, is_app
from .things import External, Module, Thing

MENTION = re.compile(rf"\.\s*({NAMES})\b".encode())
MAKERS = frozenset({"trigger", "input", "output"})
"""Objects of the library whose methods have the names of an app's and declare no function."""
SKIPPED: Mapping[str, str] = {
    "for_in_statement": "a loop over what cannot be read",
    "for_statement": "a loop",
    "while_statement": "a loop",
    "do_statement": "a loop",
    "switch_statement": "a switch statement",
    "catch_clause": "an exception handler",
}
"""Code that is not followed, in words."""
WORD = re.compile(rb"[\w$]+")
NAMED = frozenset({"function_declaration", "generator_function_declaration", "method_definition"})


def unread_declarations(
    modules: Iterable[Module], seen: Mapping[str, set[int]], dead: Mapping[str, list[range]]
) -> list[Problem]:
    """A problem for each declaration in `modules` that is not among what was `seen` in their files and is reached."""
    found = list(modules)
    words = Words(found)
    return [
        problem
        for module in found
        for match in MENTION.finditer(module.source)
        if match.start(1) not in seen.get(module.file, ())
        and not any(match.start(1) in code for code in dead.get(module.file, ()))
        and (problem := problem_of(match.start(1), match.end(1), module, words)) is not None
    ]


@dataclass(frozen=True)
class Words:
    """The words of a project's modules, counted when they are first asked for."""

    modules: Sequence[Module]

    @cached_property
    def counts(self) -> Counter[bytes]:
        """How often each word occurs."""
        return Counter(word for module in self.modules for word in WORD.findall(module.source))


def problem_of(start: int, end: int, module: Module, words: Words) -> Problem | None:
    """What to tell of a name that was not come by; None where it declares no function."""
    name = module.tree.root_node.descendant_for_byte_range(start, end)
    member = name.parent if name is not None and name.type == "property_identifier" else None
    call = member.parent if member is not None and member.type == "member_expression" else None
    owner = child(member, "object") if member is not None else None
    if name is None or member is None or owner is None or call is None or call.type != "call_expression":
        return None
    if text(owner).rpartition(".")[2].strip() in MAKERS or not declares(text(name), owner, module):
        return None
    surroundings, function = around(call)
    is_dead = function is not None and words.counts[function.encode()] < 2
    message = f"`{written(member)}` declares functions in {surroundings}, and these cannot be read"
    return unread(f"{module.file}:{line(call)}", message, severity=Severity.WARNING if is_dead else Severity.ERROR)


def declares(name: str, owner: Node, module: Module) -> bool:
    """Whether a method of that name on `owner` declares functions, as far as names tell."""
    root, *rest = text(owner).split(".")
    thing: Thing = module.scope.names.get(root.strip())
    if isinstance(thing, External):
        path = tuple(part.strip() for part in rest)
        return is_app(External(thing.library, (*thing.path, *path)))
    last = (rest or [root])[-1].strip()
    return name not in SHARED_NAMES or (last == "app" and LIBRARY.search(module.source) is not None)


def around(call: Node) -> tuple[str, str | None]:
    """What a call stands in, in words, and the function around it where that one has a name."""
    node = call.parent
    while node is not None:
        if node.type in SKIPPED:
            return SKIPPED[node.type], None
        if node.type in NAMED:
            name = child(node, "name")
            return in_function(text(name) if name is not None else "")
        if node.type in FUNCTION_EXPRESSIONS:
            holder = node.parent
            name = child(holder, "name", "left", "key") if holder is not None else None
            if name is not None:
                return in_function(text(name))
            outer = holder.parent if holder is not None else None
            callee = child(outer, "function") if outer is not None else None
            return f"a callback of `{written(callee)}`" if callee is not None else "a function without a name", None
        node = node.parent
    return "code that is not followed", None


def in_function(name: str) -> tuple[str, str]:
    """The words for a function that is not called where it can be followed."""
    return f"function {name}, which is not called where it can be followed", name
