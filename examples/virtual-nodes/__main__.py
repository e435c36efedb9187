"""Reports: what answers requests runs on virtual machines, what works in bursts on AKS virtual nodes."""

import pulumi
from pulumi_keda_functions import FunctionApp, VirtualNodes

config = pulumi.Config()

reports = FunctionApp(
    "reports",
    {
        "project": "app",
        "image": config.require("image"),
        "settings": {"AzureWebJobsStorage": config.require_secret("storage")},
        "namespace": "reports",
        "create_namespace": True,
        # Virtual nodes pull with an account of their own, not with the cluster's identity.
        "registry_credentials": [
            {
                "server": "contoso.azurecr.io",
                "username": config.require("pullUser"),
                "password": config.require_secret("pullPassword"),
            }
        ],
        "groups": {
            "http": {"min_replicas": 2},
            "events": {
                "virtual_nodes": VirtualNodes.REQUIRE,
                "max_replicas": 50,
                "cpu_request": "2",
                "memory_request": "4Gi",
            },
        },
    },
)

pulumi.export("deployments", reports.deployment_names)
pulumi.export("plan", reports.plan)
