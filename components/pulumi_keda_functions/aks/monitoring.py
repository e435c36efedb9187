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
    rule = DataCollectionRule(
        site.child("container-insights-rule"),
        data_collection_rule_name=site.named("container-insights"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        kind=LINUX,
        data_sources=DataCollectionRuleDataSourcesArgs(
            extensions=[
                ExtensionDataSourceArgs(
                    name="ContainerInsightsExtension", extension_name="ContainerInsights", streams=[LOGS]
                )
            ]
        ),
        destinations=DataCollectionRuleDestinationsArgs(
            log_analytics=[LogAnalyticsDestinationArgs(name="workspace", workspace_resource_id=workspace_id)]
        ),
        data_flows=[DataFlowArgs(streams=[LOGS], destinations=["workspace"])],
        tags=site.tags,
        opts=site.options(),
    )
    _associate(site, "container-insights", rule, managed_cluster, "ContainerInsightsExtension")


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
    rule = DataCollectionRule(
        site.child("prometheus-rule"),
        data_collection_rule_name=site.named("prometheus"),
        resource_group_name=site.resource_group_name,
        location=site.location,
        kind=LINUX,
        data_collection_endpoint_id=endpoint.id,
        data_sources=DataCollectionRuleDataSourcesArgs(
            prometheus_forwarder=[PrometheusForwarderDataSourceArgs(name="PrometheusDataSource", streams=[METRICS])]
        ),
        destinations=DataCollectionRuleDestinationsArgs(
            monitoring_accounts=[MonitoringAccountDestinationArgs(name="workspace", account_resource_id=workspace_id)]
        ),
        data_flows=[DataFlowArgs(streams=[METRICS], destinations=["workspace"])],
        tags=site.tags,
        opts=site.options(),
    )
    _associate(site, "prometheus", rule, managed_cluster, site.named("prometheus"))


def _associate(
    site: Site, role: str, rule: DataCollectionRule, managed_cluster: ManagedCluster, association_name: str
) -> None:
    DataCollectionRuleAssociation(
        site.child(f"{role}-association"),
        association_name=association_name,
        resource_uri=managed_cluster.id,
        data_collection_rule_id=rule.id,
        opts=site.options(),
    )
