"""The arguments of a cluster that are ids."""

from .given_ids import SUBNET, EntraId, Forms, ResourceId

ZONES_OF_AZURE = ("system", "none")
"""What `private_dns_zone` is where no zone is given."""
_IDENTITY = ResourceId("Microsoft.ManagedIdentity/userAssignedIdentities", "a managed identity")
_PRINCIPAL = EntraId("the object (principal) id of the identity")

CLUSTER_IDS: Forms = {
    "node_subnet_id": SUBNET,
    "virtual_node_subnet_id": SUBNET,
    "api_server_subnet_id": SUBNET,
    "system_pool.subnet_id": SUBNET,
    "pools.{}.subnet_id": SUBNET,
    "route_table_id": ResourceId("Microsoft.Network/routeTables", "a route table"),
    "private_dns_zone": ResourceId("Microsoft.Network/privateDnsZones", "a private DNS zone", words=ZONES_OF_AZURE),
    "identity.id": _IDENTITY,
    "identity.principal_id": _PRINCIPAL,
    "kubelet_identity.id": _IDENTITY,
    "kubelet_identity.client_id": EntraId("the client id of the identity"),
    "kubelet_identity.object_id": _PRINCIPAL,
    "entra.tenant_id": EntraId("the tenant's id"),
    "entra.admin_group_object_ids.[]": EntraId("the object id of the group"),
    "entra.administrators.[].object_id": EntraId("the object id of the user, group or service principal"),
    "log_analytics_workspace_id": ResourceId("Microsoft.OperationalInsights/workspaces", "a Log Analytics workspace"),
    "prometheus_workspace_id": ResourceId("Microsoft.Monitor/accounts", "an Azure Monitor workspace"),
    "disk_encryption_set_id": ResourceId("Microsoft.Compute/diskEncryptionSets", "a disk encryption set"),
}
"""What each has to be the id of, by its path."""
