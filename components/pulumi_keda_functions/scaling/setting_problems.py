"""What is wrong with settings, wherever they are given."""

from collections.abc import Collection, Iterator, Sequence

from ..app_arguments import AppArguments
from ..problems import Problem
from ..values import settings_in
from .app_settings import (
    DISABLED,
    HOST_OVERRIDE,
    AppSettings,
    decides_what_is_made,
    problem_in_text,
    problems_in_names,
)
from .model import ByIdentity, BySecrets, Group, KedaTrigger
from .setting_arguments import Held, group_holders, holders, keda_holders
from .setting_layers import Layer


def problems_in_settings(settings: AppSettings, arguments: AppArguments) -> Iterator[Problem]:
    """Everything that names and plain text show to be wrong."""
    yield from (problem for name, text in settings.plain.items() if (problem := problem_in_text(name, text)))
    for group, override in arguments.get("groups", {}).items():
        yield from problems_in_names(override.get("settings", {}), f"groups[{group!r}].settings")
    yield from problems_in_names(arguments.get("keda_settings", {}), "keda_settings")
    for layer in settings.layers:
        yield from _problems_in_layer(layer, settings)
    yield from _problems_in_holders(holders(arguments), settings.own, "settings")
    for group, override in arguments.get("groups", {}).items():
        own = settings.groups[group].own if group in settings.groups else {}
        yield from _problems_in_holders(group_holders(group, override), own.keys(), f"groups[{group!r}].settings")
    of_keda = settings.keda.own if settings.keda else {}
    yield from _problems_in_holders(keda_holders(arguments), of_keda.keys(), "keda_settings")


def _problems_in_layer(layer: Layer, settings: AppSettings) -> Iterator[Problem]:
    for name, text in layer.values.items():
        where = layer.place(name)
        if text is not None and (problem := problem_in_text(name, text, layer.argument)):
            yield problem
        if DISABLED.fullmatch(name) or name.casefold().startswith(f"{HOST_OVERRIDE}functions__".casefold()):
            yield Problem(where, "decides which functions the whole app has", "give it in settings")
        elif decides_what_is_made(name) and name in layer.own and text is None:
            message = "is not known before `up`, but decides what is made"
            yield Problem(where, message, "give it as plain text, not as an Output or a secret")
        if (shared := settings.find(name)) not in (None, name):
            message = f"is spelt {shared} elsewhere, and the host ignores case"
            yield Problem(where, message, f"call it {shared}, so that it takes the place of that")


def _problems_in_holders(held: Held, own: Collection[str], argument: str) -> Iterator[Problem]:
    """Of the objects that one reader's settings are in, beside those of its `own`, which `argument` gives."""
    taken: dict[str, str] = {}
    for holder, names in held.items():
        yield from problems_in_names(names, holder.argument)
        for name in names:
            if name in own:
                yield Problem(holder.argument, f"{name} is in {argument}, too", "keep it in one of the two")
            elif name in taken:
                yield Problem(holder.argument, f"{name} is in {taken[name]}, too", "keep it in one of the two")
            elif decides_what_is_made(name):
                message = f"{name} decides what is made, and {holder} is not read"
                yield Problem(holder.argument, message, "give it in settings, as plain text")
            taken[name] = str(holder)


def unread_by_keda(settings: AppSettings, groups: Sequence[Group]) -> Iterator[Problem]:
    """What is given to KEDA and no trigger asks for: most often a misspelt name."""
    if settings.keda is None or settings.assumed:
        return
    read = {name for group in groups for trigger in group.triggers for name in _settings_of(trigger)}
    for reference, name in settings.keda.references.items():
        if reference not in read:
            remedy = "name it as the connection of a trigger is named, or remove it"
            yield Problem(settings.keda.place(name), f"no trigger that KEDA scales by asks for {name}", remedy)


def _settings_of(trigger: KedaTrigger) -> Iterator[str]:
    match trigger.authentication:
        case BySecrets(secrets):
            values = [*trigger.metadata.values(), *secrets.values()]
        case ByIdentity(client_id) if client_id is not None:
            values = [*trigger.metadata.values(), client_id]
        case _:
            values = [*trigger.metadata.values()]
    return (setting.name for value in values for setting in settings_in(value))
