"""App settings by name, looked up as the Functions host does.

The host reads its settings through .NET's configuration: names ignore case, and `:` in a name is written `__` in an
environment variable (https://learn.microsoft.com/azure/azure-functions/functions-app-settings).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..near_names import closest
from ..problems import Problem
from ..values import Setting
from .setting_layers import Holder, Layer
from .storage_accounts import names_emulator, problem_in_account

HOST_STORAGE = "AzureWebJobsStorage"
"""The connection of the storage account in which the host keeps locks, timers and checkpoints."""
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
    """As environment variables: see `environment_name`. Those of a layer as a `Setting` has them."""
    plain: Mapping[str, str] = field(default_factory=dict)
    """The values known now, by name. The others are Outputs, secret or not known before `up`."""
    assumed: bool = False
    """No settings were given, and every setting that something asks for is taken to be there (`inspect`)."""
    held: Mapping[str, Holder] = field(default_factory=dict)
    """Settings among `names` that an object of the cluster holds, whose values are never known here. A layer knows
    those of its own."""
    groups: Mapping[str, Layer] = field(default_factory=dict)
    """What the functions of one group see over all this, by the group's name."""
    keda: Layer | None = None
    """What KEDA sees over all this; None: it signs in as the app does."""
    references: Mapping[str, str] = field(default_factory=dict)
    """The host's names of those among `names` that come of a layer."""

    @classmethod
    def of(cls, settings: Mapping[str, str | None]) -> "AppSettings":
        """From names as users write them; None is a value that is not plain text."""
        named = {environment_name(name): value for name, value in settings.items()}
        return cls(frozenset(named), {name: value for name, value in named.items() if value is not None})

    @property
    def own(self) -> frozenset[str]:
        """Names of the settings whose values the app brings along."""
        return self.names - self.held.keys()

    def of_group(self, group: str) -> "AppSettings":
        """As the functions of `group` see them."""
        return self._under(self.groups[group]) if group in self.groups else self

    def as_keda_sees(self) -> "AppSettings":
        """As KEDA signs in. An address that it alone has stands for an identity, whatever the app signs in with."""
        if self.keda is None:
            return self
        sections = {name.partition("__")[0] for name in self.keda.values if "__" in name}
        return self._under(self.keda, sections)

    def _under(self, layer: Layer, hidden: Iterable[str] = ()) -> "AppSettings":
        unseen = {name.casefold() for name in (*layer.values, *hidden)}
        seen = frozenset(name for name in self.names if self._host_name(name).casefold() not in unseen)
        plain = {name: text for name, text in self.plain.items() if name in seen}
        known = {layer.reference(name).name: text for name, text in layer.values.items() if text is not None}
        return replace(
            self,
            names=seen | layer.references.keys(),
            plain=plain | known,
            references={**self.references, **layer.references},
        )

    def _host_name(self, name: str) -> str:
        return self.references.get(name, name)

    @cached_property
    def _by_folded_name(self) -> dict[str, str]:
        return {self._host_name(name).casefold(): name for name in self.names}

    def find(self, name: str) -> str | None:
        """The setting that the host takes for `name`, in its own spelling."""
        return self._by_folded_name.get(environment_name(name).casefold())

    def remedy_for(self, name: str) -> str:
        """What to do about a setting that there is not."""
        meant = closest(name, map(self._host_name, self.names), alike=0.8)
        return f"did you mean {meant}? Or add {name} to settings" if meant else f"add {name} to settings"

    def has_section(self, prefix: str) -> bool:
        """Whether there are settings below `prefix`, as in `Orders__fullyQualifiedNamespace`."""
        start = f"{environment_name(prefix)}__".casefold()
        return any(name.startswith(start) for name in self._by_folded_name)

    def text(self, name: str) -> str | None:
        """The plain text that the host reads under `name`; None where there is none or it is not known yet."""
        found = self.find(name)
        return None if found is None else self.plain.get(found)

    def place(self, name: str) -> str:
        """The argument that gives what the host reads under `name`, for a problem."""
        found = self.find(name) or name
        return next(
            (layer.place(layer.references[found]) for layer in self.layers if found in layer.references),
            f"settings[{name!r}]",
        )

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What groups see, and KEDA."""
        return (*self.groups.values(), *([self.keda] if self.keda else []))

    def holder_of(self, reference: str) -> tuple[Holder, str] | None:
        """The object that holds the value of a `Setting` of that name, and the key that it has there."""
        if holder := self.held.get(reference):
            return holder, reference
        for layer in self.layers:
            key = layer.references.get(reference, "")
            if holder := layer.held.get(key):
                return holder, key
        return None

    def provides(self, setting: Setting) -> bool:
        """Whether `setting` will have a value."""
        return self.assumed or setting.default is not None or setting.name in self.names


def environment_name(name: str) -> str:
    """The environment variable for a setting: `ConnectionStrings__Orders` for `ConnectionStrings:Orders`."""
    if match := DISABLED.fullmatch(name):
        return f"AzureWebJobs_{match['function']}_Disabled"
    return name.replace(":", "__")


def problems_in_names(names: Iterable[str], argument: str = "settings") -> list[Problem]:
    """Names that no environment variable can have, and names that the host cannot tell apart."""
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for name in names:
        folded = environment_name(name).casefold()
        if not _USABLE.fullmatch(environment_name(name)):
            allowed = "letters, digits, '-', '_' and '.' are allowed, at most 253, no digit first"
            problems.append(
                Problem(f"{argument}[{name!r}]", f"cannot be an environment variable: {allowed}", "rename it")
            )
        elif folded in seen:
            message = f"is the same setting as {seen[folded]!r}, since the host ignores case and reads ':' as '__'"
            problems.append(Problem(f"{argument}[{name!r}]", message, "keep one of the two"))
        seen[folded] = name
    return problems


def problem_in_text(name: str, text: str, argument: str = "settings") -> Problem | None:
    """What makes a setting's value unfit for a cluster, told without the value."""
    place = f"{argument}[{name!r}]"
    if names_emulator(text):
        return Problem(
            place,
            # Not as it is written: the engine would put `[secret]` there.
            "UseDevelopmentStorage means an emulator on the pod's own loopback address, where none runs",
            "give the storage account's connection string; an emulator elsewhere is addressed in full, "
            "with AccountName, AccountKey and QueueEndpoint",
        )
    return problem_in_account(place, text) if name.casefold() == HOST_STORAGE.casefold() else None


def problems_of_unknown_shape(settings: AppSettings) -> list[Problem]:
    """Settings that decide what is made, and must therefore be plain text."""
    return [
        Problem(
            f"settings[{name!r}]",
            "is not known before `up`, but decides what is made",
            "give it as plain text, not as an Output or a secret",
        )
        for name in sorted(settings.own - settings.plain.keys())
        if decides_what_is_made(name)
    ]


def decides_what_is_made(name: str) -> bool:
    """Whether the plan hangs on the value of the setting `name`."""
    return DISABLED.fullmatch(name) is not None or name.casefold().startswith(HOST_OVERRIDE.casefold())
