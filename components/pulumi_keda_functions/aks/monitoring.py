"""Where the logs and metrics of a cluster go."""

import pulumi
from pulumi_azure_native.containerservice import ManagedCluster
from pulumi_azure_native.monitor import (
    DataCollectionEndpoint,
    DataCollectionRule,
    DataCollectionRuleAssociation,
    DataCollectionRuleDataSourcesArgs,
    DataCollectionRuleDestinationsArgs,
    DataFlowArgs,
    DiagnosticSetting,
    DiagnosticsLogSettingsArgs,
    ExtensionDataSourceArgs,
    LogAnalyticsDestinationArgs,
    MonitoringAccountDestinationArgs,
    PrometheusForwarderDataSourceArgs,
)

from ..aks_cluster_args import AksClusterArgs
from .site import Site

METRICS = "Microsoft-PrometheusMetrics"
LOGS = "Microsoft-ContainerInsights-Group-Default"
LINUX = "Linux"
INSIGHTS = "ContainerInsightsExtension"
WORKSPACE = "workspace"
"""The name of a rule's one destination."""


def monitoring(site: Site, told: AksClusterArgs, managed_cluster: ManagedCluster) -> None:
    """What was chosen of containers' logs, the control plane's logs, and metrics."""
    if "log_analytics_workspace_id" in told and site.cluster.container_insights:
        _container_insights(site, told["log_analytics_workspace_id"], managed_cluster)
    if "log_analytics_workspace_id" in told and site.cluster.logs:
        DiagnosticSetting(
            site.child("diagnostics"),
            name=site.named("control-plane"),
            resource_uri=managed_cluster.id,
            workspace_id=told["log_analytics_workspace_id"],
            # Tables of each category's own, which can be kept for different times.
            log_analytics_destination_type="Dedicated",
            logs=[DiagnosticsLogSettingsArgs(category=category, enabled=True) for category in site.cluster.logs],
            opts=site.options(),
        )
    if "prometheus_workspace_id" in told:
        _prometheus(site, told["prometheus_workspace_id"], managed_cluster)


def _container_insights(site: Site, workspace_id: pulumi.Input[str], managed_cluster: ManagedCluster) -> None:
    """(https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable)."""
    extension = ExtensionDataSourceArgs(name=INSIGHTS, extension_name="ContainerInsights", streams=[LOGS])
    workspace = LogAnalyticsDestinationArgs(name=WORKSPACE, workspace_resource_id=workspace_id)
    _collect(
        site,
        managed_cluster,
        "container-insights",
        LOGS,
        DataCollectionRuleDataSourcesArgs(extensions=[extension]),
        DataCollectionRuleDestinationsArgs(log_analytics=[workspace]),
        association_name=INSIGHTS,
    )


def _prometheus(site: Site, workspace_id: pulumi.Input[str], managed_cluster: ManagedCluster) -> None:
    """(https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable)."""
    endpoint = DataCollectionEndpoint(
        site.child("prometheus-endpoint"),
        data_collection_endpoint_name=site.named("prometheus"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        kind=LINUX,
        tags=site.tags,
        opts=site.options(),
    )
    forwarder = PrometheusForwarderDataSourceArgs(name="PrometheusDataSource", streams=[METRICS])
    workspace = MonitoringAccountDestinationArgs(name=WORKSPACE, account_resource_id=workspace_id)
    _collect(
        site,
        managed_cluster,
        "prometheus",
        METRICS,
        DataCollectionRuleDataSourcesArgs(prometheus_forwarder=[forwarder]),
        DataCollectionRuleDestinationsArgs(monitoring_accounts=[workspace]),
        association_name=site.named("prometheus"),
        endpoint_id=endpoint.id,
    )


def _collect(
    site: Site,
    managed_cluster: ManagedCluster,
    role: str,
    stream: str,
    sources: DataCollectionRuleDataSourcesArgs,
    destinations: DataCollectionRuleDestinationsArgs,
    *,
    association_name: str,
    endpoint_id: pulumi.Input[str] | None = None,
) -> None:
    """A rule that sends a stream to its workspace, for the cluster."""
    rule = DataCollectionRule(
        site.child(f"{role}-rule"),
        data_collection_rule_name=site.named(role),
        resource_group_name=site.resource_group_name,
        location=site.location,
        kind=LINUX,
        data_collection_endpoint_id=endpoint_id,
        data_sources=sources,
        destinations=destinations,
        data_flows=[DataFlowArgs(streams=[stream], destinations=[WORKSPACE])],
        tags=site.tags,
        opts=site.options(),
    )
    DataCollectionRuleAssociation(
        site.child(f"{role}-association"),
        association_name=association_name,
        resource_uri=managed_cluster.id,
        data_collection_rule_id=rule.id,
        opts=site.options(),
    )
