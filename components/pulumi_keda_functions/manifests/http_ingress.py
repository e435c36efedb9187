"""The Ingress of a group (https://kubernetes.io/docs/concepts/services-networking/ingress/)."""

from ..scaling import Group
from ..scaling.http_scaling import starts_from_zero
from . import http_interceptor, labels, names, service
from .http_exposure import paths_of
from .model import Body, Manifest, Node, metadata
from .options import AppOptions


def ingress(group: Group, options: AppOptions) -> Manifest:
    """Requests for its hosts and paths, with TLS where there is a certificate."""
    chosen = options.of_group(group.name)
    about = metadata(
        names.of_group(options.app_name, group), options.namespace, labels.of_group(options.app_name, group)
    )
    if annotations := chosen.get("ingress_annotations"):
        about["annotations"] = annotations
    hosts = chosen.get("hosts", ())
    paths: list[Node] = [
        {"path": path, "pathType": "Prefix", "backend": {"service": backend_service(group, options)}}
        for path in paths_of(chosen)
    ]
    spec: Body = {}
    if class_name := chosen.get("ingress_class_name"):
        spec["ingressClassName"] = class_name
    if secret := chosen.get("tls_secret"):
        spec["tls"] = [{"hosts": list(hosts), "secretName": secret}]
    spec["rules"] = [{"host": host, "http": {"paths": paths}} for host in hosts]
    through_interceptor = starts_from_zero(chosen)
    return Manifest(
        f"{group.name}-ingress",
        {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": about, "spec": spec},
        (http_interceptor.proxy_role(group) if through_interceptor else service.role(group),),
    )


def backend_service(group: Group, options: AppOptions) -> Body:
    """The Service that requests are sent to: the group's own, or the one that stands for the interceptor."""
    if starts_from_zero(options.of_group(group.name)):
        return {"name": http_interceptor.service_name(group, options), "port": {"number": http_interceptor.PORT}}
    return {"name": names.of_group(options.app_name, group), "port": {"name": service.PORT_NAME}}
