"""A right trigger made wrong in one place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pulumi_keda_functions.keda.catalogue import Parameter, Scaler, Source, find_scaler
from pulumi_keda_functions.keda.kinds import Kind
from pulumi_keda_functions.keda.model import FROM_ENVIRONMENT, GivenTrigger


@dataclass(frozen=True)
class Mutation:
    """What was done, to which key, and the trigger that came of it."""

    what: str
    key: str
    trigger: GivenTrigger


def mutations(trigger: GivenTrigger) -> Iterator[Mutation]:
    """Every key of a trigger misspelt, left out where it is required, with a wrong value and in each wrong place."""
    scaler = find_scaler(trigger.type)
    assert scaler is not None
    for key in trigger.metadata:
        yield from misspelt(scaler, trigger, key)
        name = key.removesuffix(FROM_ENVIRONMENT)
        if parameter := scaler.parameters.get(name):
            yield from wrong_value(parameter, trigger, key)
            yield from out_of_place(scaler, parameter, trigger, key)
    for name in sorted(trigger.authentication.parameters):
        yield Mutation("misspelt", name + "x", with_parameters(trigger, remove=name, add=name + "x"))
        if Source.METADATA not in scaler.parameters[name].sources:
            moved = with_parameters(trigger, remove=name)
            yield Mutation("moved to metadata", name, replace(moved, metadata={**moved.metadata, name: "x"}))
    for name, parameter in scaler.parameters.items():
        if parameter.required and parameter.same_as is None and trigger.authentication.complete:
            yield Mutation("left out", name, without(trigger, scaler.names_of(parameter)))


def misspelt(scaler: Scaler, trigger: GivenTrigger, key: str) -> Iterator[Mutation]:
    name = key.removesuffix(FROM_ENVIRONMENT)
    wrong = f"{name}{name[-1]}{key[len(name) :]}"
    if not scaler.takes_freely(wrong):
        yield Mutation("misspelt", wrong, renamed(trigger, key, wrong))


def wrong_value(parameter: Parameter, trigger: GivenTrigger, key: str) -> Iterator[Mutation]:
    if key != parameter.name:
        return
    wrong = replace(trigger, metadata={**trigger.metadata, key: "~"})
    if parameter.allowed:
        yield Mutation("not one of the allowed values", key, wrong)
    elif parameter.kind not in (Kind.TEXT, Kind.QUERY):
        yield Mutation(f"no {parameter.kind}", key, wrong)


def out_of_place(scaler: Scaler, parameter: Parameter, trigger: GivenTrigger, key: str) -> Iterator[Mutation]:
    name = parameter.name
    for source, other in ((Source.METADATA, name), (Source.ENVIRONMENT, name + FROM_ENVIRONMENT)):
        if source not in parameter.sources and other != key and not scaler.takes_freely(other):
            yield Mutation("moved in metadata", other, renamed(trigger, key, other))
    if Source.AUTHENTICATION not in parameter.sources:
        metadata = {each: value for each, value in trigger.metadata.items() if each != key}
        yield Mutation(
            "moved to the authentication", name, replace(with_parameters(trigger, add=name), metadata=metadata)
        )


def renamed(trigger: GivenTrigger, key: str, wrong: str) -> GivenTrigger:
    return replace(
        trigger, metadata={wrong if each == key else each: value for each, value in trigger.metadata.items()}
    )


def without(trigger: GivenTrigger, names: frozenset[str]) -> GivenTrigger:
    metadata = {
        key: value for key, value in trigger.metadata.items() if key.removesuffix(FROM_ENVIRONMENT) not in names
    }
    authentication = replace(trigger.authentication, parameters=trigger.authentication.parameters - names)
    return replace(trigger, metadata=metadata, authentication=authentication)


def with_parameters(trigger: GivenTrigger, add: str | None = None, remove: str | None = None) -> GivenTrigger:
    parameters = (trigger.authentication.parameters | ({add} if add else set())) - {remove}
    return replace(trigger, authentication=replace(trigger.authentication, parameters=frozenset(parameters)))
