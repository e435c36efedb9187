"""Payments: a Java app on Kafka, scaled by what its consumer group has not read yet."""

import pulumi
from pulumi_keda_functions import FunctionStack

config = pulumi.Config()

payments = FunctionStack(
    "payments",
    {
        "project": "app",
        "registry": config.require("registry"),
        "namespace": "payments",
        "create_namespace": True,
        "settings": {
            "AzureWebJobsStorage": config.require_secret("storage"),
            "Brokers": config.require("brokers"),
        },
        # A pod that begins to read makes the group share its partitions anew: few steps are better than many.
        "groups": {"events": {"behavior": {"scaleUp": {"stabilizationWindowSeconds": 30}}}},
        "max_replicas": 6,
        "memory_request": "768Mi",
        "graceful_shutdown_seconds": 60,
    },
)

pulumi.export("image", payments.image)
pulumi.export("plan", payments.plan)
