"""Declarations of functions that were not come by while the project was followed, so that none is dropped in silence.

They stand in code that is skipped: a loop over what is not known, an exception handler, a function that nothing seen
calls. Attributes are counted in the text first, since most modules have none left.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...problems import Problem, Severity
from ..unread import unread
from .apps import LIBRARIES
from .definitions import DECLARING, SHARED_NAMES
from .things import External, Module, Registry, Thing

MENTION = re.compile(rf"\.\s*(?:{'|'.join(sorted(DECLARING))})\b")
SKIPPED: Mapping[type[ast.AST], str] = {
    ast.For: "a loop over what cannot be read",
    ast.AsyncFor: "a loop over what cannot be read",
    ast.While: "a loop",
    ast.ExceptHandler: "an exception handler",
    ast.Match: "a match statement",
    ast.ListComp: "a comprehension",
    ast.GeneratorExp: "a comprehension",
    ast.Lambda: "a lambda",
}
"""Code that is not followed, in words."""


@dataclass(frozen=True)
class Around:
    """What a piece of code stands in."""

    words: str = "code that is not followed"
    function: str | None = None
    """The innermost function, which then is called nowhere that can be seen; None at the top level."""


def unread_declarations(modules: Mapping[str, Module], seen: Mapping[str, set[ast.AST]]) -> list[Problem]:
    """A problem for each declaration in `modules` that is not among what was `seen` in their files."""
    return [
        problem
        for module in modules.values()
        if len(MENTION.findall(module.source)) > sum(isinstance(n, ast.Attribute) for n in seen.get(module.file, ()))
        for node, around in left_over(module.tree, seen.get(module.file, set()), Around())
        if (problem := problem_of(node, around, module, modules)) is not None
    ]


def left_over(node: ast.AST, seen: set[ast.AST], around: Around) -> Iterator[tuple[ast.Attribute, Around]]:
    """The declaring attributes below `node` that were not seen, each with what it stands in."""
    if node in seen and not isinstance(node, ast.Attribute):
        return
    for declaring in declaring_attributes(node):
        if declaring not in seen:
            yield declaring, around
    within = within_node(node, around)
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else []
    for child in ast.iter_child_nodes(node):
        yield from left_over(child, seen, around if child in decorators else within)


def within_node(node: ast.AST, around: Around) -> Around:
    """What the parts of `node` stand in."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return Around(f"function {node.name}, which is not called where it can be followed", node.name)
    return replace(around, words=SKIPPED[type(node)]) if type(node) in SKIPPED else around


def declaring_attributes(node: ast.AST) -> list[ast.Attribute]:
    """Attributes that `node` itself declares functions by: decorators, and any mention of a name that is not shared."""
    match node:
        case ast.FunctionDef(decorator_list=decorators) | ast.AsyncFunctionDef(decorator_list=decorators):
            called = [decorator.func for decorator in decorators if isinstance(decorator, ast.Call)]
        case ast.Call(func=ast.Call(func=called_twice)):
            called = [called_twice]
        case ast.Attribute(attr=name) if name not in SHARED_NAMES:
            called = [node]
        case _:
            called = []
    return [
        attribute
        for attribute in called
        if isinstance(attribute, ast.Attribute) and attribute.attr in (DECLARING if attribute is node else SHARED_NAMES)
    ]


def problem_of(node: ast.Attribute, around: Around, module: Module, modules: Mapping[str, Module]) -> Problem | None:
    """What to tell of a declaration that was not seen; None where it is another library's."""
    receiver = module.names.get(node.value.id) if isinstance(node.value, ast.Name) else None
    if node.attr in SHARED_NAMES and (isinstance(receiver, External) or not uses_functions(module)):
        return None
    sure = node.attr not in SHARED_NAMES or isinstance(receiver, Registry)
    dead = around.function is not None and mentions(around.function, modules) < 2
    severity = Severity.ERROR if sure and not dead else Severity.WARNING
    message = f"`{ast.unparse(node)}` declares functions in {around.words}, and these cannot be read"
    return unread(f"{module.file}:{node.lineno}", message, severity=severity)


def uses_functions(module: Module) -> bool:
    """Whether the module knows the Functions library or an app."""
    return any(map(is_of_functions, module.names.values()))


def is_of_functions(thing: Thing) -> bool:
    """Whether it comes from the Functions library."""
    return isinstance(thing, Registry) or (isinstance(thing, External) and f"{thing.path}.".startswith(LIBRARIES))


def mentions(name: str, modules: Mapping[str, Module]) -> int:
    """How often the name occurs in the project's modules."""
    return sum(len(re.findall(rf"\b{name}\b", module.source)) for module in modules.values())
