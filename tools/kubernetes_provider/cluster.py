"""Reading and writing objects in a cluster, addressed by what they state of themselves."""

import threading
from dataclasses import dataclass
from typing import Any, Final

from .api_client import ApiClient
from .errors import ApiError, UnknownKindError
from .kinds import Kind, kind_of
from .objects import entries, name, namespace, text
from .property_values import Object

DISCOVERY: Final = ",".join(
    f"application/json;g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList" for version in ("v2", "v2beta1")
)
"""All kinds of a cluster in two requests; Kubernetes 1.27 and later."""
APPLY: Final = "application/apply-patch+yaml"
JSON_PATCH: Final = "application/json-patch+json"


@dataclass(frozen=True)
class Resource:
    """Where objects of a kind are found."""

    plural: str
    is_namespaced: bool


class Cluster:
    """One cluster. Its kinds are asked for once, and again when a kind is needed that was not there."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client
        self._resources = self._discover()
        self._discovering = threading.Lock()

    def knows(self, kind: Kind) -> bool:
        """Whether the cluster served the kind when it was last asked."""
        return kind in self._resources

    def is_namespaced(self, kind: Kind) -> bool | None:
        """Whether objects live in a namespace; None for a kind that the cluster does not serve."""
        resource = self._resources.get(kind)
        return resource.is_namespaced if resource else None

    def get(self, item: Object) -> Object:
        """The live object of the same kind, namespace and name."""
        return self._client.request("GET", self._path(item, name(item)))

    def find(self, kind: Kind, namespace: str, name: str) -> Object | None:
        """The object, or None where it does not exist."""
        try:
            return self._client.request("GET", self._kind_path(kind, namespace, name))
        except ApiError as error:
            if error.is_not_found:
                return None
            raise

    def labelled(self, kind: Kind, namespace: str, labels: dict[str, str]) -> list[Object]:
        """Objects in a namespace that carry all the labels."""
        selector = ",".join(f"{key}={value}" for key, value in labels.items())
        answer = self._client.request("GET", self._kind_path(kind, namespace), query={"labelSelector": selector})
        return entries(answer, "items")

    def create(self, item: Object, *, field_manager: str, dry_run: bool) -> Object:
        """Create the object; an existing one is an error."""
        query = _query(field_manager, dry_run=dry_run)
        return self._client.request("POST", self._path(item), query=query, body=self._body(item))

    def apply(self, item: Object, *, field_manager: str, force: bool, dry_run: bool) -> Object:
        """Server-side apply: fields that `field_manager` owned and `item` lacks are removed."""
        query = _query(field_manager, dry_run=dry_run) | {"force": str(force).lower()}
        path = self._path(item, name(item))
        return self._client.request("PATCH", path, query=query, body=self._body(item), content_type=APPLY)

    def replace(self, item: Object, *, field_manager: str, dry_run: bool) -> Object:
        """Put `item` in the place of the version that its `resourceVersion` names."""
        query = _query(field_manager, dry_run=dry_run)
        return self._client.request("PUT", self._path(item, name(item)), query=query, body=self._body(item))

    def patch(self, item: Object, operations: list[Any]) -> Object:
        """Apply a JSON patch."""
        path = self._path(item, name(item))
        return self._client.request("PATCH", path, body=operations, content_type=JSON_PATCH)

    def delete(self, item: Object, *, propagation: str) -> None:
        """Ask for the deletion; the object may outlive the call."""
        body = {"apiVersion": "v1", "kind": "DeleteOptions", "propagationPolicy": propagation}
        self._client.request("DELETE", self._path(item, name(item)), body=body)

    def _body(self, item: Object) -> Object:
        metadata = item.get("metadata")
        if isinstance(metadata, dict) and "namespace" in metadata and not self._resource(kind_of(item)).is_namespaced:
            metadata = {key: value for key, value in metadata.items() if key != "namespace"}
            return item | {"metadata": metadata}
        return item

    def _path(self, item: Object, name: str = "") -> str:
        return self._kind_path(kind_of(item), namespace(item), name)

    def _kind_path(self, kind: Kind, namespace: str, name: str = "") -> str:
        resource = self._resource(kind)
        parts = ["/apis" if kind.group else "/api", kind.api_version]
        if resource.is_namespaced:
            parts += ["namespaces", namespace or "default"]
        return "/".join([*parts, resource.plural, *([name] if name else [])])

    def _resource(self, kind: Kind) -> Resource:
        if kind not in self._resources:
            with self._discovering:
                if kind not in self._resources:
                    self._resources = self._discover()
        if kind not in self._resources:
            raise UnknownKindError(f'no matches for kind "{kind.name}" in version "{kind.api_version}"')
        return self._resources[kind]

    def _discover(self) -> dict[Kind, Resource]:
        found = {}
        for path in ("/api", "/apis"):
            for group in entries(self._client.request("GET", path, accept=DISCOVERY), "items"):
                for version in entries(group, "versions"):
                    for resource in entries(version, "resources"):
                        kind = Kind(
                            text(group, "metadata", "name"),
                            text(version, "version"),
                            text(resource, "responseKind", "kind"),
                        )
                        found[kind] = Resource(text(resource, "resource"), text(resource, "scope") == "Namespaced")
        return found


def _query(field_manager: str, *, dry_run: bool) -> dict[str, str]:
    return {"fieldManager": field_manager} | ({"dryRun": "All"} if dry_run else {})
