"""AksCluster: a Kubernetes cluster in Azure with virtual nodes, ready for functions."""

from functools import cached_property
from typing import cast

import pulumi
from pulumi_kubernetes import Provider

from .aks.administrators import administrators
from .aks.agent_pools import agent_pools
from .aks.identities import control_plane, issuer_url, kubelet_identity
from .aks.kubernetes_access import kubeconfig, kubernetes_provider
from .aks.maintenance import maintenance
from .aks.managed_cluster import managed_cluster
from .aks.monitoring import monitoring
from .aks.network import subnets
from .aks.site import site
from .aks.virtual_nodes import virtual_nodes
from .aks_cluster_args import AksClusterArgs
from .arguments import checked
from .azure.cluster import declared_cluster
from .azure.cluster_ids import CLUSTER_IDS
from .cluster_arguments import KubeconfigLogin
from .ids_known_later import with_ids_checked
from .package import PACKAGE
from .refusals import refused_plainly


class AksCluster(pulumi.ComponentResource):
    """An AKS cluster: network, identities and roles, pools, virtual nodes, upgrades, monitoring."""

    cluster_id: pulumi.Output[str]
    """Its resource id."""
    cluster_name: pulumi.Output[str]
    """Its name in Azure."""
    kubernetes_version: pulumi.Output[str]
    """The version that it runs, with its patch."""
    kubeconfig: pulumi.Output[str]
    """The way into it; secret. With `entra` it calls kubelogin, which must be on PATH."""
    oidc_issuer_url: pulumi.Output[str]
    """Who signs the tokens of its ServiceAccounts: the issuer of federated credentials."""
    kubelet_object_id: pulumi.Output[str]
    """Object id of the identity that its nodes pull images as: the one that needs AcrPull."""
    kubelet_client_id: pulumi.Output[str]
    """Client id of the same."""
    control_plane_principal_id: pulumi.Output[str]
    """Object id of the identity that its control plane signs in as."""
    node_resource_group: pulumi.Output[str]
    """Resource group that Azure makes for its machines."""
    virtual_network_id: pulumi.Output[str]
    """The network that it is in."""
    node_subnet_id: pulumi.Output[str]
    """The subnet of its nodes."""
    virtual_node_subnet_id: pulumi.Output[str | None]
    """The subnet of the container groups that are pods on virtual nodes. Nothing without them."""

    def __init__(self, name: str, args: AksClusterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            told, problems = checked(args, AksClusterArgs)
            cluster = declared_cluster(name, told, problems)
        super().__init__(f"{PACKAGE}:index:AksCluster", name, {}, opts)
        for warning in cluster.warnings:
            pulumi.log.warn(str(warning), self)
        told = with_ids_checked(name, told, CLUSTER_IDS)
        self._site = site(self, name, cluster, told)
        places = subnets(self._site, told)
        identity = control_plane(self._site, told, places)
        self._cluster = managed_cluster(self._site, told, places, identity)
        pools = agent_pools(self._site, self._cluster, places.nodes, told.get("pools", {}))
        maintenance(self._site, self._cluster)
        monitoring(self._site, told, self._cluster)
        admitted = administrators(self._site, told, self._cluster)
        login = told.get("kubeconfig_login", KubeconfigLogin.AZURECLI)
        access = kubeconfig(self._site, self._cluster, login, admitted)
        self._ready: list[pulumi.Resource] = [*pools, *admitted]
        if places.virtual_nodes is not None:
            self._ready += virtual_nodes(self._site, told, self._cluster, access, places.virtual_nodes, self._ready)
        self.cluster_id = self._cluster.id
        self.cluster_name = self._cluster.name
        self.kubernetes_version = self._cluster.current_kubernetes_version
        self.kubeconfig = access
        self.oidc_issuer_url = self._cluster.oidc_issuer_profile.apply(issuer_url)
        kubelet = kubelet_identity(told, self._cluster)
        self.kubelet_object_id = pulumi.Output.from_input(kubelet.object_id)
        self.kubelet_client_id = pulumi.Output.from_input(kubelet.client_id)
        self.control_plane_principal_id = pulumi.Output.from_input(identity.principal_id)
        # Azure always has one.
        self.node_resource_group = cast("pulumi.Output[str]", self._cluster.node_resource_group)
        self.virtual_network_id = pulumi.Output.from_input(places.virtual_network)
        self.node_subnet_id = pulumi.Output.from_input(places.nodes)
        self.virtual_node_subnet_id = pulumi.Output.from_input(places.virtual_nodes)
        self.register_outputs(
            {
                "clusterId": self.cluster_id,
                "clusterName": self.cluster_name,
                "kubernetesVersion": self.kubernetes_version,
                "kubeconfig": self.kubeconfig,
                "oidcIssuerUrl": self.oidc_issuer_url,
                "kubeletObjectId": self.kubelet_object_id,
                "kubeletClientId": self.kubelet_client_id,
                "controlPlanePrincipalId": self.control_plane_principal_id,
                "nodeResourceGroup": self.node_resource_group,
                "virtualNetworkId": self.virtual_network_id,
                "nodeSubnetId": self.node_subnet_id,
                "virtualNodeSubnetId": self.virtual_node_subnet_id,
            }
        )

    @cached_property
    def provider(self) -> Provider:
        """A provider for what is made in the cluster, once all is there that it needs: pools, virtual nodes, roles.

        It is made where a program first asks for it; programs in other languages make theirs of `kubeconfig` and, as
        `clusterIdentifier`, of `clusterId`.
        """
        return kubernetes_provider(self._site, "kubernetes", self._cluster, self.kubeconfig, self._ready)
