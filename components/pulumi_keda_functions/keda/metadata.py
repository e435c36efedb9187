"""The parameters of a trigger, each by itself: whether KEDA knows it, looks there for it and can read its value."""

from collections.abc import Iterable, Iterator

from ..near_names import closest
from ..problems import Problem
from ..values import Value
from .catalogue import Parameter, Scaler, Source
from .kinds import Kind
from .model import FROM_ENVIRONMENT, Configuration, GivenTrigger
from .wording import one_of, ways_to_give

FIELDS_BESIDE = ("metricType", "useCachedMetrics", "authenticationRef", "name")
"""Fields of a trigger that are often written into its metadata."""


def problems_in_metadata(scaler: Scaler, trigger: GivenTrigger, where: str) -> Iterator[Problem]:
    """What is wrong with single keys of a trigger's metadata."""
    for key, value in trigger.metadata.items():
        place = f"{where}.metadata.{key}"
        name = key.removesuffix(FROM_ENVIRONMENT)
        if parameter := scaler.parameters.get(key):
            if Source.METADATA in parameter.sources:
                yield from problems_in_value(scaler, parameter, value, place)
            elif not scaler.takes_freely(key):
                yield misplaced(scaler, parameter, f"{key} in metadata", place)
        elif scaler.takes_freely(key):
            continue
        elif key != name and (parameter := scaler.parameters.get(name)):
            if Source.ENVIRONMENT not in parameter.sources:
                yield misplaced(scaler, parameter, f"{name} from the environment ({key})", place)
        else:
            yield unknown_key(scaler, key, place)


def problems_in_authentication(triggers: Iterable[tuple[Scaler, GivenTrigger]], where: str) -> Iterator[Problem]:
    """Parameters of one TriggerAuthentication that none of the triggers which name it reads."""
    users = list(triggers)
    scalers = {scaler.type: scaler for scaler, _ in users}
    readable = {
        name
        for scaler in scalers.values()
        for name, parameter in scaler.parameters.items()
        if Source.AUTHENTICATION in parameter.sources
    }
    given = {name for _, trigger in users for name in trigger.authentication.parameters}
    for name in sorted(given - readable):
        known = [(scaler, scaler.parameters[name]) for scaler in scalers.values() if name in scaler.parameters]
        if known:
            yield misplaced(*known[0], f"{name} from a TriggerAuthentication", where)
        else:
            types = one_of(scalers)
            message = f"{types} takes no parameter {name!r} from a TriggerAuthentication"
            yield Problem(where, message, suggestion(name, readable, "those that it takes are"))


def problems_in_absence(configuration: Configuration, where: str) -> Iterator[Problem]:
    """Required parameters that are not given anywhere."""
    for parameter in configuration.scaler.parameters.values():
        if parameter.required and parameter.same_as is None and not configuration.may_have(parameter.name):
            message = f"{configuration.scaler.type} needs {parameter.name}, which is not given"
            yield Problem(f"{where}.metadata", message, f"give it {ways_to_give(parameter)}")


def problems_in_value(scaler: Scaler, parameter: Parameter, value: Value, place: str) -> Iterator[Problem]:
    """What is wrong with the value of a parameter, where it is known."""
    if parameter.removed is not None:
        yield Problem(place, f"{scaler.type} no longer takes {parameter.name}", parameter.removed)
    elif isinstance(value, str) and (text := value.strip()):
        parts = parts_of(parameter, text)
        wrong = next((part for part in parts if not fits(parameter, part)), None)
        if wrong is not None:
            message = f"{parameter.name} of {scaler.type} is {text!r}, where {expectation(parameter)} is expected"
            yield Problem(place, message, remedy(parameter))
        elif len([part for part in parts if part in parameter.exclusive]) > 1:
            message = f"{parameter.name} of {scaler.type} is {text!r}"
            yield Problem(place, message, f"keep only one of {one_of(parameter.exclusive)}")


def parts_of(parameter: Parameter, text: str) -> list[str]:
    """The texts that KEDA reads one by one."""
    separator = parameter.separator
    if separator is None and parameter.kind is Kind.PAIRS:
        separator = ","
    if separator is None:
        return [text]
    parts = [part.strip() for part in text.split(separator)]
    if parameter.range_separator is None:
        return parts
    return [end for part in parts for end in part.split(parameter.range_separator, 1)]


def fits(parameter: Parameter, part: str) -> bool:
    """Whether KEDA takes a text for the parameter, or for one of its parts."""
    if not parameter.allowed:
        return parameter.kind.fits(part)
    if parameter.any_case:
        return part.casefold() in {each.casefold() for each in parameter.allowed}
    return part in parameter.allowed


def expectation(parameter: Parameter) -> str:
    """What KEDA takes, in words."""
    return one_of(parameter.allowed) if parameter.allowed else parameter.kind.in_words


def remedy(parameter: Parameter) -> str:
    """How to mend a value."""
    change = f"write {one_of(parameter.allowed)}" if parameter.allowed else f"write {parameter.kind.in_words}"
    return change if parameter.default is None else f"{change}, or leave it out for {parameter.default}"


def misplaced(scaler: Scaler, parameter: Parameter, what: str, place: str) -> Problem:
    """A parameter where KEDA does not look for it."""
    return Problem(place, f"{scaler.type} does not read {what}", f"give it {ways_to_give(parameter)}")


def unknown_key(scaler: Scaler, key: str, place: str) -> Problem:
    """Metadata that KEDA would ignore without a word."""
    message = f"{scaler.type} has no parameter {key!r}, KEDA would ignore it"
    if key in FIELDS_BESIDE:
        return Problem(place, message, f"write {key} beside metadata, not in it")
    keys = [
        name + suffix
        for name, parameter in scaler.parameters.items()
        for source, suffix in ((Source.METADATA, ""), (Source.ENVIRONMENT, FROM_ENVIRONMENT))
        if source in parameter.sources and parameter.removed is None
    ]
    return Problem(place, message, suggestion(key, keys, "those that it has are"))


def suggestion(word: str, known: Iterable[str], introduction: str) -> str:
    """The word that was meant, or all that there are."""
    names = sorted(known)
    if meant := closest(word, names):
        return f"did you mean {meant}?"
    return f"{introduction} {', '.join(names)}" if names else "remove it"
