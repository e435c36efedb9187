"""Inputs whose change replaces a resource, apart from those in its id.

The plugin keeps such a list beside what Azure's specifications say; what is in neither is sent to Azure, which then may
refuse it (https://github.com/pulumi/pulumi-azure-native, `forceNewMap`). A program that wants a replacement there has
to say so with `replaceOnChanges`.
"""

from collections.abc import Mapping

REPLACING: Mapping[str, tuple[str, ...]] = {
    "azure-native:authorization:RoleAssignment": ("principalId", "scope"),
    "azure-native:containerregistry:Registry": ("location",),
    "azure-native:containerregistry:Replication": ("location",),
    "azure-native:containerservice:AgentPool": ("gpuInstanceProfile", "vmSize", "networkProfile.nodePublicIPTags"),
    "azure-native:containerservice:ManagedCluster": (
        "diskEncryptionSetID",
        "dnsPrefix",
        "fqdnSubdomain",
        "linuxProfile",
        "location",
        "networkProfile.dnsServiceIP",
        "networkProfile.networkDataplane",
        "networkProfile.networkMode",
        "networkProfile.networkPlugin",
        "networkProfile.networkPluginMode",
        "networkProfile.networkPolicy",
        "networkProfile.outboundType",
        "networkProfile.podCidr",
        "networkProfile.serviceCidr",
        "networkProfile.serviceCidrs",
        "nodeResourceGroup",
        "windowsProfile",
    ),
    "azure-native:eventhub:Namespace": ("location",),
    "azure-native:managedidentity:UserAssignedIdentity": ("location",),
    "azure-native:network:PrivateEndpoint": ("subnet",),
    "azure-native:network:PublicIPAddress": ("location", "publicIPAddressVersion", "publicIPPrefix", "sku"),
    "azure-native:network:VirtualNetwork": ("location",),
    "azure-native:operationalinsights:Workspace": ("location",),
    "azure-native:resources:ResourceGroup": ("location",),
    "azure-native:servicebus:Namespace": ("location",),
    "azure-native:servicebus:Queue": ("enablePartitioning", "requiresDuplicateDetection", "requiresSession"),
    "azure-native:servicebus:Topic": ("enablePartitioning", "requiresDuplicateDetection", "requiresSession"),
    "azure-native:storage:StorageAccount": ("isHnsEnabled", "location"),
}
