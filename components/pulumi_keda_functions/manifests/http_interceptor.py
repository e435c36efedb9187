"""The way of a request through KEDA's HTTP add-on, which holds it while there is no replica to answer it.

The interceptor finds the group by the request's host and path, as an InterceptorRoute tells, and the ScaledObject is
the app's own, so that other triggers have a place in it
(https://keda.sh/http-add-on/0.15/user-guide/configure-ingress/).
"""

from collections.abc import Iterator

from ..http_arguments import HttpExposure
from ..scaling import Group
from ..scaling.http_scaling import HTTP_CONCURRENCY, add_on_namespace, starts_from_zero
from ..values import Value, joined
from . import labels, names, service
from .http_exposure import EVERYTHING, ROUTED, exposure_of, paths_of
from .model import Body, Manifest, metadata
from .options import AppOptions

PROXY = "keda-add-ons-http-interceptor-proxy"
"""The interceptor's Service, as the add-on's chart calls it."""
PORT = 8080
CLUSTER_DOMAIN = "cluster.local"
"""An ExternalName is looked up as it is written, without the search domains of a pod."""


def route_role(group: Group) -> str:
    """What the InterceptorRoute is to the app: `http-interceptor-route`."""
    return f"{group.name}-interceptor-route"


def interceptor_objects(group: Group, options: AppOptions) -> Iterator[Manifest]:
    """The route, and the Service through which an Ingress and other pods reach the interceptor."""
    if not starts_from_zero(options.of_group(group.name)):
        return
    yield interceptor_route(group, options)
    if exposure_of(options.of_group(group.name)) is not HttpExposure.HTTP_ROUTE:
        yield proxy_service(group, options)


def interceptor_route(group: Group, options: AppOptions) -> Manifest:
    """Which requests are for the group, and how many of them one replica takes at a time."""
    chosen = options.of_group(group.name)
    rule: Body = {"hosts": hosts_of(group, options)}
    if exposure_of(chosen) in ROUTED and (paths := paths_of(chosen)) != [EVERYTHING]:
        rule["paths"] = [{"value": path} for path in paths]
    name = names.of_group(options.app_name, group)
    return Manifest(
        route_role(group),
        {
            "apiVersion": "http.keda.sh/v1beta1",
            "kind": "InterceptorRoute",
            "metadata": metadata(name, options.namespace, labels.of_group(options.app_name, group)),
            "spec": {
                "target": {"service": name, "portName": service.PORT_NAME},
                "rules": [rule],
                "scalingMetric": {"concurrency": {"targetValue": chosen.get("http_concurrency", HTTP_CONCURRENCY)}},
            },
        },
        (service.role(group),),
    )


def hosts_of(group: Group, options: AppOptions) -> list[Value]:
    """The names that requests come for. Those of the Service are all that there are inside the cluster."""
    chosen = options.of_group(group.name)
    if exposure_of(chosen) in ROUTED:
        return list(chosen.get("hosts", ()))
    # Not without the namespace: the interceptor serves all of them.
    inside = joined(service_name(group, options), ".", options.namespace)
    return [inside, joined(inside, ".svc"), joined(inside, f".svc.{CLUSTER_DOMAIN}")]


def service_name(group: Group, options: AppOptions) -> str:
    """`orders-http-interceptor`."""
    return f"{names.of_group(options.app_name, group)}-interceptor"


def proxy_service(group: Group, options: AppOptions) -> Manifest:
    """Another name of the interceptor's Service, in the app's namespace, which an Ingress cannot look beyond."""
    return Manifest(
        proxy_role(group),
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": metadata(
                service_name(group, options), options.namespace, labels.of_group(options.app_name, group)
            ),
            "spec": {
                "type": "ExternalName",
                "externalName": f"{PROXY}.{add_on_namespace(options.arguments)}.svc.{CLUSTER_DOMAIN}",
                "ports": [{"name": service.PORT_NAME, "port": PORT}],
            },
        },
        (route_role(group),),
    )


def proxy_role(group: Group) -> str:
    """What that Service is to the app: `http-interceptor-service`."""
    return f"{group.name}-interceptor-service"


def reference_grant(group: Group, options: AppOptions) -> Manifest:
    """Leave of the add-on's namespace for the group's HTTPRoute to send requests to the interceptor."""
    from_route: Body = {"group": "gateway.networking.k8s.io", "kind": "HTTPRoute", "namespace": options.namespace}
    name = joined(options.namespace, f"-{names.of_group(options.app_name, group)}")
    return Manifest(
        grant_role(group),
        {
            "apiVersion": "gateway.networking.k8s.io/v1beta1",
            "kind": "ReferenceGrant",
            "metadata": metadata(name, add_on_namespace(options.arguments), labels.of_group(options.app_name, group)),
            "spec": {"from": [from_route], "to": [{"group": "", "kind": "Service", "name": PROXY}]},
        },
        (route_role(group),),
    )


def grant_role(group: Group) -> str:
    """What the grant is to the app: `http-reference-grant`."""
    return f"{group.name}-reference-grant"
