"""The HTTPRoute of a group (https://gateway-api.sigs.k8s.io/reference/spec/#httproute)."""

from ..http_arguments import Gateway
from ..scaling import Group
from ..scaling.http_scaling import add_on_namespace, starts_from_zero
from . import http_interceptor, labels, names, service
from .http_exposure import paths_of
from .model import Body, Manifest, Node, metadata
from .options import AppOptions


def http_route(group: Group, options: AppOptions) -> Manifest:
    """Requests for its hosts and paths that reach its Gateway, where TLS ends."""
    chosen = options.of_group(group.name)
    through_interceptor = starts_from_zero(chosen)
    name = names.of_group(options.app_name, group)
    matches: list[Node] = [{"path": {"type": "PathPrefix", "value": path}} for path in paths_of(chosen)]
    return Manifest(
        f"{group.name}-route",
        {
            "apiVersion": "gateway.networking.k8s.io/v1",
            "kind": "HTTPRoute",
            "metadata": metadata(name, options.namespace, labels.of_group(options.app_name, group)),
            "spec": {
                "parentRefs": [parent(gateway)] if (gateway := chosen.get("gateway")) else [],
                "hostnames": list(chosen.get("hosts", ())),
                "rules": [
                    {
                        "matches": matches,
                        "backendRefs": [interceptor(options) if through_interceptor else own_service(name)],
                    }
                ],
            },
        },
        (http_interceptor.grant_role(group) if through_interceptor else service.role(group),),
    )


def parent(gateway: Gateway) -> Node:
    """The Gateway as an HTTPRoute names it."""
    optional = {"namespace": gateway.get("namespace"), "sectionName": gateway.get("section_name")}
    return {"name": gateway["name"], **{key: text for key, text in optional.items() if text is not None}}


def own_service(name: str) -> Body:
    """The group's own Service."""
    return {"name": name, "port": service.PORT}


def interceptor(options: AppOptions) -> Body:
    """The add-on's Service, in its own namespace."""
    return {
        "name": http_interceptor.PROXY,
        "namespace": add_on_namespace(options.arguments),
        "port": http_interceptor.PORT,
    }
