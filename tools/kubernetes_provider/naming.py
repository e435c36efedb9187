"""Names that the program leaves out: `<resource name>-<8 hexadecimal digits>`, kept for the resource's life.

The annotation `pulumi.com/autonamed` tells such an object from one whose name the program fixes: only the former can
be replaced by creating the successor first.
"""

import hashlib
import secrets

from pulumi.runtime.proto import provider_pb2

from .errors import ProviderError
from .objects import AUTONAMED, is_annotated, name, set_in_metadata
from .property_values import UNKNOWN, Object

Autonaming = provider_pb2.CheckRequest.AutonamingOptions


def is_named(item: Object) -> bool:
    """Whether the program names the object, be the name known yet or not."""
    metadata = item.get("metadata")
    return bool(name(item)) or (isinstance(metadata, dict) and metadata.get("name") is UNKNOWN)


def is_autonamed(item: Object) -> bool:
    """Whether the name was made up here."""
    return is_annotated(item, AUTONAMED)


def adopt_name(item: Object, old: Object) -> None:
    """Keep the name that was made up for `old`."""
    if not is_named(item) and is_autonamed(old):
        _set_name(item, name(old))


def assign_name(item: Object, resource: str, seed: bytes, wanted: Autonaming | None) -> None:
    """Name an object that the program leaves unnamed, as the engine's own autonaming settings wish."""
    if is_named(item):
        return
    if wanted is None:
        _set_name(item, f"{resource}-{unique_suffix(seed)}")
    elif wanted.mode == Autonaming.DISABLE:
        raise ProviderError("autonaming is disabled, resource requires the .metadata.name field to be set")
    else:
        _set_name(item, wanted.proposed_name)


def unique_suffix(seed: bytes = b"") -> str:
    """Eight hexadecimal digits, the same for the same seed."""
    return hashlib.sha256(seed).hexdigest()[:8] if seed else secrets.token_hex(4)


def _set_name(item: Object, value: str) -> None:
    set_in_metadata(item, "name", value=value)
    set_in_metadata(item, "annotations", AUTONAMED, value="true")
