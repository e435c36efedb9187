"""The addresses that load balancers get when they are made: what `url` hangs on where one is chosen."""

from collections.abc import Iterable, Mapping
from functools import partial

import pulumi
from pulumi_kubernetes.core.v1 import Service
from pulumi_kubernetes.core.v1.outputs import ServiceStatus

from .manifests import Manifest, balancer_address, is_balanced


def addresses(
    app: str, manifests: Iterable[Manifest], made: Mapping[str, pulumi.Resource]
) -> dict[str, pulumi.Input[str]]:
    """Of each load-balanced Service of the resource `app`, under the name that the app's values know it by."""
    services = {each.role: made[each.role] for each in manifests if is_balanced(each)}
    return {
        balancer_address(role).name: service.status.apply(partial(address, app))
        for role, service in services.items()
        if isinstance(service, Service)
    }


def address(app: str, status: ServiceStatus | None) -> str:
    """The first IP address or host name. The Service is waited for until it has one."""
    entries = status.load_balancer.ingress if status and status.load_balancer else None
    found: str | None = (entries[0].ip or entries[0].hostname) if entries else None
    if not found:
        message = "http_exposure: the load balancer has no address yet: remove pulumi.com/skipAwait of the Service"
        raise pulumi.RunError(f"{app}: {message}")
    return found
