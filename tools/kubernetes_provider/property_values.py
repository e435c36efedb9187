"""Property values as Pulumi's protocol carries them: JSON, in which a value may be unknown or secret.

The marks are fixed by the protocol
(https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/plugin/rpc.go).
"""

from dataclasses import dataclass
from typing import Any, Final

from google.protobuf import struct_pb2

Object = dict[str, Any]
"""A JSON object whose leaves may be `UNKNOWN` and whose values may be wrapped in `Secret`."""

SIGNATURE: Final = "4dabf18193072939515e22adb298388d"
SECRET_SIGNATURE: Final = "1b47061264138c4ac30d75fd1eb44270"  # noqa: S105 - the protocol's mark, not a password
UNKNOWN_TEXT: Final = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
UNKNOWN_MARKS: Final = frozenset(
    {
        UNKNOWN_TEXT,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",  # a boolean
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",  # a number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",  # an array
        "030794c1-ac77-496b-92df-f27374a8bd58",  # an asset
        "e48ece36-62e2-4504-bad9-02848725956a",  # an archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",  # an object
    }
)


class Unknown:
    """A value that the engine learns only when the program is really run."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown()


@dataclass(frozen=True, repr=False)
class Secret:
    """A value that is stored encrypted and shown to nobody."""

    value: Any

    def __repr__(self) -> str:
        return "Secret(…)"


def decode(properties: struct_pb2.Struct) -> Object:
    """What the engine sent. Whole numbers become `int`, since Kubernetes refuses `1.0` where it wants `1`."""
    return {key: _decoded(value) for key, value in properties.fields.items()}


def _decoded(value: struct_pb2.Value) -> Any:
    match value.WhichOneof("kind"):
        case "string_value":
            text = value.string_value
            return UNKNOWN if text in UNKNOWN_MARKS else text
        case "struct_value":
            fields = value.struct_value.fields
            if SIGNATURE in fields and fields[SIGNATURE].string_value == SECRET_SIGNATURE:
                return Secret(_decoded(fields["value"]))
            return {key: _decoded(item) for key, item in fields.items()}
        case "list_value":
            return [_decoded(item) for item in value.list_value.values]
        case "number_value":
            number = value.number_value
            return int(number) if number.is_integer() else number
        case "bool_value":
            return value.bool_value
        case _:
            return None


def encode(properties: Object) -> struct_pb2.Struct:
    """The protocol's form of `properties`, secrets and unknowns marked."""
    struct = struct_pb2.Struct()
    for key, value in properties.items():
        _encode_into(struct.fields[key], value)
    return struct


def _encode_into(target: struct_pb2.Value, value: Any) -> None:
    match value:
        case None:
            target.null_value = struct_pb2.NULL_VALUE
        case bool():
            target.bool_value = value
        case int() | float():
            target.number_value = value
        case str():
            target.string_value = value
        case dict():
            fields = target.struct_value.fields
            target.struct_value.SetInParent()
            for key, item in value.items():
                _encode_into(fields[key], item)
        case list():
            target.list_value.SetInParent()
            for item in value:
                _encode_into(target.list_value.values.add(), item)
        case Secret():
            fields = target.struct_value.fields
            fields[SIGNATURE].string_value = SECRET_SIGNATURE
            _encode_into(fields["value"], value.value)
        case Unknown():
            target.string_value = UNKNOWN_TEXT
        case _:
            raise TypeError(f"a property is a {type(value).__name__}, which the protocol does not carry")


def plain(value: Any) -> Any:
    """A copy of `value` with the secrets unwrapped, for Kubernetes; never for a log or an answer."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case Secret():
            return plain(value.value)
        case _:
            return value


def has_unknown(value: Any) -> bool:
    """Whether anything in `value` is unknown."""
    match value:
        case dict():
            return any(map(has_unknown, value.values()))
        case list():
            return any(map(has_unknown, value))
        case Secret():
            return has_unknown(value.value)
        case _:
            return value is UNKNOWN


def has_secret(value: Any) -> bool:
    """Whether anything in `value` is secret."""
    match value:
        case dict():
            return any(map(has_secret, value.values()))
        case list():
            return any(map(has_secret, value))
        case _:
            return isinstance(value, Secret)


def mark_secrets(outputs: Object, inputs: Object) -> None:
    """Make secret in `outputs` what is secret in `inputs`, and all data of a Kubernetes Secret.

    An array is secret as a whole as soon as one element is, since the server may reorder it.
    """
    if outputs.get("kind") == "Secret":
        for key in ("data", "stringData"):
            if key in outputs and not isinstance(outputs[key], Secret):
                outputs[key] = Secret(outputs[key])
        return
    for key, given in inputs.items():
        if key not in outputs or isinstance(outputs[key], Secret):
            continue
        if isinstance(outputs[key], dict) and isinstance(given, dict):
            mark_secrets(outputs[key], given)
        elif has_secret(given):
            outputs[key] = Secret(outputs[key])
