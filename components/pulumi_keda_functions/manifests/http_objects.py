"""Everything in front of a group that answers HTTP."""

from collections.abc import Iterator

from ..http_arguments import HttpExposure
from ..scaling import ByReference, Group
from ..scaling.http_scaling import prometheus_authentication, starts_from_zero
from . import http_prometheus
from .http_exposure import exposure_of
from .http_ingress import ingress
from .http_interceptor import interceptor_objects, reference_grant, route_role
from .http_route import http_route
from .model import Manifest
from .options import AppOptions
from .service import service


def http_objects(group: Group, options: AppOptions) -> Iterator[Manifest]:
    """From the Service outwards."""
    yield service(group, options)
    yield from interceptor_objects(group, options)
    chosen = options.of_group(group.name)
    match exposure_of(chosen):
        case HttpExposure.INGRESS:
            yield ingress(group, options)
        case HttpExposure.HTTP_ROUTE:
            if starts_from_zero(chosen):
                yield reference_grant(group, options)
            yield http_route(group, options)


def scaled_after(group: Group, options: AppOptions) -> tuple[str, ...]:
    """Roles of what KEDA looks for when it scales the group by its requests."""
    own = ByReference(prometheus_authentication(options.app_name))
    signs_in = any(trigger.authentication == own for trigger in group.triggers)
    held = group.answers_http and starts_from_zero(options.of_group(group.name))
    return (*((http_prometheus.ROLE,) if signs_in else ()), *((route_role(group),) if held else ()))
