"""Azure Container Instances, in which the pods of virtual nodes run: quotas and what its subnet needs."""

DELEGATION = "Microsoft.ContainerInstance/containerGroups"
"""The service that the subnet of container groups is delegated to
(https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts)."""

AT_A_TIME = 100
"""Container groups that a subscription may have in a region, unless Azure is asked for more; as many may be made in
five minutes
(https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits)."""
CORES = 100
"""Cores of all of them."""
AN_HOUR = 300
"""Container groups that may be made."""
