"""Which argument a part of a ScaledObject comes of, so that what is wrong with it is told where it can be mended."""

import re
from collections.abc import Sequence

from ..app_arguments import FunctionOverride
from ..scaling import Group

_TRIGGER = re.compile(r"triggers\[(?P<place>\d+)\](?P<field>.*)")
_METADATA = re.compile(r"\.metadata(\.(?P<key>.+))?")
CHOSEN = {
    "fallback": "fallback",
    "advanced.scalingModifiers": "scaling_modifiers",
    "advanced.horizontalPodAutoscalerConfig.behavior": "behavior",
}
"""Arguments of a group, by the field that they become."""


def argument_of(field: str, group: Group, functions: Sequence[FunctionOverride]) -> str | None:
    """The argument behind a field of a group's `spec`, such as `triggers[0].metadata.queueLength`; None: there is none.

    `functions` are what the user says of functions.
    """
    of_group = f"groups[{group.name!r}]"
    if found := _TRIGGER.fullmatch(field):
        place = int(found["place"])
        if group.triggers[place].functions:
            return _of_functions(group.triggers[place].functions, found["field"], functions)
        added = [index for index, trigger in enumerate(group.triggers) if not trigger.functions]
        return f"{of_group}.triggers[{added.index(place)}]{_of_added(found['field'])}"
    for name, argument in CHOSEN.items():
        if field == name or field.startswith(f"{name}."):
            return f"{of_group}.{argument}{_in_python(field.removeprefix(name))}"
    return None


def _of_functions(names: Sequence[str], field: str, functions: Sequence[FunctionOverride]) -> str | None:
    found = _METADATA.fullmatch(field)
    folded = {name.casefold() for name in names}
    for place, override in enumerate(functions):
        given = override.get("metadata", {})
        if found and override["name"].casefold() in folded and (found["key"] in given or (given and not found["key"])):
            return f"functions[{place}]{field}"
    return None


def _of_added(field: str) -> str:
    # What is in metadata has KEDA's names in the argument, too.
    if _METADATA.fullmatch(field):
        return field
    return _in_python(field.replace(".authenticationRef", ".authentication"))


def _in_python(field: str) -> str:
    """`.failure_threshold` for `.failureThreshold`."""
    return re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", field)
