"""What the engine's state holds of an object: the live object, and beside it what Pulumi has to remember."""

from dataclasses import dataclass
from typing import Any, Final

from .objects import section, text
from .property_values import Object, Secret, mark_secrets, plain

INPUTS: Final = "__inputs"
INITIAL_API_VERSION: Final = "__initialApiVersion"
FIELD_MANAGER: Final = "__fieldManager"

UNDERSCORED: Final = {
    f"x-kubernetes-{field}": f"x-kubernetes-{field}".replace("-", "_")
    for field in (
        "embedded-resource",
        "int-or-string",
        "list-map-keys",
        "list-type",
        "map-type",
        "preserve-unknown-fields",
        "validations",
    )
}
"""Keys of an OpenAPI schema that Pulumi's SDKs cannot spell with dashes."""
DASHED: Final = {underscored: dashed for dashed, underscored in UNDERSCORED.items()}


@dataclass(frozen=True)
class Checkpoint:
    """One object as the state has it, secrets unwrapped."""

    inputs: Object
    live: Object
    initial_api_version: str
    field_manager: str


def parse(state: Object) -> Checkpoint:
    """The checkpoint inside the outputs that the engine kept."""
    live = kubernetes_object(state)
    inputs = live.pop(INPUTS, {})
    return Checkpoint(
        inputs=inputs,
        live=live,
        initial_api_version=live.pop(INITIAL_API_VERSION, "") or text(inputs, "apiVersion"),
        field_manager=live.pop(FIELD_MANAGER, ""),
    )


def outputs(checkpoint: Checkpoint, given: Object) -> Object:
    """The outputs to keep. What is secret in the `given` inputs is secret in them, and all data of a Secret is."""
    live: Object = _renamed(checkpoint.live, UNDERSCORED)
    inputs: Object = _renamed(checkpoint.inputs, UNDERSCORED)
    mark_secrets(live, given)
    mark_secrets(inputs, given)
    return live | {
        INPUTS: inputs,
        INITIAL_API_VERSION: checkpoint.initial_api_version,
        FIELD_MANAGER: checkpoint.field_manager,
    }


def kubernetes_object(properties: Object) -> Object:
    """A copy of `properties` for Kubernetes: secrets unwrapped, schema keys with dashes."""
    return section(_renamed(plain(properties), DASHED))


def _renamed(value: Any, names: dict[str, str]) -> Any:
    match value:
        case dict():
            return {names.get(key, key): _renamed(item, names) for key, item in value.items()}
        case list():
            return [_renamed(item, names) for item in value]
        case Secret():
            return Secret(_renamed(value.value, names))
        case _:
            return value
