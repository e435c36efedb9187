"""Follows the statements of a project's modules as loading them would, as far as that can be told.

Straight-line code is followed, with imports, calls of the project's own functions and loops over what is known. Where
a branch hangs on the environment both are followed, under their conditions. What is skipped (other loops, exception
handlers, `switch`) leaves what it changes unknown; `unread` tells of functions declared there.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tree_sitter import Node

from ..syntax_tree import descendants, text
from ..unread import unread
from .declarations import Declarations
from .grammar import child, condition_written, parts
from .library import DECLARING, is_app
from .modules import ModuleFinder
from .operators import truth
from .registrations import place
from .things import UNDEFINED, Array, Finished, Object, Scope, Thing, Unknown

LONGEST_LOOP = 500
MOST_STATEMENTS = 100_000
"""Far beyond any honest project; a limit so that reading ends."""
SKIPPED = frozenset({"for_statement", "while_statement", "do_statement", "switch_statement"})
LEAVES = frozenset({"break_statement", "continue_statement"})


class Interpreter(Declarations):
    """Follows a project from the files that the worker loads."""

    def __init__(self, finder: ModuleFinder) -> None:
        super().__init__(finder)
        self.followed = 0
        self.seen: dict[str, set[int]] = {}
        """By file: where attributes that may declare functions start, of those that were come by."""
        self.dead: dict[str, list[range]] = {}
        """By file: code that is never reached."""

    def attribute_named(self, receiver: Thing, name: str, node: Node, scope: Scope) -> None:
        """Note that the attribute was come by."""
        if name in DECLARING and (is_app(receiver) or not isinstance(receiver, Unknown)):
            self.seen.setdefault(scope.module.file, set()).add(node.start_byte)

    def execute(self, statements: Sequence[Node], scope: Scope) -> Finished | None:
        """Follow the statements in order; None where the end is reached."""
        for statement in statements:
            self.hoist(statement, scope)
        for index, statement in enumerate(statements):
            self.followed += 1
            if self.followed > MOST_STATEMENTS:
                message = f"the project runs more than {MOST_STATEMENTS} statements when it is loaded"
                self.report(unread(scope.module.file, message))
                return Finished(Unknown(), raised=True)
            if statement.type == "if_statement":
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

    def follow(self, node: Node, scope: Scope) -> Finished | None:
        """Follow one statement."""
        try:
            return self.follow_by_kind(node, scope)
        except RecursionError:
            if scope is not scope.module.scope:
                raise
            self.report(unread(place(node, scope), "its code is nested too deeply to be read"))
            return None

    def follow_by_kind(self, node: Node, scope: Scope) -> Finished | None:
        """`follow` by the kind of statement."""
        match node.type:
            case "statement_block":
                return self.execute(parts(node), Scope(scope.module, {}, scope, is_block=True))
            case "if_statement":
                return self.branch(node, scope)[0]
            case "for_in_statement":
                return self.loop(node, scope)
            case "try_statement":
                return self.try_block(node, scope)
            case "return_statement":
                value = parts(node)
                return Finished(self.evaluate(value[0], scope) if value else UNDEFINED)
            case "throw_statement":
                return Finished(raised=True)
            case "labeled_statement":
                return self.body(child(node, "body"), scope)
            case kind if kind in SKIPPED:
                self.skip(node, scope)
            case _:
                self.declare(node, scope)
        return None

    def body(self, node: Node | None, scope: Scope) -> Finished | None:
        """What an `if`, `else` or loop holds."""
        if node is None:
            return None
        if node.type == "else_clause":
            return self.body(next(iter(parts(node)), None), scope)
        return self.execute([node], Scope(scope.module, {}, scope, is_block=True))

    def try_block(self, node: Node, scope: Scope) -> Finished | None:
        """`try`, taken to go well."""
        body, finalizer = child(node, "body"), child(node, "finalizer")
        outcome = self.body(body, scope)
        cleaned = self.body(child(finalizer, "body"), scope) if finalizer else None
        return cleaned or (None if outcome and outcome.raised else outcome)

    def branch(self, node: Node, scope: Scope) -> tuple[Finished | None, str | None]:
        """Follow `if`. The second of the pair is the condition of what comes behind, where one branch returns."""
        test = child(node, "condition")
        then, otherwise = child(node, "consequence"), child(node, "alternative")
        known = truth(self.evaluate(test, scope)) if test else None
        if known is not None:
            dead = otherwise if known else then
            if dead is not None:
                self.dead.setdefault(scope.module.file, []).append(range(dead.start_byte, dead.end_byte))
            return self.body(then if known else otherwise, scope), None
        condition = condition_written(test) if test else "…"
        changed: list[tuple[dict[str, Thing], str]] = []
        outcomes = []
        for body, holds in ((then, condition), (otherwise, negated(condition))):
            with self.under(holds, changed):
                outcomes.append(self.body(body, scope))
        for properties, name in changed:
            self.put(properties, name, Unknown("is set under a condition"))
        first, second = outcomes
        if first and second:
            return Finished(Unknown("hangs on a condition"), first.raised and second.raised), None
        returned = first or second
        if returned is None or returned.raised:
            return None, None
        return None, negated(condition) if first else condition

    @contextmanager
    def under(self, condition: str, changed: list[tuple[dict[str, Thing], str]] | None = None) -> Iterator[None]:
        """Follow statements that are only reached where `condition` holds. What they change is put back, and noted."""
        around = self.conditions
        self.conditions = (*around, condition)
        log: list[tuple[dict[str, Thing], str, Thing]] = []
        self.changes.append(log)
        try:
            yield
        finally:
            self.conditions = around
            self.changes.pop()
            for properties, name, before in reversed(log):
                properties[name] = before
                if changed is not None:
                    changed.append((properties, name))

    def evaluate_under(self, condition: Node, node: Node, scope: Scope, *, holds: bool) -> None:
        """Evaluate for its effects an expression that is only reached where `condition` holds, or does not."""
        words = condition_written(condition)
        with self.under(words if holds else negated(words)):
            self.evaluate(node, scope)

    def loop(self, node: Node, scope: Scope) -> Finished | None:
        """Follow a loop over what is known, as often as it runs; let go of what any other changes."""
        left, right, body, sign = (child(node, name) for name in ("left", "right", "body", "operator"))
        items = self.evaluate(right, scope) if right else Unknown()
        if isinstance(items, Object) and sign is not None and text(sign) == "in" and not items.unread:
            items = Array(list(items.properties))
        leaves = body is None or next(descendants(body, *LEAVES), None) is not None
        is_known = isinstance(items, Array) and not items.unread and len(items.items) <= LONGEST_LOOP
        if not isinstance(items, Array) or not is_known or left is None or body is None or leaves:
            self.skip(node, scope)
            return None
        for thing in list(items.items):
            inner = Scope(scope.module, {}, scope, is_block=True)
            self.bind(left, thing, inner)
            if outcome := self.body(body, inner):
                return outcome
        return None


def negated(condition: str) -> str:
    """The opposite of a condition."""
    return f"!({condition})"
