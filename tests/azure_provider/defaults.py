"""What the plugin adds to a program's inputs: name, location, API version."""

import hashlib
import uuid

from pulumi.runtime.proto import provider_pb2

from tools.kubernetes_provider.property_values import UNKNOWN, Object

from .cloud import Resources
from .identifiers import key
from .kinds import Kind, Naming
from .sdk.resources import ResourceType
from .settings import SUBSCRIPTION, Settings

CREATE_BEFORE_DELETE = "__createBeforeDelete"
"""Noted in the inputs of what got a random name: its replacement may exist beside it."""
Autonaming = provider_pb2.CheckRequest.AutonamingOptions
"""The engine's own idea of a name, where the user configured one."""


def with_defaults(
    kind: Kind,
    resource: ResourceType,
    logical_name: str,
    inputs: Object,
    old: Object,
    resources: Resources,
    settings: Settings,
    *,
    seed: bytes = b"",
    autonaming: Autonaming | None = None,
) -> Object:
    """The inputs as they will be used. `old` are those of the last run, empty for a new resource."""
    added: Object = {}
    if inputs.get(kind.name_input) is None and not resource.inputs[kind.name_input].is_required:
        added |= _name(kind, logical_name, old, seed, autonaming)
    if "location" in resource.inputs and inputs.get("location") is None:
        location = old.get("location") or settings.location or _location_of_group(inputs, resources)
        added |= {"location": location} if location else {}
    if resource.api_version:
        added["azureApiVersion"] = resource.api_version
    return inputs | added


def _name(kind: Kind, logical_name: str, old: Object, seed: bytes, autonaming: Autonaming | None) -> Object:
    if kind.name_input in old:
        kept = {CREATE_BEFORE_DELETE: True} if old.get(CREATE_BEFORE_DELETE) else {}
        return {kind.name_input: old[kind.name_input]} | kept
    if autonaming is not None and autonaming.mode == Autonaming.DISABLE:
        return {}
    random = hashlib.sha256(seed + logical_name.encode()).hexdigest()
    if autonaming is not None and (autonaming.mode == Autonaming.ENFORCE or kind.naming is not Naming.UUID):
        return {kind.name_input: autonaming.proposed_name, CREATE_BEFORE_DELETE: True}
    match kind.naming:
        case Naming.RANDOM:
            return {kind.name_input: logical_name + random[:8], CREATE_BEFORE_DELETE: True}
        case Naming.UUID:
            return {kind.name_input: str(uuid.UUID(random[:32])), CREATE_BEFORE_DELETE: True}
        case Naming.COPY:
            return {kind.name_input: logical_name}


def _location_of_group(inputs: Object, resources: Resources) -> object:
    """Where the resource group is; unknown while its name is, nothing while the group does not exist."""
    group = inputs.get("resourceGroupName")
    if group is UNKNOWN:
        return UNKNOWN
    found = resources.records.get(key(f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}"))
    return found.outputs.get("location") if found else None
