"""A cluster out of the internet's reach, with sign-in by Entra alone, and all that it does on record."""

import pulumi
from pulumi_azure_native import monitor, operationalinsights, resources
from pulumi_keda_functions import AksCluster, ApiServerAccess, KubeconfigLogin, WeekDay

config = pulumi.Config()
group = resources.ResourceGroup("shop", location=config.require("location"))
logs = operationalinsights.Workspace(
    "logs",
    resource_group_name=group.name,
    sku=operationalinsights.WorkspaceSkuArgs(name=operationalinsights.WorkspaceSkuNameEnum.PER_GB2018),
    retention_in_days=30,
)
metrics = monitor.AzureMonitorWorkspace("metrics", resource_group_name=group.name)

cluster = AksCluster(
    "shop",
    {
        "resource_group_name": group.name,
        "kubernetes_version": config.require("kubernetesVersion"),
        "api_server_access": ApiServerAccess.PRIVATE_VNET_INTEGRATION,
        "entra": {"administrators": [{"object_id": config.require("administrators")}]},
        "kubeconfig_login": KubeconfigLogin(config.require("login")),
        # Azure's own pods apart from everybody else's.
        "system_pool": {"taints": ["CriticalAddonsOnly=true:NoSchedule"]},
        "pools": {"work": {"min_count": 2, "max_count": 6}},
        "upgrade_window": {"day": WeekDay.TUESDAY, "start": "21:00", "hours": 12},
        "log_analytics_workspace_id": logs.id,
        "prometheus_workspace_id": metrics.id,
        "defender": True,
        "key_vault_secrets_provider": True,
    },
)

pulumi.export("resourceGroup", group.name)
pulumi.export("cluster", cluster.cluster_name)
pulumi.export("kubeconfig", cluster.kubeconfig)
pulumi.export("network", cluster.virtual_network_id)
