"""The settings that arguments other than `settings` give: to a group or to KEDA, or in objects that exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..app_arguments import AppArguments, GroupOverride
from ..inputs import Input
from .app_settings import AppSettings, environment_name
from .setting_layers import Holder, HolderKind, Layer, group_layer, keda_layer


@dataclass(frozen=True)
class GivenValue:
    """The value of a setting, as an argument gives it."""

    argument: str
    """`groups['events'].settings`."""
    name: str
    """As written there."""
    value: Input[str]


def with_arguments(settings: AppSettings, arguments: AppArguments) -> AppSettings:
    """`settings` with all others of the app. What `settings` hold counts over what an existing object holds."""
    held = {name: holder for name, holder in by_name(holders(arguments)).items() if name not in settings.names}
    layers = {
        group: group_layer(group, _known(override.get("settings", {})), by_name(group_holders(group, override)))
        for group, override in arguments.get("groups", {}).items()
    }
    keda = keda_layer(_known(arguments.get("keda_settings", {})), by_name(keda_holders(arguments)))
    return replace(
        settings,
        names=settings.names | held.keys(),
        held=held,
        groups={group: layer for group, layer in layers.items() if layer.values},
        keda=keda if keda.values else None,
    )


Held = Mapping[Holder, tuple[str, ...]]
"""Objects that hold settings, each with the names that are told of, in the order in which they count."""


def holders(arguments: AppArguments | GroupOverride, within: str = "") -> Held:
    """Those that an app names, or one of its groups, whose arguments begin with `within`."""
    named = {
        HolderKind.CONFIG_MAP: arguments.get("settings_from_config_maps", {}),
        HolderKind.SECRET: arguments.get("settings_from_secrets", {}),
    }
    return {
        Holder(kind, name, within): tuple(map(environment_name, keys))
        for kind, objects in named.items()
        for name, keys in objects.items()
    }


def group_holders(group: str, override: GroupOverride) -> Held:
    """Those that a group names for itself."""
    return holders(override, f"groups[{group!r}].")


def keda_holders(arguments: AppArguments) -> Held:
    """Those that KEDA alone signs in with."""
    named = arguments.get("keda_settings_from_secrets", {})
    return {
        Holder(HolderKind.SECRET, name, "keda_"): tuple(map(environment_name, keys)) for name, keys in named.items()
    }


def by_name(held: Held) -> Mapping[str, Holder]:
    """The object that counts for each name, the last one."""
    return {name: holder for holder, names in held.items() for name in names}


def values_of_layers(arguments: AppArguments) -> Mapping[str, GivenValue]:
    """What groups and KEDA have for themselves, by the name that a `Setting` has for it."""
    return {
        layer.reference(environment_name(name)).name: GivenValue(layer.argument, name, value)
        for layer, given in _layers(arguments)
        for name, value in given.items()
    }


def _layers(arguments: AppArguments) -> Iterator[tuple[Layer, Mapping[str, Input[str]]]]:
    for group, override in arguments.get("groups", {}).items():
        yield group_layer(group, {}), override.get("settings", {})
    yield keda_layer({}), arguments.get("keda_settings", {})


def _known(given: Mapping[str, Input[str]]) -> Mapping[str, str | None]:
    return {environment_name(name): value if isinstance(value, str) else None for name, value in given.items()}
