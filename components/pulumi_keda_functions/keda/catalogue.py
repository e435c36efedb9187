"""KEDA's scalers and their parameters, as the version of KEDA in the catalogue has them.

`catalogue.json` is made by `python -m tools.keda_catalogue` out of KEDA's own schema. It is read when something is
checked, and only the entry of a scaler that occurs is taken apart.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, cast

from .kinds import Kind

FILE = Path(__file__).with_name("catalogue.json")


class Source(StrEnum):
    """Where KEDA looks for a parameter."""

    METADATA = "metadata"
    """Under its own name in the trigger's metadata."""
    ENVIRONMENT = "environment"
    """Under `<name>FromEnv` in metadata: the name of an environment variable of the container that is scaled."""
    AUTHENTICATION = "authentication"
    """As a parameter of the TriggerAuthentication."""


@dataclass(frozen=True)
class Parameter:
    """Something that a scaler can be told."""

    name: str
    sources: frozenset[Source]
    kind: Kind = Kind.TEXT
    required: bool = False
    default: str | None = None
    """What KEDA takes where it is not given."""
    allowed: tuple[str, ...] = ()
    """The only values; empty: any that fits the kind."""
    any_case: bool = False
    """Whether the case of an allowed value does not matter."""
    exclusive: tuple[str, ...] = ()
    """Values of which a list may have only one."""
    separator: str | None = None
    """What stands between the parts of a list; None: no list."""
    range_separator: str | None = None
    """What stands between the ends of a range in a list; None: no ranges."""
    removed: str | None = None
    """KEDA's words on why it refuses the parameter; None: it does not."""
    same_as: str | None = None
    """The first of its names, where it has several and this is another."""


@dataclass(frozen=True)
class Scaler:
    """A type of trigger."""

    type: str
    parameters: Mapping[str, Parameter]
    free_keys: str | None = None
    """How the names of further metadata start, which KEDA hands on as it is; empty: any name; None: there is none."""

    def takes_freely(self, key: str) -> bool:
        """Whether `key` is metadata that the scaler does not have to know."""
        return self.free_keys is not None and key.startswith(self.free_keys)

    def names_of(self, parameter: Parameter) -> frozenset[str]:
        """All names of a parameter."""
        first = parameter.same_as or parameter.name
        return frozenset({first}) | {each.name for each in self.parameters.values() if each.same_as == first}


ParameterEntry = TypedDict(
    "ParameterEntry",
    {
        "from": list[str],
        "kind": str,
        "required": bool,
        "default": str,
        "allowed": list[str],
        "anyCase": bool,
        "exclusive": list[str],
        "separator": str,
        "rangeSeparator": str,
        "removed": str,
        "sameAs": str,
    },
    total=False,
)


class ScalerEntry(TypedDict, total=False):
    """A scaler in the file."""

    parameters: dict[str, ParameterEntry]
    freeKeys: str


class CatalogueFile(TypedDict):
    """The file."""

    kedaVersion: str
    scalers: dict[str, ScalerEntry]


@cache
def catalogue_file() -> CatalogueFile:
    """The file, once read."""
    return cast("CatalogueFile", json.loads(FILE.read_bytes()))


def scaler_types() -> tuple[str, ...]:
    """Every scaler that KEDA has."""
    return tuple(catalogue_file()["scalers"])


@cache
def find_scaler(scaler_type: str) -> Scaler | None:
    """The scaler of a type; None: KEDA has none."""
    entry = catalogue_file()["scalers"].get(scaler_type)
    if entry is None:
        return None
    parameters = {name: parameter(name, written) for name, written in entry["parameters"].items()}
    return Scaler(scaler_type, MappingProxyType(parameters), entry.get("freeKeys"))


def parameter(name: str, entry: ParameterEntry) -> Parameter:
    """A parameter from its entry in the file."""
    return Parameter(
        name,
        frozenset(map(Source, entry["from"])),
        Kind(entry.get("kind", Kind.TEXT)),
        entry.get("required", False),
        entry.get("default"),
        tuple(entry.get("allowed", ())),
        entry.get("anyCase", False),
        tuple(entry.get("exclusive", ())),
        entry.get("separator"),
        entry.get("rangeSeparator"),
        entry.get("removed"),
        entry.get("sameAs"),
    )
