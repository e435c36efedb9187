"""The rules of a .dockerignore, as BuildKit reads them.

https://docs.docker.com/build/concepts/context/#dockerignore-files. They differ from those of .gitignore: a pattern is
anchored at the context's root, and the last one that matches a file or a folder above it decides.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One line."""

    pattern: re.Pattern[str]
    is_exception: bool
    """Whether what it matches stays (`!`)."""

    def matches(self, path: str) -> bool:
        """Whether it speaks of `path` or a folder above it."""
        return any(self.pattern.fullmatch(part) for part in _with_parents(path))


@dataclass(frozen=True)
class IgnoreRules:
    """All lines, in order."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "IgnoreRules":
        """What makes no sense as a pattern matches nothing; BuildKit itself refuses it."""
        return cls(tuple(rule for line in lines if (rule := rule_on(line)) is not None))

    @property
    def has_exceptions(self) -> bool:
        """Whether something may stay of a folder that is left out."""
        return any(rule.is_exception for rule in self.rules)

    def leaves_out(self, path: str) -> bool:
        """Whether the file or folder, relative to the context and with forward slashes, stays behind."""
        decisive = next((rule for rule in reversed(self.rules) if rule.matches(path)), None)
        return decisive is not None and not decisive.is_exception


def rule_on(line: str) -> Rule | None:
    """The rule on a line; None for comments, empty lines and what is no pattern."""
    text = line.removeprefix("\ufeff").strip()
    if not text or line.startswith("#"):
        return None
    is_exception = text.startswith("!")
    pattern = posixpath.normpath(text.removeprefix("!").strip()).lstrip("/")
    try:
        return Rule(re.compile(_regular_expression(pattern), re.DOTALL), is_exception)
    except re.error:
        return None


_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|\[(?P<set>\^?[^\]]+)\]|\\(?P<escaped>.)|(?P<literal>.)", re.DOTALL)
_WILDCARDS = {"**/": "(.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _regular_expression(pattern: str) -> str:
    def translated(token: re.Match[str]) -> str:
        if token["set"]:
            return f"[{token['set']}]"
        return _WILDCARDS.get(token[0]) or re.escape(token["escaped"] or token["literal"])

    return _TOKEN.sub(translated, pattern)


def _with_parents(path: str) -> Iterable[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]
