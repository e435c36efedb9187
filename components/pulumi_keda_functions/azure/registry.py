"""Container registries: what they are called and what tokens may do
(https://learn.microsoft.com/azure/container-registry/container-registry-token-based-repository-permissions)."""

import hashlib
import re
from collections.abc import Sequence

NAME_LIMIT = 50
HASH_LENGTH = 8
PRIVATE_DNS_ZONE = "privatelink.azurecr.io"
"""The zone in which private endpoints of registries have their addresses
(https://learn.microsoft.com/azure/private-link/private-endpoint-dns)."""
PULL_ACTIONS = ("content/read", "metadata/read")
PULL_ALL = "_repositories_pull"
"""The scope map that every registry has for pulling from all repositories."""
DEFAULT_TOKEN = "virtual-nodes-pull"  # noqa: S105 - a name, and no secret


def registry_name(name: str, subscription_id: str, resource_group: str) -> str:
    """A name of letters and digits that is unlikely to be taken, and the same whenever it is made again."""
    place = hashlib.sha256(f"{subscription_id}/{resource_group.lower()}/{name}".encode()).hexdigest()[:HASH_LENGTH]
    letters = re.sub("[^a-z0-9]", "", name.lower())
    return f"{letters[: NAME_LIMIT - HASH_LENGTH]}{place}"


def pull_actions(repositories: Sequence[str]) -> list[str]:
    """What a scope map allows: `repositories/orders/content/read`."""
    return [f"repositories/{repository}/{action}" for repository in repositories for action in PULL_ACTIONS]


def scope_map_for_all(registry_id: str) -> str:
    """The id of the scope map that allows to pull everything."""
    return f"{registry_id}/scopeMaps/{PULL_ALL}"
