"""Registries that images are pulled from, and the accounts that may."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..app_arguments import RegistryCredentials
from ..image_reference import problems_in_server
from ..inputs import Input
from ..problems import Problem
from ..values import Value


@dataclass(frozen=True)
class Registry:
    """A registry, and who signs in there."""

    server: Value
    username: Value
    password: Value


def registries(given: Sequence[RegistryCredentials], known: Callable[[str, Input[str]], Value]) -> tuple[Registry, ...]:
    """From the argument `registry_credentials`; `known` gives the value of a part, whose name it gets.

    It is asked for every password, so that none is plain text where secrets can be kept.
    """

    def shown(part: str, told: Input[str]) -> Value:
        return told if isinstance(told, str) else known(part, told)

    return tuple(
        Registry(
            shown(f"registry_credentials[{index}].server", each["server"]),
            shown(f"registry_credentials[{index}].username", each["username"]),
            known(f"registry_credentials[{index}].password", each["password"]),
        )
        for index, each in enumerate(given)
        # What lacks a part is told of where arguments are checked.
        if RegistryCredentials.__required_keys__ <= each.keys()
    )


def problems_in_registries(known: Sequence[Registry]) -> Iterator[Problem]:
    """Servers that are no host names."""
    for index, registry in enumerate(known):
        yield from problems_in_server(registry.server, f"registry_credentials[{index}].server")
