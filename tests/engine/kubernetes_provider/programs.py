"""Parts of the programs under test. Objects are plain data, as an SDK in any language sends them."""

from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
from pulumi import ResourceOptions

NAMESPACE = "kubernetes-provider"
"""There before any program runs."""


def make(
    resource: Callable[..., pulumi.CustomResource], name: str, options: ResourceOptions | None = None, **fields: Any
) -> pulumi.CustomResource:
    """Register an object."""
    return resource(name, opts=options, **fields)


def metadata(name: str, **more: Any) -> dict[str, Any]:
    """A name in the namespace of the tests, or in another."""
    return {"name": name, "namespace": NAMESPACE, **more}


def deployment(
    options: ResourceOptions | None = None, image: str = "app:1", namespace: str = NAMESPACE, **spec: Any
) -> pulumi.CustomResource:
    """A Deployment called `orders`, with inputs that the API server spells in another way."""
    container = {
        "name": "app",
        "image": image,
        "env": [{"name": "EMPTY", "value": ""}],
        "resources": {"requests": {"cpu": "0.5", "memory": "1024Mi"}},
    }
    labels = {"app": "orders"}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container]}}
    spec = {"selector": {"matchLabels": labels}, "template": template, **spec}
    return make(k8s.apps.v1.Deployment, "app", options, metadata=metadata("orders", namespace=namespace), spec=spec)
