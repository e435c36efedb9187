"""Arguments that are ids: what each of them has to be the id of."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..problems import Problem
from .guids import is_guid
from .resource_ids import is_in_subscription
from .resource_types import typed

ANY = "…"
"""In place of a name that may be any."""
NAMED, LISTED = "{}", "[]"
"""In a path, every part of a mapping and every item of a list."""
_ISSUER = re.compile(r"https://[^/\s?#@]+(/[^\s?#]*)?")


class Form(ABC):
    """What an id has to be like."""

    words: tuple[str, ...] = ()
    """What may be given in place of an id, as plain text."""

    @abstractmethod
    def problem_in(self, where: str, text: str) -> Problem | None:
        """What is wrong with an id that was given."""


@dataclass(frozen=True)
class ResourceId(Form):
    """The id of a resource in Azure."""

    type: str
    """`Microsoft.Network/virtualNetworks/subnets`."""
    called: str
    """`a subnet`."""
    name: str = ANY
    """What the resource itself is called."""
    words: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        """Whether it is such an id; ids ignore case."""
        found = typed(text)
        return found is not None and found.is_a(self.type) and self.name in (ANY, found.name.casefold())

    def problem_in(self, where: str, text: str) -> Problem | None:
        """Anything but the id of such a resource."""
        if self.fits(text):
            return None
        provider, *path = self.type.split("/")
        form = "/".join(["/subscriptions/…/resourceGroups/…/providers", provider, "/…/".join(path), self.name])
        remedy = " or ".join([f"give one of the form {form}", *self.words])
        return Problem(where, f"{text!r} is no id of {self.called}", remedy)


@dataclass(frozen=True)
class EntraId(Form):
    """An id of who is known to Microsoft Entra."""

    called: str
    """`the object (principal) id of the identity`."""

    def problem_in(self, where: str, text: str) -> Problem | None:
        """Anything but a GUID."""
        if is_guid(text):
            return None
        return Problem(where, f"{text!r} is no id", f"give {self.called}, 32 hex digits in five groups")


@dataclass(frozen=True)
class Scope(Form):
    """What a role can be given on: a subscription, or something in one."""

    def problem_in(self, where: str, text: str) -> Problem | None:
        """Anything else."""
        if is_in_subscription(text):
            return None
        remedy = "give the id of a resource, a resource group or a subscription: /subscriptions/…"
        return Problem(where, f"{text!r} is no resource id", remedy)


@dataclass(frozen=True)
class Issuer(Form):
    """Who signs the tokens of a cluster's ServiceAccounts
    (https://learn.microsoft.com/azure/aks/use-oidc-issuer)."""

    def problem_in(self, where: str, text: str) -> Problem | None:
        """Anything that tokens cannot be checked at."""
        if _ISSUER.fullmatch(text):
            return None
        remedy = "give the cluster's own, which begins with https://: AksCluster has it as oidc_issuer_url"
        return Problem(where, f"{text!r} is no OIDC issuer", remedy)


Forms = Mapping[str, Form]
"""By the path of the argument: `pools.{}.subnet_id`, `entra.administrators.[].object_id`."""
SUBNET = ResourceId("Microsoft.Network/virtualNetworks/subnets", "a subnet")


def problems_in_ids(given: Mapping[str, Any], forms: Forms) -> Iterator[Problem]:
    """Of the ids that are plain text."""
    found: list[Problem | None] = []

    def look(form: Form, where: str, value: object) -> object:
        if isinstance(value, str) and value not in form.words:
            found.append(form.problem_in(where, value))
        return value

    with_ids(given, forms, look)
    return filter(None, found)


def with_ids(given: Mapping[str, Any], forms: Forms, change: Callable[[Form, str, Any], object]) -> dict[str, Any]:
    """`given` with what `change` makes of each id, from its form, its place and its value."""
    made = dict(given)
    for path, form in forms.items():
        made = _changed(made, path.split("."), partial(change, form), "")
    return made


def _changed(given: Any, path: Sequence[str], change: Callable[[str, Any], object], where: str) -> Any:
    if not path:
        return change(where, given)
    part, *rest = path
    if part == NAMED:
        return {name: _changed(each, rest, change, f"{where}[{name!r}]") for name, each in given.items()}
    if part == LISTED:
        return [_changed(each, rest, change, f"{where}[{index}]") for index, each in enumerate(given)]
    if part not in given:
        return given
    return {**given, part: _changed(given[part], rest, change, f"{where}.{part}" if where else part)}
