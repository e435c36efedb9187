"""What Azure refuses of a registry, or what would not work with one."""

import re
from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from typing import cast

from ..problems import Problem, Severity
from ..registry_arguments import PrivateAccess, PullServicePrincipal, PullToken, RegistrySku
from .address_plan import PRIVATE_RANGES
from .given_ids import SUBNET, EntraId, Forms, ResourceId, problems_in_ids
from .names import problems_in_resource_group
from .registry import DEFAULT_TOKEN, NAME_LIMIT, PRIVATE_DNS_ZONE

PREMIUM_ALONE = ("retention_days", "zone_redundant", "private_access")
"""Arguments that need the tier (https://learn.microsoft.com/azure/container-registry/container-registry-skus)."""
MOST_RETENTION = 365
_NAME = re.compile(f"[a-zA-Z0-9]{{5,{NAME_LIMIT}}}")
_TOKEN = re.compile(f"[a-zA-Z0-9-]{{5,{NAME_LIMIT}}}")
_REPOSITORY = re.compile(r"\*|[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(/\*)?")
REGISTRY_IDS: Forms = {
    "kubelet_object_id": EntraId("the object (principal) id of the identity"),
    "private_access.subnet_id": SUBNET,
    "private_access.dns_zone_id": ResourceId(
        "Microsoft.Network/privateDnsZones", f"the private DNS zone {PRIVATE_DNS_ZONE}", PRIVATE_DNS_ZONE
    ),
    "pull_service_principal.client_id": EntraId("the application (client) id"),
    "pull_service_principal.object_id": EntraId("the object id of the service principal"),
}
"""What each has to be the id of, by its path."""


def needs_premium(given: Mapping[str, object]) -> bool:
    """Whether an argument asks for what other tiers lack."""
    return any(_asks(given, argument) for argument in PREMIUM_ALONE)


def _asks(given: Mapping[str, object], argument: str) -> bool:
    return given.get(argument) is not None and given[argument] is not False


def problems_in_registry(given: Mapping[str, object]) -> Iterator[Problem]:
    """Of all arguments of a ContainerRegistry, as far as they are plain text."""
    yield from problems_in_resource_group(given.get("resource_group_name"))
    yield from _in_name(given.get("registry_name"))
    sku = given.get("sku", RegistrySku.PREMIUM)
    for argument in PREMIUM_ALONE:
        if _asks(given, argument) and sku != RegistrySku.PREMIUM:
            yield Problem(argument, f"needs sku Premium, and {sku!s} is given", "set sku to Premium or leave it out")
    days = given.get("retention_days")
    if isinstance(days, int) and not 0 <= days <= MOST_RETENTION:
        yield Problem("retention_days", f"is {days}", f"give 0 to {MOST_RETENTION} days")
    yield from problems_in_ids(given, REGISTRY_IDS)
    if access := cast("PrivateAccess | None", given.get("private_access")):
        yield from _in_private_access(access)
    yield from _in_accounts(given)


def _in_name(name: object) -> Iterator[Problem]:
    if isinstance(name, str) and not _NAME.fullmatch(name):
        message = f"{name!r} is no name of a registry: 5 to {NAME_LIMIT} letters and digits"
        yield Problem("registry_name", message, "give another, or leave it out")


def _in_private_access(access: PrivateAccess) -> Iterator[Problem]:
    for index, allowed in enumerate(access.get("allowed_ip_ranges", ())):
        try:
            network = IPv4Network(allowed)
        except ValueError as error:
            remedy = "give an IPv4 address or a range of them: 203.0.113.0/24"
            yield Problem(f"private_access.allowed_ip_ranges[{index}]", str(error), remedy)
        else:
            if any(map(network.subnet_of, PRIVATE_RANGES)):
                message = f"{allowed} is a private address, which the registry never sees"
                remedy = "give the public address that the build comes from"
                yield Problem(f"private_access.allowed_ip_ranges[{index}]", message, remedy)


def _in_accounts(given: Mapping[str, object]) -> Iterator[Problem]:
    token = cast("PullToken | None", given.get("pull_token"))
    principal = cast("PullServicePrincipal | None", given.get("pull_service_principal"))
    if token is not None and principal is not None:
        yield Problem("pull_service_principal", "is given beside pull_token", "keep one of the two")
    if token is not None:
        yield from _in_token(token)
    if given.get("private_access") and (token is not None or principal is not None):
        where = "private_access"
        message = "virtual nodes of the add-on pull from outside of the virtual network, which private_access shuts out"
        remedy = "leave private_access out, or choose virtual_nodes_backend v2_helm for the app: it pulls by identity"
        yield Problem(where, message, remedy, Severity.WARNING)


def _in_token(token: PullToken) -> Iterator[Problem]:
    name = token.get("name", DEFAULT_TOKEN)
    if not _TOKEN.fullmatch(name):
        message = f"{name!r} is no name of a token: 5 to {NAME_LIMIT} letters, digits and dashes"
        yield Problem("pull_token.name", message, "give another, or leave it out")
    repositories = token.get("repositories")
    if repositories is not None and not repositories:
        yield Problem(
            "pull_token.repositories", "is empty, so that nothing could be pulled", "name one, or leave it out"
        )
    for index, repository in enumerate(repositories or ()):
        if not _REPOSITORY.fullmatch(repository):
            message = f"{repository!r} is no repository of the registry"
            remedy = "write its name without the registry's address and without a tag: orders, shop/*"
            yield Problem(f"pull_token.repositories[{index}]", message, remedy)
