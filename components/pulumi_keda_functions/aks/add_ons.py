"""What AKS adds to a cluster: by profiles of the managed cluster."""

from collections.abc import Mapping
from typing import TypedDict

import pulumi
from pulumi_azure_native.containerservice import (
    ManagedClusterAddonProfileArgs,
    ManagedClusterAzureMonitorProfileArgs,
    ManagedClusterAzureMonitorProfileMetricsArgs,
    ManagedClusterCostAnalysisArgs,
    ManagedClusterMetricsProfileArgs,
    ManagedClusterNodeProvisioningProfileArgs,
    ManagedClusterSecurityProfileArgs,
    ManagedClusterSecurityProfileDefenderArgs,
    ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs,
    ManagedClusterSecurityProfileImageCleanerArgs,
    ManagedClusterSecurityProfileWorkloadIdentityArgs,
    ManagedClusterWorkloadAutoScalerProfileArgs,
    ManagedClusterWorkloadAutoScalerProfileKedaArgs,
    ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerArgs,
    NodeProvisioningMode,
)

from ..aks_cluster_args import AksClusterArgs
from ..azure.resource_ids import last_name_of
from ..placement_arguments import VirtualNodesBackend
from .network import Subnets
from .site import Site

CONNECTOR = "aciConnectorLinux"
"""The add-on that is virtual nodes."""


class AddOns(TypedDict):
    """Properties of a managed cluster."""

    addon_profiles: Mapping[str, ManagedClusterAddonProfileArgs]
    azure_monitor_profile: ManagedClusterAzureMonitorProfileArgs
    metrics_profile: ManagedClusterMetricsProfileArgs
    node_provisioning_profile: ManagedClusterNodeProvisioningProfileArgs
    security_profile: ManagedClusterSecurityProfileArgs
    workload_auto_scaler_profile: ManagedClusterWorkloadAutoScalerProfileArgs


def add_ons(site: Site, told: AksClusterArgs, subnets: Subnets) -> AddOns:
    """All of them, those that are off, too: Azure leaves as it is what is not told."""
    has_prometheus = "prometheus_workspace_id" in told
    is_auto = told.get("node_auto_provisioning", False)
    return AddOns(
        addon_profiles=_profiles(site, told, subnets),
        azure_monitor_profile=ManagedClusterAzureMonitorProfileArgs(
            metrics=ManagedClusterAzureMonitorProfileMetricsArgs(enabled=has_prometheus)
        ),
        metrics_profile=ManagedClusterMetricsProfileArgs(
            cost_analysis=ManagedClusterCostAnalysisArgs(enabled=told.get("cost_analysis", False))
        ),
        node_provisioning_profile=ManagedClusterNodeProvisioningProfileArgs(
            mode=NodeProvisioningMode.AUTO if is_auto else NodeProvisioningMode.MANUAL
        ),
        security_profile=_security(site, told),
        workload_auto_scaler_profile=_autoscalers(told),
    )


def _profiles(site: Site, told: AksClusterArgs, subnets: Subnets) -> dict[str, ManagedClusterAddonProfileArgs]:
    """By Azure's names for them."""
    has_connector = site.cluster.virtual_nodes is VirtualNodesBackend.ADD_ON
    has_secrets = told.get("key_vault_secrets_provider", False)
    profiles = {
        "azurepolicy": ManagedClusterAddonProfileArgs(enabled=site.cluster.azure_policy),
        "azureKeyvaultSecretsProvider": ManagedClusterAddonProfileArgs(
            enabled=has_secrets, config={"enableSecretRotation": "true"} if has_secrets else None
        ),
        CONNECTOR: ManagedClusterAddonProfileArgs(enabled=has_connector),
        "omsagent": ManagedClusterAddonProfileArgs(enabled=site.cluster.container_insights),
    }
    if has_connector and subnets.virtual_nodes is not None:
        # A name, not an id: the subnet lies in the network of the nodes.
        subnet = pulumi.Output.from_input(subnets.virtual_nodes).apply(last_name_of)
        profiles[CONNECTOR] = ManagedClusterAddonProfileArgs(enabled=True, config={"SubnetName": subnet})
    if site.cluster.container_insights:
        workspace_id = told["log_analytics_workspace_id"]
        config = {"logAnalyticsWorkspaceResourceID": workspace_id, "useAADAuth": "true"}
        profiles["omsagent"] = ManagedClusterAddonProfileArgs(enabled=True, config=config)
    return profiles


def _security(site: Site, told: AksClusterArgs) -> ManagedClusterSecurityProfileArgs:
    hours, has_defender = site.cluster.image_cleaner_hours, told.get("defender", False)
    return ManagedClusterSecurityProfileArgs(
        workload_identity=ManagedClusterSecurityProfileWorkloadIdentityArgs(enabled=True),
        image_cleaner=ManagedClusterSecurityProfileImageCleanerArgs(enabled=hours > 0, interval_hours=hours or None),
        defender=ManagedClusterSecurityProfileDefenderArgs(
            log_analytics_workspace_resource_id=told["log_analytics_workspace_id"] if has_defender else None,
            security_monitoring=ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs(enabled=has_defender),
        ),
    )


def _autoscalers(told: AksClusterArgs) -> ManagedClusterWorkloadAutoScalerProfileArgs:
    return ManagedClusterWorkloadAutoScalerProfileArgs(
        keda=ManagedClusterWorkloadAutoScalerProfileKedaArgs(enabled=told.get("keda_add_on", False)),
        vertical_pod_autoscaler=ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerArgs(
            enabled=told.get("vertical_pod_autoscaler", False)
        ),
    )
