"""Telemetry: a C# app on Event Hubs. No connection has a secret: pods and KEDA sign in by workload identity."""

import pulumi
from pulumi_keda_functions import FunctionStack

config = pulumi.Config()
group, namespace, account = (config.require(name) for name in ("resourceGroup", "eventHubsNamespace", "storageAccount"))
providers = f"/subscriptions/{config.require('subscription')}/resourceGroups/{group}/providers"

telemetry = FunctionStack(
    "telemetry",
    {
        "project": "app",
        "registry": config.require("registry"),
        "namespace": "telemetry",
        "create_namespace": True,
        "settings": {
            "AzureWebJobsStorage__accountName": account,
            "Telemetry__fullyQualifiedNamespace": f"{namespace}.servicebus.windows.net",
        },
        "azure_identity": {
            "resource_group_name": group,
            "oidc_issuer_url": config.require("oidcIssuer"),
            "resources": {
                "AzureWebJobsStorage": f"{providers}/Microsoft.Storage/storageAccounts/{account}",
                "Telemetry": f"{providers}/Microsoft.EventHub/namespaces/{namespace}",
            },
        },
        # One for each partition: more would wait.
        "max_replicas": 8,
    },
)

pulumi.export("clientId", telemetry.client_id)
pulumi.export("plan", telemetry.plan)
