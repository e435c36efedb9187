"""A cluster with virtual nodes in the network of a platform team, whose firewall is the way out."""

import pulumi
from pulumi_keda_functions import AksCluster, ClusterEgress, ClusterNetwork, VirtualNodesBackend

config = pulumi.Config()

cluster = AksCluster(
    "shop",
    {
        "resource_group_name": config.require("resourceGroup"),
        "kubernetes_version": config.require("kubernetesVersion"),
        "node_subnet_id": config.require("nodeSubnetId"),
        "egress": ClusterEgress.USER_DEFINED_ROUTING,
        "network": ClusterNetwork.FLAT,
        # Each machine keeps an address for each pod: 30 when left out.
        "system_pool": {"count": 3, "max_pods": 30},
        "pools": {"work": {"min_count": 1, "max_count": 3, "max_pods": 20}},
        "virtual_nodes": VirtualNodesBackend.ADD_ON,
        "virtual_node_subnet_id": config.require("virtualNodeSubnetId"),
    },
)

pulumi.export("cluster", cluster.cluster_name)
pulumi.export("kubeconfig", cluster.kubeconfig)
pulumi.export("oidcIssuer", cluster.oidc_issuer_url)
pulumi.export("kubelet", cluster.kubelet_object_id)
