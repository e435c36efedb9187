"""Archive: a Python queue worker, from its sources to pods that KEDA scales."""

import pulumi
from pulumi_keda_functions import FunctionStack

config = pulumi.Config()

archive = FunctionStack(
    "archive",
    {
        "project": "app",
        "registry": config.require("registry"),
        "namespace": "archive",
        "create_namespace": True,
        "settings": {"AzureWebJobsStorage": config.require_secret("storage")},
        "max_replicas": 20,
        "restricted": True,
    },
)

pulumi.export("image", archive.image)
pulumi.export("deployments", archive.deployment_names)
