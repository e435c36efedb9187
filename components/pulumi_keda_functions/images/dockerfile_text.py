"""Dockerfiles as text: instructions, stages, variables (https://docs.docker.com/reference/dockerfile/).

Only what checks need is told apart; anything may be in the file.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

ESCAPE_DIRECTIVE = re.compile(r"#\s*escape\s*=\s*(\S)\s*$", re.IGNORECASE)
DIRECTIVE = re.compile(r"#\s*\w+\s*=")
HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
FROM = re.compile(r"(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?", re.IGNORECASE)
VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?[^}]*\})")
FLAG = re.compile(r"--([\w-]+)(?:=(\S+))?\s+")


@dataclass(frozen=True)
class Instruction:
    """One instruction, its continued lines joined."""

    name: str
    """In upper case."""
    text: str
    line: int


@dataclass(frozen=True)
class Copy:
    """A COPY or ADD."""

    sources: tuple[str, ...]
    destination: str
    stage: str | None
    """What `--from` says; None: the build context."""
    line: int


@dataclass
class Stage:
    """What follows a FROM."""

    image: str
    """A reference, or the name of an earlier stage; variables with a default filled in."""
    name: str | None
    line: int
    instructions: list[Instruction] = field(default_factory=list)


def stages(text: str) -> list[Stage]:
    """The stages in order; none where there is no FROM."""
    found: list[Stage] = []
    before: dict[str, str] = {}
    for instruction in instructions(text):
        if instruction.name == "FROM" and (match := FROM.match(instruction.text)):
            found.append(Stage(expanded(match[1], before), match[2], instruction.line))
        elif found:
            found[-1].instructions.append(instruction)
        elif instruction.name == "ARG":
            before |= assignments(instruction, before)
    return found


def instructions(text: str) -> Iterator[Instruction]:
    """The instructions in order, without comments and what stands in heredocs."""
    lines = iter(enumerate(text.removeprefix("\ufeff").splitlines(), 1))
    escape = "\\"
    at_top = True
    for number, line in lines:
        stripped = line.strip()
        if at_top and (directive := ESCAPE_DIRECTIVE.match(stripped)):
            escape = directive[1]
        at_top = at_top and DIRECTIVE.match(stripped) is not None
        if not stripped or stripped.startswith("#"):
            continue
        parts = [stripped]
        while parts[-1].endswith(escape):
            parts[-1] = parts[-1].removesuffix(escape).rstrip()
            following = next(lines, None)
            if following is None:
                break
            if (continued := following[1].strip()).startswith("#"):
                continued = escape
            parts.append(continued)
        name, _, rest = " ".join(part for part in parts if part).partition(" ")
        for _, end in HEREDOC.findall(rest) if name.upper() in ("RUN", "COPY", "ADD") else ():
            for _, inner in lines:
                if inner.strip() == end:
                    break
        yield Instruction(name.upper(), rest.strip(), number)


def assignments(instruction: Instruction, variables: Mapping[str, str]) -> dict[str, str]:
    """What an ENV or ARG sets, with earlier variables filled in; an ARG without a default sets nothing."""
    try:
        words = shlex.split(instruction.text)
    except ValueError:
        words = instruction.text.split()
    if instruction.name == "ENV" and words and "=" not in words[0]:
        # The old form: a name, then the value up to the end of the line.
        return {words[0]: expanded(" ".join(words[1:]), variables)}
    pairs = (word.partition("=") for word in words)
    return {name: expanded(value, variables) for name, equals, value in pairs if equals}


def copy_of(instruction: Instruction) -> Copy | None:
    """A COPY or ADD taken apart; None for one that makes no sense."""
    text, stage = instruction.text, None
    while flag := FLAG.match(text):
        stage = flag[2] if flag[1] == "from" else stage
        text = text[flag.end() :]
    try:
        words = json.loads(text) if text.startswith("[") else shlex.split(text)
    except ValueError:
        return None
    if not (isinstance(words, list) and len(words) > 1 and all(isinstance(word, str) for word in words)):
        return None
    return Copy(tuple(words[:-1]), words[-1], stage, instruction.line)


def expanded(text: str, variables: Mapping[str, str]) -> str:
    """`text` with the variables that are known or have a default; others stay as they are."""
    return VARIABLE.sub(
        lambda found: variables.get(found[1] or found[2], found[3] if found[3] is not None else found[0]), text
    )
