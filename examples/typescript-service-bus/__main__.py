"""Shipping: a TypeScript app that takes orders by HTTP and works on them by Service Bus."""

import pulumi
from pulumi_keda_functions import FunctionStack, HttpExposure

config = pulumi.Config()
host = config.require("host")

shipping = FunctionStack(
    "shipping",
    {
        "project": "app",
        "registry": config.require("registry"),
        "namespace": "shipping",
        "create_namespace": True,
        "settings": {
            "AzureWebJobsStorage": config.require_secret("storage"),
            "Bus": config.require_secret("bus"),
            "Shipments": "shipments",
        },
        "function_keys": True,
        "http_exposure": HttpExposure.INGRESS,
        "hosts": [host],
        "paths": ["/api/"],
        "ingress_class_name": "webapprouting.kubernetes.azure.com",
        "tls_secret": "shipping-tls",
        "ingress_annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
        "groups": {"http": {"min_replicas": 2}, "events": {"max_replicas": 30}},
    },
)

pulumi.export("url", shipping.url)
pulumi.export("functionUrls", shipping.function_urls)
