"""Kubernetes objects as plain dictionaries: names, annotations, ids.

Every reader tolerates a part that is unknown at preview, as if it were absent.
"""

from typing import Any, Final

from .property_values import Object

AUTONAMED: Final = "pulumi.com/autonamed"
SKIP_AWAIT: Final = "pulumi.com/skipAwait"
WAIT_FOR: Final = "pulumi.com/waitFor"
TIMEOUT_SECONDS: Final = "pulumi.com/timeoutSeconds"
REPLACE_UNREADY: Final = "pulumi.com/replaceUnready"
PATCH_FORCE: Final = "pulumi.com/patchForce"
PATCH_FIELD_MANAGER: Final = "pulumi.com/patchFieldManager"
DELETION_PROPAGATION: Final = "pulumi.com/deletionPropagationPolicy"


def pluck(value: Any, *path: str) -> Any:
    """What lies at `path`, None where it ends early."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def section(value: Any, *path: str) -> Object:
    """The object at `path`, empty where there is none."""
    found = pluck(value, *path)
    return found if isinstance(found, dict) else {}


def entries(value: Any, *path: str) -> list[Any]:
    """The array at `path`, empty where there is none."""
    found = pluck(value, *path)
    return found if isinstance(found, list) else []


def text(value: Any, *path: str) -> str:
    """The text at `path`, empty where there is none."""
    found = pluck(value, *path)
    return found if isinstance(found, str) else ""


def name(item: Object) -> str:
    """`metadata.name`, empty when absent or unknown."""
    return text(item, "metadata", "name")


def namespace(item: Object) -> str:
    """`metadata.namespace`, empty when absent or unknown."""
    return text(item, "metadata", "namespace")


def annotation(item: Object, key: str) -> str:
    """The text of an annotation, empty when absent or unknown."""
    return text(item, "metadata", "annotations", key)


def is_annotated(item: Object, key: str) -> bool:
    """Whether the annotation reads `true`."""
    return annotation(item, key) == "true"


def set_in_metadata(item: Object, *path: str, value: str) -> None:
    """Set a text below `metadata`; nothing happens below a part that is unknown."""
    target = item
    for key in ("metadata", *path[:-1]):
        if target.get(key) is None:
            target[key] = {}
        target = target[key]
        if not isinstance(target, dict):
            return
    target[path[-1]] = value


def object_id(item: Object) -> str:
    """The resource's id: `namespace/name`, or `name` of an object without a namespace."""
    return f"{namespace(item)}/{name(item)}" if namespace(item) else name(item)


def split_id(identifier: str) -> tuple[str, str]:
    """Namespace (empty for a cluster-wide object) and name of an id."""
    namespace_part, slash, name_part = identifier.partition("/")
    return (namespace_part, name_part) if slash else ("", namespace_part)


def is_owned_by(item: Object, owner: Object) -> bool:
    """Whether `owner` is among the owner references of `item`."""
    uid = pluck(owner, "metadata", "uid")
    return any(reference.get("uid") == uid for reference in entries(item, "metadata", "ownerReferences"))


def condition(item: Object, condition_type: str) -> Object | None:
    """The entry of `status.conditions` with that type, upper and lower case alike."""
    for entry in entries(item, "status", "conditions"):
        if text(entry, "type").lower() == condition_type.lower():
            return section(entry)
    return None
