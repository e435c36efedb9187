"""Conditional compilation: `#if`, `#elif`, `#else`.

The compiler drops lines before it parses, so that a directive may stand in the middle of anything, an attribute's
arguments included. A source with directives is therefore read in two variants: what a Release build compiles, which
is what images are made of, and the other branch of every `#if`. What is in one of them only is conditional
(https://learn.microsoft.com/dotnet/csharp/language-reference/preprocessor-directives).
"""

import re
from collections.abc import Set
from dataclasses import dataclass

RELEASE = frozenset({"RELEASE", "TRACE"})
"""What the SDK defines for a Release build of any project; DEBUG is not among it."""

DIRECTIVE = re.compile(rb"\s*#\s*([a-z]+)\b(.*)", re.DOTALL)
TOKEN = re.compile(r"&&|\|\||[=!]=|[!()]|\w+")
PRECEDENCE = {"(": 0, "||": 1, "&&": 2, "==": 3, "!=": 3, "!": 4}


@dataclass(frozen=True)
class Compiled:
    """A source without its directives. Every line is where it was."""

    variants: tuple[bytes, ...]
    """What a Release build compiles and, where the source has conditions, the other branches."""
    conditions: dict[int, str]
    """The condition, as written, that a line is compiled under; lines that always are have none. Lines are from 1."""
    dropped: dict[int, bytes]
    """Lines that are in neither variant."""


@dataclass
class Chain:
    """An `#if` with its `#elif` and `#else`, at the branch that the lines stand in."""

    released: bool
    """Whether a Release build compiles the lines around it."""
    others: bool
    """Whether the other variant has the lines around it."""
    in_release: bool = False
    in_others: bool = False
    taken: bool = False
    """Whether a Release build has compiled a branch of it."""
    shown: bool = False
    """Whether the other variant has had a branch of it."""
    passed: tuple[str, ...] = ()
    """The conditions of the branches so far."""
    words: str = ""
    """The condition of this branch, in which those before it do not hold."""

    def enter(self, condition: str | None, symbols: Set[str]) -> None:
        """Go on to the branch with this condition; None: to `#else`."""
        is_true = condition is None or holds(condition, symbols)
        self.in_release = self.released and not self.taken and is_true
        self.in_others = self.others and not self.shown and not self.in_release
        self.taken |= self.in_release
        self.shown |= self.in_others
        negated = [negation(passed) for passed in self.passed]
        self.words = " && ".join([*negated, *([condition] if condition else [])])
        self.passed += (condition,) if condition else ()


def compiled(source: bytes, symbols: Set[str] = RELEASE) -> Compiled:
    """The variants of `source`, where `symbols` are defined for a Release build."""
    if b"#" not in source:
        return Compiled((source,), {}, {})
    defined = set(symbols)
    chains: list[Chain] = []
    release: list[bytes] = []
    others: list[bytes] = []
    conditions: dict[int, str] = {}
    dropped: dict[int, bytes] = {}
    for number, line in enumerate(source.splitlines(keepends=True), 1):
        blank = line[len(line.rstrip(b"\r\n")) :]
        in_release = not chains or chains[-1].in_release
        in_others = not chains or chains[-1].in_others
        directive = DIRECTIVE.match(line)
        if directive:
            follow(directive[1].decode(), directive[2].decode(errors="replace"), chains, defined)
        elif chains:
            conditions[number] = all_of([chain.words for chain in chains])
            if not (in_release or in_others):
                dropped[number] = line
        release.append(line if in_release and not directive else blank)
        others.append(line if in_others and not directive else blank)
    variants = (b"".join(release), b"".join(others))
    return Compiled(variants if conditions else variants[:1], conditions, dropped)


def follow(directive: str, rest: str, chains: list[Chain], defined: set[str]) -> None:
    """Carry out a directive; those that do not decide what is compiled say nothing here."""
    rest = rest.partition("//")[0].strip()
    match directive:
        case "if":
            inner = not chains or chains[-1].in_release, not chains or chains[-1].in_others
            chains.append(Chain(*inner))
            chains[-1].enter(rest, defined)
        case "elif" | "else" if chains:
            chains[-1].enter(rest if directive == "elif" else None, defined)
        case "endif" if chains:
            chains.pop()
        case "define" if not chains or chains[-1].in_release:
            defined.add(rest)
        case "undef":
            defined.discard(rest)


def holds(condition: str, symbols: Set[str]) -> bool:
    """Whether `condition` is true where `symbols` are defined. What is no condition is not."""
    values: list[bool] = []
    operators: list[str] = []
    try:
        for word in TOKEN.findall(condition):
            if word in ("(", "!"):
                operators.append(word)
            elif word == ")":
                apply_down_to(1, operators, values)
                operators.pop()
            elif word in PRECEDENCE:
                apply_down_to(PRECEDENCE[word], operators, values)
                operators.append(word)
            else:
                values.append(word == "true" or word in symbols)
        apply_down_to(0, operators, values)
    except IndexError:
        return False
    return values == [True]


def apply_down_to(precedence: int, operators: list[str], values: list[bool]) -> None:
    """Carry out the operators that bind at least this tightly. Raises IndexError where a value is missing."""
    while operators and PRECEDENCE[operators[-1]] >= precedence:
        operator, right = operators.pop(), values.pop()
        match operator:
            case "!":
                values.append(not right)
            case "&&":
                values.append(values.pop() and right)
            case "||":
                values.append(values.pop() or right)
            case "==":
                values.append(values.pop() == right)
            case "!=":
                values.append(values.pop() != right)


def negation(condition: str) -> str:
    """`!DEBUG` of `DEBUG`."""
    return f"!{condition}" if condition.isidentifier() else f"!({condition})"


def all_of(conditions: list[str]) -> str:
    """The condition that all of these hold."""
    if len(conditions) == 1:
        return conditions[0]
    return " && ".join(f"({condition})" if "||" in condition else condition for condition in conditions)
