"""Settings beside the app's own: those that one reader alone sees, and those that an object of the cluster holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..values import Setting


class HolderKind(StrEnum):
    """What holds settings in a cluster, by its Kubernetes kind."""

    CONFIG_MAP = "ConfigMap"
    SECRET = "Secret"  # noqa: S105 - a kind, and none itself


@dataclass(frozen=True)
class Holder:
    """An object of the app's namespace that exists, and whose entries are settings. Nobody here reads it."""

    kind: HolderKind
    name: str

    @property
    def argument(self) -> str:
        """The argument that names it."""
        return f"{HOLDERS[self.kind]}[{self.name!r}]"

    def __str__(self) -> str:
        return f"the {self.kind} {self.name}"


HOLDERS: Mapping[HolderKind, str] = {
    HolderKind.CONFIG_MAP: "settings_from_config_maps",
    HolderKind.SECRET: "settings_from_secrets",
}
"""The argument that names such objects, in the order in which a container takes its settings from them: the last one
counts where two hold a setting."""


@dataclass(frozen=True)
class Layer:
    """Settings that one reader sees over the app's own: a group of functions, or KEDA."""

    argument: str
    """That gives them: `groups['events'].settings`."""
    reader: str
    """For a person: `of events`, `for KEDA`."""
    values: Mapping[str, str | None] = field(default_factory=dict)
    """By name, as environment variables; None is a value that is not plain text."""

    def reference(self, name: str) -> Setting:
        """One of them, told apart from the app's of that name: no environment variable has spaces in its name."""
        return Setting(f"{name} {self.reader}")

    @property
    def references(self) -> Mapping[str, str]:
        """The name of each, by the name that a `Setting` has for it."""
        return {self.reference(name).name: name for name in self.values}


def group_layer(group: str, values: Mapping[str, str | None]) -> Layer:
    """What the functions of a group see."""
    return Layer(f"groups[{group!r}].settings", f"of {group}", values)


def keda_layer(values: Mapping[str, str | None]) -> Layer:
    """What KEDA signs in with."""
    return Layer("keda_settings", "for KEDA", values)
