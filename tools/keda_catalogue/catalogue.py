"""The catalogue: KEDA's published schema, with the types of its source and the amendments of the overlay.

    {"kedaVersion": "2.21.0", "scalers": {
        "azure-queue": {"parameters": {"queueLength": {"kind": "integer", "from": ["metadata"], "default": "5"}}}}}

What an entry leaves out has a default: kind `text`, not required, any value allowed.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict, cast

from .go_source import GoField, GoSource, read_go_source
from .overlay import AUTHENTICATION, ENVIRONMENT, METADATA, Entry, Overlay

SCHEMA = Path("schema/generated/scalers-schema.json")

KINDS = {
    "bool": "boolean",
    "int": "integer",
    "int32": "integer",
    "int64": "integer",
    "uint32": "whole",
    "float64": "number",
    "time.Duration": "duration",
    "map[string]string": "pairs",
    "url.Values": "query",
}
"""By Go type. Whatever else there is (`string` and types made of it) takes any text."""


class SchemaParameter(TypedDict, total=False):
    """A parameter as the schema has it."""

    name: str
    optional: bool
    default: str
    allowedValue: list[str]
    exclusiveSet: list[str]
    deprecated: str
    separator: str
    rangeSeparator: str
    metadataVariableReadable: bool
    triggerAuthenticationVariableReadable: bool
    envVariableReadable: bool


class SchemaScaler(TypedDict):
    """A scaler as the schema has it."""

    type: str
    parameters: list[SchemaParameter]


SOURCES = (
    (METADATA, "metadataVariableReadable"),
    (AUTHENTICATION, "triggerAuthenticationVariableReadable"),
    (ENVIRONMENT, "envVariableReadable"),
)


def make_catalogue(module: Path, keda_version: str, overlay: Overlay) -> str:
    """The catalogue as text, out of the folder of KEDA's module. Raises ValueError for parameters of the source that
    neither the schema nor the overlay knows."""
    published: list[SchemaScaler] = json.loads((module / SCHEMA).read_text())["scalers"]
    source = read_go_source(module)
    scalers = {scaler["type"]: entries(scaler["parameters"], scaler["type"], source) for scaler in published}
    amend(scalers, overlay)
    if unknown := [*unlisted(scalers, source, overlay)]:
        raise ValueError(f"neither schema nor overlay has {', '.join(unknown)}: amend the overlay")
    return written(scalers, {name: each.prefix for each in overlay.free_keys for name in each.scalers}, keda_version)


def entries(parameters: Sequence[SchemaParameter], scaler: str, source: GoSource) -> dict[str, Entry]:
    """One entry for each parameter of a scaler. Raises KeyError for one that the source does not know."""
    fields = source.parameters(scaler)
    made: dict[str, Entry] = {}
    for parameter in parameters:
        name = parameter["name"]
        again = entry(parameter, fields[name])
        made[name] = either(made[name], again) if name in made else again
    return made


def either(first: Entry, second: Entry) -> Entry:
    """Of two fields that read one name (rabbitmq's own `username`, and that of its HTTP authentication)."""
    places = [
        source for source, _ in SOURCES if any(source in cast("list[str]", each["from"]) for each in (first, second))
    ]
    return second | first | {"from": places}


def entry(parameter: SchemaParameter, field: GoField) -> Entry:
    """What the catalogue says of one parameter."""
    made: Entry = {"from": [source for source, flag in SOURCES if parameter.get(flag)]}
    kind = KINDS.get(field.type.lstrip("*").removeprefix("[]"), "text")
    if kind != "text":
        made["kind"] = kind
    if field.type.startswith("[]"):
        made["separator"] = parameter.get("separator", ",")
    elif kind == "pairs" and "separator" in parameter:
        made["separator"] = parameter["separator"]
    if parameter["name"] != field.names[0]:
        made["sameAs"] = field.names[0]
    if not parameter.get("optional") and "default" not in parameter and "deprecated" not in parameter:
        made["required"] = True
    written_alike = cast("Mapping[str, object]", parameter)
    made |= {
        ours: written_alike[theirs]
        for ours, theirs in (
            ("default", "default"),
            ("allowed", "allowedValue"),
            ("exclusive", "exclusiveSet"),
            ("rangeSeparator", "rangeSeparator"),
            ("removed", "deprecated"),
        )
        if theirs in written_alike
    }
    return made


def amend(scalers: dict[str, dict[str, Entry]], overlay: Overlay) -> None:
    """Carries out the overlay. Raises KeyError for an amendment of what is not there."""
    for amendment in overlay.amendments:
        for scaler in amendment.scalers:
            parameters = scalers[scaler]
            for name, change in amendment.parameters.items():
                if change is None:
                    del parameters[name]
                    continue
                changed = parameters.get(name, {}) | change
                parameters[name] = {key: value for key, value in changed.items() if value not in (None, False)}


def unlisted(scalers: Mapping[str, Mapping[str, Entry]], source: GoSource, overlay: Overlay) -> Iterator[str]:
    """Parameters that KEDA reads and the catalogue lacks, apart from those that the overlay removes."""
    removed = {
        (scaler, name)
        for amendment in overlay.amendments
        for scaler in amendment.scalers
        for name, change in amendment.parameters.items()
        if change is None
    }
    for scaler, parameters in scalers.items():
        for name in source.parameters(scaler):
            if name not in parameters and (scaler, name) not in removed:
                yield f"{name} of {scaler}"


def written(scalers: Mapping[str, Mapping[str, Entry]], free: Mapping[str, str], keda_version: str) -> str:
    """JSON with one line for each parameter, so that a later version of KEDA shows as a short difference."""
    return "\n".join(lines(scalers, free, keda_version)) + "\n"


def lines(scalers: Mapping[str, Mapping[str, Entry]], free: Mapping[str, str], keda_version: str) -> Iterator[str]:
    """The lines of the JSON."""
    yield f'{{"kedaVersion": {json.dumps(keda_version)},'
    yield ' "scalers": {'
    for place, (scaler, parameters) in enumerate(sorted(scalers.items())):
        prefix = f' "freeKeys": {json.dumps(free[scaler])},' if scaler in free else ""
        yield f'  {json.dumps(scaler)}: {{{prefix} "parameters": {{'
        pairs = [f"   {json.dumps(name)}: {json.dumps(entry)}" for name, entry in parameters.items()]
        yield ",\n".join(pairs)
        yield "  }}" + ("," if place < len(scalers) - 1 else "")
    yield "}}"
