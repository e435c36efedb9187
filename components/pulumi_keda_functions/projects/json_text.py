"""JSON as the Functions host accepts it, with the line of every property.

The host reads its files with Newtonsoft.Json, which also takes a byte order mark, `//` and `/* */` comments, a comma
after the last item, single quotes, property names without quotes, line breaks inside a string and any Unicode white
space (https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonTextReader.htm). Of a property that is given
twice, the last counts. Nesting stops at 64, Newtonsoft's own limit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .model import Json

DEEPEST = 64

TOKEN = re.compile(
    r"""
      (?P<space>   (?: [\s\ufeff]+ | //[^\r\n]* | /\*.*?\*/ )+ )
    | (?P<mark>    [{}\[\],:] )
    | (?P<string>  "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' )
    | (?P<number>  -?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.$]) )
    | (?P<word>    [A-Za-z_$][\w$]* )
    """,
    re.VERBOSE | re.DOTALL,
)
ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "\\": "\\", '"': '"', "'": "'", "/": "/"}
WORDS: Mapping[str, Json] = {"true": True, "false": False, "null": None}


class JsonSyntaxError(ValueError):
    """Text that the host would not read as JSON."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True)
class JsonText:
    """A value and where each of its parts is written."""

    value: Json
    lines: Mapping[tuple[str, ...], int]
    """The line, from 1, of each property by its path of keys; an array's items count as keys `"0"`, `"1"`, …"""

    def line(self, *path: str) -> int:
        """The line of the property at `path`, or of the nearest property around it that is written; 1 for none."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1


@dataclass(frozen=True)
class Token:
    """A mark, a string, a number, a word, or the end of the text."""

    kind: str
    text: str
    line: int


def parse_json(text: str) -> JsonText:
    """The value that the host would read from `text`. Raises JsonSyntaxError."""
    reader = Reader(tokens(text))
    value = reader.value((), 0)
    reader.expect("end", "")
    return JsonText(value, reader.lines)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` without white space and comments, closed by one of kind `end`."""
    position, line, last = 0, 1, 1
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise JsonSyntaxError(line, f"{text[position : position + 20].splitlines()[0]!r} is not JSON")
        kind, found = str(match.lastgroup), match.group()
        if kind != "space":
            yield Token(kind, found, line)
            last = line + found.count("\n")
        line += found.count("\n")
        position = match.end()
    # Where something is missing: on the last line that has anything, not after the line breaks behind it.
    yield Token("end", "", last)


class Reader:
    """Reads one value out of tokens and notes the line of each property on the way."""

    def __init__(self, source: Iterator[Token]) -> None:
        self.source = source
        self.token = next(source)
        self.lines: dict[tuple[str, ...], int] = {}

    def value(self, path: tuple[str, ...], depth: int) -> Json:
        """The value that starts at the current token."""
        if depth > DEEPEST:
            raise JsonSyntaxError(self.token.line, f"nested deeper than {DEEPEST} levels")
        match self.token.kind, self.token.text:
            case "mark", "{":
                return self.object(path, depth)
            case "mark", "[":
                return self.array(path, depth)
            case "string", _:
                return self.string()
            case "number", text:
                self.advance()
                return int(text) if text.lstrip("-").isdigit() else float(text)
            case "word", word if word in WORDS:
                self.advance()
                return WORDS[word]
            case _:
                raise self.unexpected("a value")

    def object(self, path: tuple[str, ...], depth: int) -> dict[str, Json]:
        """An object; the current token is its brace."""
        self.advance()
        content: dict[str, Json] = {}
        while not self.at("}"):
            line, key = self.token.line, self.key()
            self.expect("mark", ":")
            self.lines[(*path, key)] = line
            content[key] = self.value((*path, key), depth + 1)
            self.separator("}")
        self.advance()
        return content

    def array(self, path: tuple[str, ...], depth: int) -> list[Json]:
        """An array; the current token is its bracket."""
        self.advance()
        items: list[Json] = []
        while not self.at("]"):
            place = (*path, str(len(items)))
            self.lines[place] = self.token.line
            items.append(self.value(place, depth + 1))
            self.separator("]")
        self.advance()
        return items

    def key(self) -> str:
        """A property's name, quoted or bare."""
        if self.token.kind == "string":
            return self.string()
        if self.token.kind != "word":
            raise self.unexpected("a property name")
        name = self.token.text
        self.advance()
        return name

    def string(self) -> str:
        """A string, its escapes undone."""
        line, body = self.token.line, self.token.text[1:-1]
        self.advance()
        if "\\" not in body:
            return body
        units = ESCAPE.sub(lambda escape: unescaped(escape[1], line), body)
        # `\uD83D\uDE00` is one character in two halves; a half alone is replaced, as by Newtonsoft.
        return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def separator(self, closing: str) -> None:
        """A comma between items; none is needed, and one is allowed, before the closing mark."""
        if not self.at(closing):
            self.expect("mark", ",")

    def at(self, mark: str) -> bool:
        """Whether the current token is this mark."""
        return self.token.kind == "mark" and self.token.text == mark

    def expect(self, kind: str, text: str) -> None:
        """Step over this token. The end has nothing behind it."""
        if (self.token.kind, self.token.text) != (kind, text):
            raise self.unexpected(repr(text) if text else "the end")
        if kind != "end":
            self.advance()

    def advance(self) -> None:
        """Step to the next token."""
        self.token = next(self.source)

    def unexpected(self, wanted: str) -> JsonSyntaxError:
        """The error for the current token where `wanted` should stand."""
        found = "the file ends" if self.token.kind == "end" else f"{self.token.text[:40]!r} stands"
        return JsonSyntaxError(self.token.line, f"{found} where {wanted} is expected")


def unescaped(escape: str, line: int) -> str:
    """The character for what follows a backslash."""
    if len(escape) > 1:
        return chr(int(escape[1:], 16))
    if escape not in ESCAPES:
        raise JsonSyntaxError(line, f"'\\{escape}' is not an escape of JSON")
    return ESCAPES[escape]
