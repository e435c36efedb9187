"""Invoices: an image in a registry that asks everybody to sign in."""

import pulumi
from pulumi_keda_functions import FunctionStack

config = pulumi.Config()
server = config.require("registry")

invoices = FunctionStack(
    "invoices",
    {
        "project": "app",
        "registry": f"{server}/accounting",
        "build": {
            "registry_credentials": [
                {
                    "server": server,
                    "username": config.require("pushUser"),
                    "password": config.require_secret("pushPassword"),
                }
            ],
        },
        "registry_credentials": [
            {
                "server": server,
                "username": config.require("pullUser"),
                "password": config.require_secret("pullPassword"),
            }
        ],
        "namespace": "invoices",
        "create_namespace": True,
        "settings": {"AzureWebJobsStorage": config.require_secret("storage")},
    },
)

pulumi.export("image", invoices.image)
