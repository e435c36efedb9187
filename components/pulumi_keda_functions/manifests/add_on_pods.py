"""What the virtual nodes of the AKS add-on refuse of a pod, or silently drop.

Their connector translates a pod into a container group and knows a part of what a pod can have
(https://github.com/virtual-kubelet/azure-aci/blob/master/pkg/provider/aci.go).
"""

from collections.abc import Iterator, Mapping

from ..keda.reading import mapping, mappings, text
from ..problems import Problem, Severity

WORKLOAD_IDENTITY = "azure.workload.identity/use"
ELSEWHERE = "or choose virtual_nodes `never` for the group, or virtual_nodes_backend `v2_helm`"
"""The other ways out."""
NO_CONTAINER_HAS = {"startupProbe": "startup probes", "lifecycle": "lifecycle hooks"}
NO_INIT_CONTAINER_HAS = {
    **NO_CONTAINER_HAS,
    "livenessProbe": "liveness probes of init containers",
    "readinessProbe": "readiness probes of init containers",
    "ports": "ports of init containers",
    "resources": "resources of init containers",
}
NO_POD_HAS = {"hostAliases": "host aliases"}
PROBES = ("livenessProbe", "readinessProbe")
PROBE_HANDLERS = ("tcpSocket", "grpc")
"""Those beside `httpGet` and `exec`."""
VOLUMES = ("azureFile", "configMap", "emptyDir", "gitRepo", "projected", "secret")
FILE_SHARE = "file.csi.azure.com"
"""The one CSI driver that works, inline in the pod."""
CLUSTER_DNS = ("ClusterFirst", "ClusterFirstWithHostNet")


def problems_in_pod(template: Mapping[str, object], where: str) -> Iterator[Problem]:
    """Of a pod's template, whoever wrote which part of it; `where` stands before the path of a field."""
    pod, path = mapping(template, "spec"), f"{where}.spec"
    if text(mapping(mapping(template, "metadata"), "labels"), WORKLOAD_IDENTITY) == "true":
        message = "a pod on a virtual node of the add-on gets no token for workload identity"
        remedy = f"leave identity.client_id out and sign in with connection strings, {ELSEWHERE}"
        yield Problem(f"{where}.metadata.labels", message, remedy)
    yield from _unknown(pod, NO_POD_HAS, path)
    for place, container in enumerate(mappings(pod, "containers")):
        yield from _in_container(container, f"{path}.containers[{place}]")
        yield from _unknown(container, NO_CONTAINER_HAS, f"{path}.containers[{place}]")
    for place, container in enumerate(mappings(pod, "initContainers")):
        yield from _in_container(container, f"{path}.initContainers[{place}]")
        yield from _unknown(container, NO_INIT_CONTAINER_HAS, f"{path}.initContainers[{place}]")
    for place, volume in enumerate(mappings(pod, "volumes")):
        yield from _in_volume(volume, f"{path}.volumes[{place}]")
    if pod.get("dnsPolicy", CLUSTER_DNS[0]) not in CLUSTER_DNS:
        message = f"{pod['dnsPolicy']!r} leaves pods on virtual nodes without the cluster's DNS"
        yield Problem(f"{path}.dnsPolicy", message, f"write {CLUSTER_DNS[0]}", Severity.WARNING)


def _unknown(part: Mapping[str, object], fields: Mapping[str, str], where: str) -> Iterator[Problem]:
    for field, words in fields.items():
        if part.get(field):
            yield Problem(f"{where}.{field}", f"virtual nodes of the add-on have no {words}", f"remove it, {ELSEWHERE}")


def _in_container(container: Mapping[str, object], where: str) -> Iterator[Problem]:
    if container.get("args") and not container.get("command"):
        message = "virtual nodes of the add-on take no arguments without a command"
        yield Problem(f"{where}.args", message, "write the image's entry point as `command`")
    for probe in PROBES:
        for handler in PROBE_HANDLERS:
            if handler in mapping(container, probe):
                message = f"virtual nodes of the add-on know no {handler}"
                yield Problem(f"{where}.{probe}", message, "write httpGet or exec")
    for place, mount in enumerate(mappings(container, "volumeMounts")):
        for field in ("subPath", "subPathExpr"):
            if mount.get(field):
                message = f"virtual nodes of the add-on ignore {field} and mount the whole volume"
                yield Problem(f"{where}.volumeMounts[{place}].{field}", message, f"remove it, {ELSEWHERE}")
    for variable in mappings(container, "env"):
        if text(mapping(mapping(variable, "valueFrom"), "fieldRef"), "fieldPath") == "status.podIP":
            message = f"a virtual node of the add-on does not know status.podIP for {variable.get('name')}"
            yield Problem(f"{where}.env", message, f"remove it, {ELSEWHERE}")


def _in_volume(volume: Mapping[str, object], where: str) -> Iterator[Problem]:
    if mapping(volume, "csi").get("driver") == FILE_SHARE:
        return
    for kind in volume.keys() - {"name", *VOLUMES}:
        message = f"virtual nodes of the add-on mount no {kind}"
        yield Problem(where, message, f"choose among {', '.join(VOLUMES)}, {ELSEWHERE}")
    for kind in ("secret", "configMap"):
        for item in mappings(mapping(volume, kind), "items"):
            if item.get("key") != item.get("path"):
                message = f"virtual nodes of the add-on mount {item.get('key')} under its own name, not as a path"
                yield Problem(f"{where}.{kind}.items", message, f"name the key as the file, {ELSEWHERE}")
