"""Azure's built-in roles by name, each with the id that is the same in every subscription and cloud
(https://learn.microsoft.com/azure/role-based-access-control/built-in-roles)."""

from collections.abc import Mapping

ACR_PULL = "AcrPull"
CLUSTER_ADMINISTRATOR = "Azure Kubernetes Service RBAC Cluster Admin"
CLUSTER_USER = "Azure Kubernetes Service Cluster User Role"
CONTAINER_INSTANCES_CONTRIBUTOR = "Azure Container Instances Contributor Role"
MANAGED_IDENTITY_OPERATOR = "Managed Identity Operator"
NETWORK_CONTRIBUTOR = "Network Contributor"
PRIVATE_DNS_ZONE_CONTRIBUTOR = "Private DNS Zone Contributor"

IDS: Mapping[str, str] = {
    ACR_PULL: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    "AcrPush": "8311e382-0749-4cb8-b61a-304f252e45ec",
    CONTAINER_INSTANCES_CONTRIBUTOR: "5d977122-f97e-4b4d-a52f-6b43003ddb4d",
    "Azure Event Hubs Data Receiver": "a638d3c7-ab3a-418d-83e6-5f17a39d4fde",
    "Azure Event Hubs Data Sender": "2b629674-e913-4c01-ae53-ef4638d8f975",
    CLUSTER_USER: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f",
    CLUSTER_ADMINISTRATOR: "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b",
    "Azure Service Bus Data Owner": "090c5cfd-751d-490a-894a-3ce6f1109419",
    "Azure Service Bus Data Receiver": "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
    "Azure Service Bus Data Sender": "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39",
    "Container Registry Repository Reader": "b93aa761-3e63-49ed-ac28-beffa264f7ac",
    "Container Registry Repository Writer": "2a1e307c-b015-4ebd-883e-5b7698a07328",
    MANAGED_IDENTITY_OPERATOR: "f1a07417-d97a-45cb-824c-7a7467783830",
    "Monitoring Data Reader": "b0d8363b-8ddd-447d-831f-62ca05bff136",
    "Monitoring Reader": "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
    NETWORK_CONTRIBUTOR: "4d97b98b-1d4f-4787-a291-c67834d212e7",
    PRIVATE_DNS_ZONE_CONTRIBUTOR: "b12aa53e-6015-4669-85d0-8515ebb3ae7f",
    "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
    "Storage Blob Data Owner": "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
    "Storage Blob Data Reader": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
    "Storage Queue Data Contributor": "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
    "Storage Queue Data Message Processor": "8a0f0c08-91a1-4084-bc3d-661d67233fed",
    "Storage Queue Data Message Sender": "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a",
    "Storage Queue Data Reader": "19e7f393-937e-4f77-808e-94535e297925",
    "Storage Table Data Contributor": "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
}
"""Every role that this package assigns or asks for. Cosmos DB's own roles are no roles of Azure's, and not here."""
