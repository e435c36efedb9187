"""Each place where a user chooses what pods are like: the app's arguments, and those of a group."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..app_arguments import GroupOverride
from .options import AppOptions


@dataclass(frozen=True)
class Choice:
    """What is chosen at one place."""

    where: str
    """The beginning of an argument's name there: nothing, or `groups['events'].`."""
    given: Mapping[str, object]
    """There alone."""
    counting: GroupOverride
    """With what the app says where the group says nothing."""


def choices(options: AppOptions) -> Iterator[Choice]:
    """The app's, and each group's that says something of its own."""
    yield Choice("", options.arguments, options.of_group(""))
    for name, override in options.arguments.get("groups", {}).items():
        yield Choice(f"groups[{name!r}].", override, options.of_group(name))
