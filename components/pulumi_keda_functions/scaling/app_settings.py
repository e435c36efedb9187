"""App settings by name, looked up as the Functions host does.

The host reads its settings through .NET's configuration: names ignore case, and `:` in a name is written `__` in an
environment variable (https://learn.microsoft.com/azure/azure-functions/functions-app-settings).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..problems import Problem
from ..values import Setting

HOST_ID = "AzureFunctionsWebHost__hostid"
"""The setting that gives the host its id."""
HOST_OVERRIDE = "AzureFunctionsJobHost__"
"""Prefix of the settings that override host.json."""
DISABLED = re.compile(r"AzureWebJobs[._](?P<function>.+)[._]Disabled", re.IGNORECASE)
"""Settings that say whether a function runs. Shells drop variables with dots, hence the second form."""
_USABLE = re.compile(r"[-._a-zA-Z][-._a-zA-Z0-9]{0,252}")
"""What can be both a Secret's key and an environment variable."""


@dataclass(frozen=True)
class AppSettings:
    """What is known of an app's settings: every name, and the values that are plain text."""

    names: frozenset[str] = frozenset()
    """As environment variables: see `environment_name`."""
    plain: Mapping[str, str] = field(default_factory=dict)
    """The values known now, by name. The others are Outputs, secret or not known before `up`."""
    assumed: bool = False
    """No settings were given, and every setting that something asks for is taken to be there (`inspect`)."""

    @classmethod
    def of(cls, settings: Mapping[str, str | None]) -> "AppSettings":
        """From names as users write them; None is a value that is not plain text."""
        named = {environment_name(name): value for name, value in settings.items()}
        return cls(frozenset(named), {name: value for name, value in named.items() if value is not None})

    @cached_property
    def _by_folded_name(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.names}

    def find(self, name: str) -> str | None:
        """The setting that the host takes for `name`, in its own spelling."""
        return self._by_folded_name.get(environment_name(name).casefold())

    def has_section(self, prefix: str) -> bool:
        """Whether there are settings below `prefix`, as in `Orders__fullyQualifiedNamespace`."""
        start = f"{environment_name(prefix)}__".casefold()
        return any(name.startswith(start) for name in self._by_folded_name)

    def text(self, name: str) -> str | None:
        """The plain text that the host reads under `name`; None where there is none or it is not known yet."""
        found = self.find(name)
        return None if found is None else self.plain.get(found)

    def provides(self, setting: Setting) -> bool:
        """Whether `setting` will have a value."""
        return self.assumed or setting.default is not None or setting.name in self.names


def environment_name(name: str) -> str:
    """The environment variable for a setting: `ConnectionStrings__Orders` for `ConnectionStrings:Orders`."""
    if match := DISABLED.fullmatch(name):
        return f"AzureWebJobs_{match['function']}_Disabled"
    return name.replace(":", "__")


def problems_in_names(names: Iterable[str]) -> list[Problem]:
    """Names that no environment variable can have, and names that the host cannot tell apart."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for name in names:
        folded = environment_name(name).casefold()
        if not _USABLE.fullmatch(environment_name(name)):
            allowed = "letters, digits, '-', '_' and '.' are allowed, at most 253, no digit first"
            problems.append(
                Problem(f"settings[{name!r}]", f"cannot be an environment variable: {allowed}", "rename it")
            )
        elif folded in seen:
            message = f"is the same setting as {seen[folded]!r}, since the host ignores case and reads ':' as '__'"
            problems.append(Problem(f"settings[{name!r}]", message, "keep one of the two"))
        seen[folded] = name
    return problems


def problem_in_text(name: str, text: str) -> Problem | None:
    """What makes a setting's value unfit for a cluster, told without the value."""
    if any(part.replace(" ", "").casefold() == "usedevelopmentstorage=true" for part in text.split(";")):
        return Problem(
            f"settings[{name!r}]",
            "UseDevelopmentStorage=true means an emulator on the pod's own loopback address, where none runs",
            "give the storage account's connection string; an emulator elsewhere is addressed in full, "
            "with AccountName, AccountKey and QueueEndpoint",
        )
    return None


def problems_of_unknown_shape(settings: AppSettings) -> list[Problem]:
    """Settings that decide what is made, and must therefore be plain text."""
    return [
        Problem(
            f"settings[{name!r}]",
            "is not known before `up`, but decides what is made",
            "give it as plain text, not as an Output or a secret",
        )
        for name in sorted(settings.names - settings.plain.keys())
        if DISABLED.fullmatch(name) or name.casefold().startswith(HOST_OVERRIDE.casefold())
    ]
