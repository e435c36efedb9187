"""The formula of `scalingModifiers`, in the language of https://expr-lang.org: names of triggers and arithmetic.

KEDA compiles it with the named triggers as the only variables, so a name that no trigger has is refused at admission.
"""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"""
    (?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)
    |(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<number>\d[\w.]*)
    |(?P<member>\.\s*[A-Za-z_$][\w$]*)
    |(?P<call>[A-Za-z_$][\w$]*(?=\s*\())
    |(?P<declared>\blet\s+[A-Za-z_$][\w$]*(?=\s*=))
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<bracket>[()\[\]{}])
    """,
    re.VERBOSE | re.DOTALL,
)
OPERATORS = frozenset(
    {
        *("and", "or", "not", "in", "matches", "contains", "startsWith", "endsWith"),
        *("if", "else", "let", "true", "false", "nil"),
    }
)
"""Words of the language."""
CLOSING = {")": "(", "]": "[", "}": "{"}


def names_in(formula: str) -> Iterator[str]:
    """The variables of a formula, each once: neither functions nor what it declares itself."""
    tokens = [(match.lastgroup, match.group()) for match in TOKEN.finditer(formula)]
    declared = {text.split()[-1] for kind, text in tokens if kind == "declared"}
    names = (text for kind, text in tokens if kind == "name")
    yield from dict.fromkeys(name for name in names if name not in OPERATORS | declared and name != "$env")


def is_balanced(formula: str) -> bool:
    """Whether every bracket is closed."""
    waiting: list[str] = []
    for match in TOKEN.finditer(formula):
        bracket = match["bracket"]
        if bracket in CLOSING:
            if not waiting or waiting.pop() != CLOSING[bracket]:
                return False
        elif bracket:
            waiting.append(bracket)
    return not waiting
