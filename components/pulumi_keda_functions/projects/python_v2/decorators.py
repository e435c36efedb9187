"""A decorator of the `azure-functions` library, as a row of a table.

Positional order differs from decorator to decorator: `queue_trigger` takes the queue before the connection,
`service_bus_queue_trigger` the connection before the queue. A test holds the tables against the library.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Property


@dataclass(frozen=True)
class Decorator:
    """A decorator of an app or blueprint that adds a binding to a function."""

    type: str | None
    """The binding's type in function.json; None where the call's `type` argument tells."""
    parameters: tuple[str, ...]
    """Positional parameters in order. The property of each is its name in camel case."""
    defaults: Mapping[str, Property] = field(default_factory=dict)
    """Properties that the library writes where the call leaves them out."""
    also: str | None = None
    """The type of a second binding that comes with it."""
    unwritten: frozenset[str] = frozenset()
    """Parameters that become no property, or one that only describes a tool to its callers."""


def declares(
    binding_type: str | None, parameters: str, *, also: str | None = None, unwritten: str = "", **defaults: Property
) -> Decorator:
    """A row of a table; names of parameters stand in one text."""
    return Decorator(binding_type, tuple(parameters.split()), defaults, also, frozenset(unwritten.split()))


KAFKA_CREDENTIALS = """
    username password ssl_key_location ssl_ca_location ssl_certificate_location ssl_key_password ssl_certificate_pem
    ssl_key_pem ssl_ca_pem ssl_certificate_and_key_pem schema_registry_url schema_registry_username
    schema_registry_password o_auth_bearer_method o_auth_bearer_client_id o_auth_bearer_client_secret
    o_auth_bearer_scope o_auth_bearer_token_endpoint_url o_auth_bearer_extensions
"""
"""Shared by the Kafka trigger and output."""
