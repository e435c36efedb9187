"""Orders on Kubernetes: the Functions project in app/, scaled by KEDA."""

import pulumi
from pulumi_keda_functions import FunctionApp

config = pulumi.Config()

orders = FunctionApp(
    "orders",
    {
        "project": "app",
        "image": config.require("image"),
        "settings": {"AzureWebJobsStorage": config.require_secret("storage")},
        "namespace": "orders",
        "create_namespace": True,
        "polling_interval": config.require_int("pollingInterval"),
        "cooldown_period": config.require_int("cooldownPeriod"),
    },
)

pulumi.export("namespace", orders.namespace)
pulumi.export("deployments", orders.deployment_names)
pulumi.export("url", orders.url)
pulumi.export("plan", orders.plan)
