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
    within: str = ""
    """The beginning of the name of the argument that names it: nothing, `groups['events'].` or `keda_`."""

    @property
    def argument(self) -> str:
        """The argument that names it."""
        return f"{self.within}{HOLDERS[self.kind]}[{self.name!r}]"

    def __str__(self) -> str:
        return f"the {self.kind} {self.name}"


HOLDERS: Mapping[HolderKind, str] = {
    HolderKind.CONFIG_MAP: "settings_from_config_maps",
    HolderKind.SECRET: "settings_from_secrets",
}
"""The argument that names such objects, in the order in which a container takes its settings from them: the last one
counts where two hold a setting."""


NONE_HELD: Mapping[str, Holder] = {}


@dataclass(frozen=True)
class Layer:
    """Settings that one reader sees over the app's own: a group of functions, or KEDA."""

    argument: str
    """That gives them: `groups['events'].settings`."""
    reader: str
    """For a person: `of events`, `for KEDA`."""
    values: Mapping[str, str | None] = field(default_factory=dict)
    """By name, as environment variables; None is a value that is not plain text."""
    held: Mapping[str, Holder] = field(default_factory=dict)
    """Those among them that an object of the cluster holds, by name."""

    @property
    def own(self) -> Mapping[str, str | None]:
        """The values that the app brings along."""
        return {name: text for name, text in self.values.items() if name not in self.held}

    def place(self, name: str) -> str:
        """The argument that gives one of them."""
        return self.held[name].argument if name in self.held else f"{self.argument}[{name!r}]"

    def reference(self, name: str) -> Setting:
        """One of them, told apart from the app's of that name: no environment variable has spaces in its name."""
        return Setting(f"{name} {self.reader}")

    @property
    def references(self) -> Mapping[str, str]:
        """The name of each, by the name that a `Setting` has for it."""
        return {self.reference(name).name: name for name in self.values}


def group_layer(group: str, values: Mapping[str, str | None], held: Mapping[str, Holder] = NONE_HELD) -> Layer:
    """What the functions of a group see: `values`, over what is `held` elsewhere."""
    return Layer(f"groups[{group!r}].settings", f"of {group}", *_over_held(values, held))


def keda_layer(values: Mapping[str, str | None], held: Mapping[str, Holder] = NONE_HELD) -> Layer:
    """What KEDA signs in with."""
    return Layer("keda_settings", "for KEDA", *_over_held(values, held))


def _over_held(
    values: Mapping[str, str | None], held: Mapping[str, Holder]
) -> tuple[Mapping[str, str | None], Mapping[str, Holder]]:
    others = {name: holder for name, holder in held.items() if name not in values}
    return {**dict.fromkeys(others), **values}, others
