"""What a ContainerRegistry is told of tiers, access and accounts: the choices of a user."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NotRequired, TypedDict

from .inputs import Input


class RegistrySku(StrEnum):
    """A registry's tier (https://learn.microsoft.com/azure/container-registry/container-registry-skus)."""

    BASIC = "Basic"
    """The least storage and throughput."""
    STANDARD = "Standard"
    """Enough for most."""
    PREMIUM = "Premium"
    """Private endpoints, retention, zone redundancy by choice, and the most throughput."""


class PrivateAccess(TypedDict):
    """A private endpoint, beside which the registry answers nobody."""

    subnet_id: Input[str]
    """Id of the subnet that the endpoint is in; a subnet of nodes will do, a delegated one not."""
    dns_zone_id: NotRequired[Input[str]]
    """Id of a private DNS zone `privatelink.azurecr.io` that exists and that the network sees. When left out, one is
    made and linked to the subnet's virtual network."""
    allowed_ip_ranges: NotRequired[Sequence[str]]
    """Public addresses that may reach it none the less, to push from a build: `203.0.113.7`, `198.51.100.0/24`. None
    when left out."""


class PullToken(TypedDict):
    """A token of the registry's own that may pull and nothing else."""

    name: NotRequired[str]
    """Its name, which is the account's. `virtual-nodes-pull` when left out."""
    repositories: NotRequired[Sequence[str]]
    """What it may pull: `orders`, or `shop/*`. Every repository when left out."""
    password: NotRequired[Input[str]]
    """One of its two passwords, a secret: Azure makes them on request alone, and the Pulumi provider cannot ask. When
    left out, the token is made, and there are no credentials yet."""


class PullServicePrincipal(TypedDict):
    """A service principal that exists, and that is given the right to pull."""

    client_id: Input[str]
    """Its application (client) id, which is the account's name."""
    object_id: Input[str]
    """The object id of the service principal; not the application's own."""
    client_secret: Input[str]
    """Its client secret."""
