"""Managed identities: a user-assigned one, and what a resource tells of the identities that it was given."""

from tools.kubernetes_provider.property_values import Object

from ..cloud import Record, Resources
from ..identifiers import uuid_of
from ..settings import SUBSCRIPTION, TENANT
from .output import Computed

IDENTITY = "azure-native:managedidentity:UserAssignedIdentity"


def user_assigned(own: str, _inputs: Object, _resources: Resources) -> Object:
    """Object id and client id, which never change for one id."""
    return {"principalId": uuid_of(own, "principal"), "clientId": uuid_of(own, "client"), "tenantId": TENANT}


def made_identity(group: str, name: str, location: str, owner: str) -> Record:
    """An identity that Azure makes for another resource."""
    own = (
        f"/subscriptions/{SUBSCRIPTION}/resourceGroups/{group}"
        f"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}"
    )
    inputs = {"resourceGroupName": group, "resourceName": name, "location": location}
    outputs = {"name": name, "location": location, "type": "Microsoft.ManagedIdentity/userAssignedIdentities"}
    return Record(own, IDENTITY, inputs, outputs | user_assigned(own, inputs, Resources()), owner)


def ids(own: str) -> Object:
    """How a cluster tells of an identity."""
    return {"resourceId": own, "clientId": uuid_of(own, "client"), "objectId": uuid_of(own, "principal")}


def identity_outputs(own: str, inputs: Object, _resources: Resources) -> Object:
    """The `identity` of any resource that has one."""
    identity = inputs.get("identity")
    if not isinstance(identity, dict):
        return {}
    told: Object = {}
    if "SystemAssigned" in str(identity.get("type")):
        told |= {"principalId": uuid_of(own, "system"), "tenantId": TENANT}
    given = identity.get("userAssignedIdentities")
    if given:
        told["userAssignedIdentities"] = {
            each: {"principalId": uuid_of(each, "principal"), "clientId": uuid_of(each, "client")} for each in given
        }
    return {"identity": told}


COMPUTED = {IDENTITY: Computed(outputs=user_assigned)}
