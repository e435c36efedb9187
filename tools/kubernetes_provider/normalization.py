"""One form for inputs that mean the same to the API server, so that spelling is never a change.

Applied to built-in kinds whose inputs are all known; everything loses the metadata that only the server writes.
"""

import base64
import binascii
from typing import Any, Final

from .kinds import kind_of
from .objects import section
from .property_values import Object, has_unknown
from .quantities import canonical_quantity

SERVER_METADATA: Final = (
    "creationTimestamp",
    "deletionGracePeriodSeconds",
    "deletionTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "uid",
)
QUANTITY_MAPS: Final = frozenset({"limits", "requests", "hard", "capacity", "overhead"})
"""Fields whose values are all quantities, wherever they occur in a built-in kind."""


def normalized(item: Object) -> Object:
    """`item` in the server's form; `item` itself is left alone."""
    kind = kind_of(item)
    if kind.is_built_in and not has_unknown(item):
        item = _normalized_value(item)
        if kind.is_definition:
            item = _normalized_definition(item)
        elif kind.group == "" and kind.name == "Secret":
            item = _normalized_secret(item)
    metadata = section(item, "metadata")
    if any(key in metadata for key in SERVER_METADATA):
        item = item | {"metadata": {key: value for key, value in metadata.items() if key not in SERVER_METADATA}}
    return item


def _normalized_value(value: Any, key: str = "") -> Any:
    match value:
        case dict() if key in QUANTITY_MAPS:
            return {name: _quantity(amount) for name, amount in value.items()}
        case dict() if key == "emptyDir" and "sizeLimit" in value:
            return value | {"sizeLimit": _quantity(value["sizeLimit"])}
        case dict():
            return {name: _normalized_value(item, name) for name, item in value.items() if item is not None}
        case list():
            return [_normalized_value(item) for item in value]
        case _:
            return value


def _quantity(amount: Any) -> Any:
    if isinstance(amount, str | int | float) and not isinstance(amount, bool):
        return canonical_quantity(str(amount))
    return amount


def _normalized_definition(item: Object) -> Object:
    """Without `status`, and without `spec.preserveUnknownFields: false`, which the server drops."""
    item = {key: value for key, value in item.items() if key != "status"}
    spec = section(item, "spec")
    if spec.get("preserveUnknownFields") is False:
        item["spec"] = {key: value for key, value in spec.items() if key != "preserveUnknownFields"}
    return item


def _normalized_secret(item: Object) -> Object:
    """`stringData` folded into `data`, over which it wins; `data` in plain base64 without line breaks."""
    string_data = section(item, "stringData")
    if not string_data and not section(item, "data"):
        return item
    data = {key: _reencoded(value) for key, value in section(item, "data").items()}
    data |= {key: base64.b64encode(str(value).encode()).decode() for key, value in string_data.items()}
    return {key: value for key, value in item.items() if key != "stringData"} | {"data": data}


def _reencoded(value: Any) -> Any:
    try:
        return base64.b64encode(base64.b64decode(value)).decode()
    except (binascii.Error, TypeError, ValueError):
        return value
