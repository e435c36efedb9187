"""The settings that arguments other than `settings` give: to a group or to KEDA, or in objects that exist."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..app_arguments import AppArguments, Input
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
    held = {
        name: holder for holder, names in holders(arguments).items() for name in names if name not in settings.names
    }
    groups = {
        group: group_layer(group, _known(override["settings"]))
        for group, override in arguments.get("groups", {}).items()
        if override.get("settings")
    }
    keda = keda_layer(_known(given)) if (given := arguments.get("keda_settings")) else None
    return replace(settings, names=settings.names | held.keys(), held=held, groups=groups, keda=keda)


def holders(arguments: AppArguments) -> Mapping[Holder, tuple[str, ...]]:
    """The objects that hold settings, each with the names that are told of, in the order in which they count."""
    named = {
        HolderKind.CONFIG_MAP: arguments.get("settings_from_config_maps", {}),
        HolderKind.SECRET: arguments.get("settings_from_secrets", {}),
    }
    return {
        Holder(kind, name): tuple(map(environment_name, keys))
        for kind, objects in named.items()
        for name, keys in objects.items()
    }


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
