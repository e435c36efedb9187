"""What KEDA's Go source says of a scaler's parameters beyond the published schema, which calls every type `string`.

KEDA describes parameters by tags of struct fields (`keda:"name=queueLength, order=triggerMetadata, default=5"`,
https://github.com/kedacore/keda/blob/main/CREATE-NEW-SCALER.md) and reads each text into the field's Go type.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

BUILDER = Path("pkg/scaling/scalers_builder.go")
SCALERS = Path("pkg/scalers")

CASE = re.compile(r'case "([\w-]+)":\s*return scalers\.(New\w+)\(')
CONSTRUCTOR = re.compile(r"^func (New\w+Scaler)\(", re.MULTILINE)
STRUCT = re.compile(r"^type (\w+) struct \{$(.*?)^\}$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r'^\s*(?:\w+[ \t]+)?([*\[\]\w.]+)[ \t]+`keda:"([^"]*)"`', re.MULTILINE)
NAMES = re.compile(r"\bname=([^,]+)")


@dataclass(frozen=True)
class GoField:
    """One field of a struct that KEDA fills from parameters."""

    type: str
    names: tuple[str, ...]
    """Names of the parameter, the first of which counts; none: a struct of more fields."""


@dataclass(frozen=True)
class GoSource:
    """The tagged structs of KEDA's scalers."""

    fields: Mapping[str, tuple[GoField, ...]]
    """By name of the struct."""
    structs: Mapping[str, tuple[str, ...]]
    """Names of the tagged structs by scaler, those of the file that makes it."""

    def parameters(self, scaler: str) -> dict[str, GoField]:
        """The fields that fill a scaler's structs, those nested in them included, by each name of the parameter."""
        found: dict[str, GoField] = {}
        waiting = list(self.structs[scaler])
        seen: set[str] = set()
        while waiting:
            struct = waiting.pop(0)
            if struct in seen:
                continue
            seen.add(struct)
            for field in self.fields[struct]:
                if not field.names:
                    waiting.append(field.type.lstrip("*").rpartition(".")[2])
                for name in field.names:
                    found.setdefault(name, field)
        return found


def read_go_source(module: Path) -> GoSource:
    """The tagged structs in the folder of KEDA's module."""
    fields: dict[str, tuple[GoField, ...]] = {}
    in_file_of: dict[str, tuple[str, ...]] = {}
    for path in sorted((module / SCALERS).rglob("*.go")):
        if path.name.endswith("_test.go"):
            continue
        text = path.read_text()
        tagged = {name: tuple(fields_in(body)) for name, body in STRUCT.findall(text) if "`keda:" in body}
        fields |= tagged
        in_file_of |= dict.fromkeys(CONSTRUCTOR.findall(text), tuple(tagged))
    builder = (module / BUILDER).read_text()
    return GoSource(fields, {scaler: in_file_of[constructor] for scaler, constructor in CASE.findall(builder)})


def fields_in(body: str) -> Iterator[GoField]:
    """The tagged fields between the braces of a struct."""
    for go_type, tag in FIELD.findall(body):
        names = NAMES.search(tag)
        yield GoField(go_type, tuple(names[1].strip().split(";")) if names else ())
