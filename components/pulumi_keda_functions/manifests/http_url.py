"""Where the functions of a group answer."""

from typing import assert_never

from ..http_arguments import HttpExposure
from ..scaling import Group
from ..scaling.http_scaling import starts_from_zero
from ..values import Setting, Value, joined
from . import http_interceptor, names, service
from .http_exposure import exposure_of
from .options import AppOptions


def url(group: Group, options: AppOptions) -> Value | None:
    """The address before a function's path; None where `hosts` names none that is whole."""
    chosen = options.of_group(group.name)
    match exposure_of(chosen):
        case HttpExposure.CLUSTER_IP if starts_from_zero(chosen):
            host = http_interceptor.service_name(group, options)
            return joined(f"http://{host}.", options.namespace, f".svc:{http_interceptor.PORT}")
        case HttpExposure.CLUSTER_IP:
            return joined(f"http://{names.of_group(options.app_name, group)}.", options.namespace, ".svc")
        case HttpExposure.LOAD_BALANCER:
            return joined("http://", balancer_address(service.role(group)))
        case HttpExposure.INGRESS:
            return _of_host(group, options, has_tls="tls_secret" in chosen)
        case HttpExposure.HTTP_ROUTE:
            gateway = chosen.get("gateway")
            return _of_host(group, options, has_tls=gateway is not None and gateway.get("tls", False))
        case unknown:
            assert_never(unknown)


def balancer_address(role: str) -> Setting:
    """What the load balancer of a Service gets when it is made, under a name that no setting can have."""
    return Setting(f"{role} address")


def _of_host(group: Group, options: AppOptions, *, has_tls: bool) -> Value | None:
    whole = (host for host in options.of_group(group.name).get("hosts", ()) if not host.startswith("*"))
    host = next(whole, None)
    return None if host is None else f"{'https' if has_tls else 'http'}://{host}"
