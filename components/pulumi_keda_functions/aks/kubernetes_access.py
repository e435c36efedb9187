"""The way into a cluster: its kubeconfig, and a provider for what is made in it."""

from collections.abc import Sequence
from functools import partial

import pulumi
from pulumi_azure_native.containerservice import (
    ManagedCluster,
    list_managed_cluster_user_credentials_output,
)
from pulumi_azure_native.containerservice.list_managed_cluster_user_credentials import (
    ListManagedClusterUserCredentialsResult,
)
from pulumi_kubernetes import Provider

from ..azure.kubeconfig import decoded, with_login
from ..cluster_arguments import KubeconfigLogin
from .site import Site


def kubeconfig(
    site: Site, managed_cluster: ManagedCluster, login: KubeconfigLogin, after: Sequence[pulumi.Resource]
) -> pulumi.Output[str]:
    """The user's kubeconfig, a secret, as soon as the cluster is there and somebody may ask for it."""
    credentials = list_managed_cluster_user_credentials_output(
        resource_group_name=site.resource_group_name,
        resource_name=site.cluster.name,
        format="exec" if site.cluster.has_entra else None,
        # Not by the cluster's outputs, which are unknown in the preview of each change to it.
        opts=pulumi.InvokeOutputOptions(parent=site.component, depends_on=[managed_cluster, *after]),
    )
    return pulumi.Output.secret(credentials.apply(partial(_kubeconfig_of, login)))


def kubernetes_provider(
    site: Site,
    role: str,
    managed_cluster: ManagedCluster,
    kubeconfig: pulumi.Output[str],
    after: Sequence[pulumi.Resource],
) -> Provider:
    """A provider that comes after others. It stays the same as long as the cluster does, whatever its kubeconfig."""
    return Provider(
        site.child(role),
        kubeconfig=kubeconfig,
        cluster_identifier=managed_cluster.id,
        opts=site.options(*after),
    )


def _kubeconfig_of(login: KubeconfigLogin, credentials: ListManagedClusterUserCredentialsResult) -> str:
    return with_login(decoded(credentials.kubeconfigs[0].value), login)
