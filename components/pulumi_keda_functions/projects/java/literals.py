"""String literals of Java and Kotlin."""

import re

from .expressions import Chain, Expression, Opaque, named

ESCAPE = re.compile(r"\\(u+[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|\r?\n|.)", re.DOTALL)
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "s": " ", "\n": "", "\r\n": ""}
BLOCK = '"""'
TEMPLATE = re.compile(r"\\.|\$\{(?P<braced>[^{}]*)\}|\$(?P<plain>`[^`\n]+`|[^\W\d]\w*)", re.DOTALL)
RAW_TEMPLATE = re.compile(r"\$\{(?P<braced>[^{}]*)\}|\$(?P<plain>`[^`\n]+`|[^\W\d]\w*)")


def java_string(written: str) -> str:
    """The text of a string, text block or character literal, without the quotes and with its escapes undone."""
    if written.startswith(BLOCK):
        return unescaped(block_lines(written[len(BLOCK) : -len(BLOCK)]))
    return unescaped(written[1:-1])


def block_lines(body: str) -> str:
    """A text block without the indentation that its lines share and the blanks at their ends.

    (https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.10.6)
    """
    _, *lines = body.split("\n")
    last = lines[-1:]
    counted = [line for line in lines if line.strip()] + [line for line in last if not line.strip()]
    shared = min((len(line) - len(line.lstrip()) for line in counted), default=0)
    return "\n".join(line[shared:].rstrip() for line in lines)


def kotlin_string(written: str) -> Expression:
    """The text of a string literal; with templates, the chain that puts it together."""
    raw = written.startswith(BLOCK)
    quote = len(BLOCK) if raw else 1
    body = written[quote:-quote]
    parts: list[Expression] = []
    end = 0
    for match in (RAW_TEMPLATE if raw else TEMPLATE).finditer(body):
        inside = match["braced"] if match["braced"] is not None else match["plain"]
        if inside is not None:
            parts += [plain(body[end : match.start()], raw=raw), named(inside)]
            end = match.end()
    rest = plain(body[end:], raw=raw)
    if "${" in (rest if raw else ESCAPE.sub("", body[end:])):
        return Opaque(written)
    return Chain("", tuple(("+", part) for part in (*parts, rest))) if parts else rest


def plain(body: str, *, raw: bool) -> str:
    """Text between templates."""
    return body if raw else unescaped(body)


def unescaped(body: str) -> str:
    """`body` with its escapes undone; a half of a surrogate pair that stands alone is replaced."""
    if "\\" not in body:
        return body
    units = ESCAPE.sub(lambda escape: character(escape[1]), body)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def character(escape: str) -> str:
    """What a backslash and `escape` stand for."""
    if escape in ESCAPES:
        return ESCAPES[escape]
    if escape[0] == "u" and len(escape) > 1:
        return chr(int(escape.lstrip("u"), 16))
    return chr(int(escape, 8)) if escape[0] in "01234567" else escape
