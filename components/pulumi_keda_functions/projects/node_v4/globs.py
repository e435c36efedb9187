"""The glob in package.json's `main`, as the worker's library reads it
(https://github.com/Azure/azure-functions-nodejs-worker/blob/v4.x/src/startApp.ts, https://github.com/mrmlnc/fast-glob)."""

import re
from collections.abc import Callable
from functools import cache

LONGEST = 500
"""Characters of a glob; a longer one matches nothing."""


def matcher(pattern: str) -> Callable[[str], bool]:
    """Whether a path, relative to the project and with forward slashes, matches the glob."""
    expression = compiled(pattern.removeprefix("./"))
    return lambda path: expression.fullmatch(path) is not None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The glob as a regular expression: `*` and `?` stop at a slash, `**/` is any folders, `{a,b}` either."""
    if len(pattern) > LONGEST:
        return re.compile(r"(?!)")
    expression, position, open_braces = "", 0, 0
    balanced = is_balanced(pattern)
    while position < len(pattern):
        character = pattern[position]
        position += 1
        if pattern.startswith("**/", position - 1):
            expression += "" if expression.endswith("(?:[^/]+/)*") else "(?:[^/]+/)*"
            position += 2
        elif character == "*":
            while pattern.startswith("*", position):
                position += 1
            expression += ".*" if pattern.endswith("/**") and position == len(pattern) else "[^/]*"
        elif character == "?":
            expression += "[^/]"
        elif character == "{" and balanced:
            expression, open_braces = expression + "(?:", open_braces + 1
        elif character == "}" and balanced:
            expression, open_braces = expression + ")", open_braces - 1
        elif character == "," and open_braces:
            expression += "|"
        elif character == "[" and (end := pattern.find("]", position + 1)) > 0:
            characters = pattern[position:end]
            negated = characters[:1] in {"!", "^"}
            allowed = re.escape(characters[negated:]).replace(r"\-", "-")
            expression += f"[^/{allowed}]" if negated else f"[{allowed}]"
            position = end + 1
        else:
            expression += re.escape(character)
    try:
        return re.compile(expression, re.DOTALL)
    except re.error:
        return re.compile(re.escape(pattern))


def is_balanced(pattern: str) -> bool:
    """Whether every brace has its partner."""
    depth = 0
    for character in pattern:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0
