"""The text that a C# string literal stands for.

(https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/reference-types#string-literals)
"""

import re

ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4}|.)", re.DOTALL)
ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def regular(content: str) -> str:
    """What stands between the quotes of `"…"`."""
    return ESCAPE.sub(lambda escape: character(escape[1]), content)


def character(escape: str) -> str:
    """The character for what follows a backslash."""
    if escape[0] in "uUx" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return ESCAPES.get(escape, escape)


def verbatim(content: str) -> str:
    """What stands between the quotes of `@"…"`."""
    return content.replace('""', '"')


def raw(content: str) -> str:
    '''What stands between the quotes of `"""…"""`: over several lines, without the indentation of the last.'''
    first, *lines = content.splitlines() or [""]
    if first.strip() or not lines:
        return content
    indentation = lines[-1]
    return "\n".join(line.removeprefix(indentation) for line in lines[:-1])
