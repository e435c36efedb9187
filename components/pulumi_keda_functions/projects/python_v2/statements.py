"""Follows the statements of a project's modules as importing them would, as far as that can be told.

Straight-line code is followed, with imports, calls of the project's own functions and loops over what is known. Where
a branch hangs on the environment both are followed, under their conditions. What is skipped (other loops, exception
handlers) leaves the names that it sets unknown; `unread` tells of functions declared there.
"""

import ast
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .definitions import Definitions
from .expressions import truth
from .sequences import CHANGED, LONGEST_LOOP, READING_METHODS
from .things import Finished, Instance, Module, Registry, Scope, Thing, Unknown

MOST_STATEMENTS = 100_000
"""Far beyond any honest project; a limit so that reading ends."""


class Interpreter(Definitions):
    """Follows a project from its first module."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.followed = 0

    def execute(self, statements: list[ast.stmt], scope: Scope) -> Finished | None:
        """Follow the statements in order; None where the end is reached."""
        for index, statement in enumerate(statements):
            self.followed += 1
            if self.followed > MOST_STATEMENTS:
                message = f"the project runs more than {MOST_STATEMENTS} statements when it is imported"
                self.report_unread(scope.module.file, message, instead="declare functions without computing them")
                return Finished(Unknown(), raised=True)
            if isinstance(statement, ast.If):
                outcome, condition = self.branch(statement, scope)
                if outcome is None and condition:
                    with self.under(condition):
                        self.execute(statements[index + 1 :], scope)
                    return Finished(Unknown("hangs on a condition"))
            else:
                outcome = self.follow(statement, scope)
            if outcome:
                return outcome
        return None

    def follow(self, node: ast.stmt, scope: Scope) -> Finished | None:
        """Follow one statement."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                scope.names[node.name] = self.decorated(node, scope)
            case ast.Assign(targets=targets, value=value):
                thing = self.evaluate(value, scope)
                for target in targets:
                    self.assign(target, thing, scope)
            case ast.AnnAssign(target=target, value=value):
                self.assign_annotated(target, value, scope)
            case ast.AugAssign(target=ast.Name(id=name) as target, op=op, value=value):
                scope.names[name] = self.evaluate(ast.BinOp(ast.Name(id=name), op, value), scope)
            case ast.Expr(value=value):
                self.evaluate(value, scope)
            case ast.Import():
                self.import_names(node, scope)
            case ast.ImportFrom():
                self.import_from(node, scope)
            case ast.ClassDef():
                scope.names[node.name] = self.define_class(node, scope)
            case (
                ast.Try(body=body, orelse=orelse, finalbody=final)
                | ast.TryStar(body=body, orelse=orelse, finalbody=final)
            ):
                outcome = self.execute([*body, *orelse, *final], scope)
                return None if outcome and outcome.raised else outcome
            case ast.With(items=items, body=body):
                for entry in items:
                    entered = self.evaluate(entry.context_expr, scope)
                    if entry.optional_vars:
                        self.assign(entry.optional_vars, entered, scope)
                return self.execute(body, scope)
            case ast.For():
                return self.loop(node, scope)
            case ast.While() | ast.Match() | ast.AsyncFor() | ast.AsyncWith():
                self.forget(node, scope)
            case ast.Return(value=value):
                return Finished(self.evaluate(value, scope) if value else None)
            case ast.Raise():
                return Finished(raised=True)
        return None

    def branch(self, node: ast.If, scope: Scope) -> tuple[Finished | None, str | None]:
        """Follow `if`. The second of the pair is the condition of what comes behind, where one branch returns."""
        known = truth(self.evaluate(node.test, scope))
        if known is not None:
            taken, dead = (node.body, node.orelse) if known else (node.orelse, node.body)
            self.note(scope.module, *dead)
            return self.execute(taken, scope), None
        condition = written(node.test, scope.module)
        before = dict(scope.names)
        with self.under(condition):
            then = self.execute(node.body, scope)
        after_then = dict(scope.names)
        scope.names.clear()
        scope.names.update(before)
        with self.under(negated(condition)):
            otherwise = self.execute(node.orelse, scope)
        if then and otherwise:
            return Finished(Unknown("hangs on a condition"), then.raised and otherwise.raised), None
        if otherwise or not then:
            merge(scope.names, after_then, names_only=bool(otherwise))
        returned = then or otherwise
        if returned is None or returned.raised:
            return None, None
        return None, negated(condition) if then else condition

    @contextmanager
    def under(self, condition: str) -> Iterator[None]:
        """Follow statements that are only reached where `condition` holds."""
        around = self.conditions
        self.conditions = (*around, condition)
        try:
            yield
        finally:
            self.conditions = around

    def loop(self, node: ast.For, scope: Scope) -> Finished | None:
        """Follow a loop over what is known, as often as it runs; forget what any other sets."""
        items = self.evaluate(node.iter, scope)
        leaves = any(isinstance(part, ast.Break | ast.Continue) for part in ast.walk(node))
        if isinstance(items, dict):
            items = tuple(str(key) for key in items)
        if not isinstance(items, tuple) or len(items) > LONGEST_LOOP or leaves:
            self.forget(node, scope)
            return None
        for thing in items:
            self.assign(node.target, thing, scope)
            if outcome := self.execute(node.body, scope):
                return outcome
        return self.execute(node.orelse, scope)

    def forget(self, node: ast.stmt, scope: Scope) -> None:
        """Let go of the names that a skipped statement sets, and of the lists and dicts that it changes."""
        for part in ast.walk(node):
            match part:
                case ast.Name(id=name, ctx=ast.Store()):
                    scope.names[name] = Unknown("is set in a loop that cannot be followed")
                case ast.Subscript(value=changed, ctx=ast.Store() | ast.Del()):
                    self.change(changed, Unknown(CHANGED), scope)
                case ast.Call(func=ast.Attribute(value=changed, attr=name)) if name not in READING_METHODS:
                    self.change(changed, Unknown(CHANGED), scope)

    def assign(self, target: ast.expr, thing: Thing, scope: Scope) -> None:
        """Bind a target to what it is given."""
        match target:
            case ast.Name(id=name):
                scope.names[name] = thing
            case ast.Attribute(value=owner, attr=name):
                instance = self.evaluate(owner, scope)
                if isinstance(instance, Instance):
                    instance.attributes[name] = thing
            case ast.Subscript(value=changed):
                self.change(changed, Unknown(CHANGED), scope)
            case ast.Tuple(elts=targets) | ast.List(elts=targets):
                things = thing if isinstance(thing, tuple) and len(thing) == len(targets) else None
                for index, part in enumerate(targets):
                    self.assign(
                        part, things[index] if things else Unknown("is unpacked from what cannot be read"), scope
                    )

    def assign_annotated(self, target: ast.expr, value: ast.expr | None, scope: Scope) -> None:
        """`name: type = value`; in a class, a field."""
        thing = self.evaluate(value, scope) if value else None
        if value:
            self.assign(target, thing, scope)
        if scope.is_class and isinstance(target, ast.Name):
            annotated = scope.names.setdefault("__annotated__", {})
            if isinstance(annotated, dict):
                annotated[target.id] = thing


def written(node: ast.expr, module: Module) -> str:
    """An expression as it is written where it stands on one line, else in Python's own words."""
    if node.lineno != node.end_lineno:
        return ast.unparse(node)
    line = re.split(r"\r\n?|\n", module.source)[node.lineno - 1].encode()
    return line[node.col_offset : node.end_col_offset].decode(errors="replace")


def negated(condition: str) -> str:
    """The opposite of a condition."""
    return f"not ({condition})"


def merge(names: dict[str, Thing], other: dict[str, Thing], *, names_only: bool) -> None:
    """Names after a branch: those that either way agree on, or only one way sets."""
    for name, thing in other.items():
        if names_only or name not in names:
            names[name] = thing
        elif names[name] is not thing and names[name] != thing:
            mine = names[name]
            fresh = isinstance(mine, Registry) and isinstance(thing, Registry) and mine.kind is thing.kind
            if not fresh:
                names[name] = Unknown("differs by a condition")
