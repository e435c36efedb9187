"""Refunds: durable functions in Python. Their queues tell KEDA what to do, and one pod stays for their timers."""

import pulumi
from pulumi_keda_functions import FunctionApp

config = pulumi.Config()

refunds = FunctionApp(
    "refunds",
    {
        "project": "app",
        "image": config.require("image"),
        "settings": {"AzureWebJobsStorage": config.require_secret("storage")},
        "namespace": "refunds",
        "create_namespace": True,
        "max_replicas": 5,
    },
)

pulumi.export("deployments", refunds.deployment_names)
pulumi.export("plan", refunds.plan)
