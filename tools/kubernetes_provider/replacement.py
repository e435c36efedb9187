"""Fields whose change replaces the object: its identity, and what Kubernetes lets nobody change.

A Secret or ConfigMap is replaced when its data changes, so that what refers to it by name is rolled out again.
"""

from typing import Any, Final

from .kinds import Kind, kind_of
from .property_values import Object

Path = tuple[str | int, ...]
Pattern = tuple[str, ...]
ANY_INDEX: Final = "[*]"


def _patterns(*paths: str) -> tuple[Pattern, ...]:
    return tuple(tuple(path.split(".")) for path in paths)


IDENTITY: Final = _patterns("metadata.name", "metadata.namespace")
SELECTOR: Final = _patterns("spec.selector")
JOB: Final = _patterns("spec.completions", "spec.parallelism", "spec.selector", "spec.template")
ROLE_REFERENCE: Final = _patterns("roleRef")
STATEFUL_SET: Final = _patterns(
    "spec.podManagementPolicy",
    "spec.revisionHistoryLimit",
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
)
POD: Final = _patterns(
    *(
        f"spec.{field}"
        for field in [
            "affinity",
            "automountServiceAccountToken",
            "dnsConfig",
            "dnsPolicy",
            "enableServiceLinks",
            "hostAliases",
            "hostIPC",
            "hostNetwork",
            "hostPID",
            "hostname",
            "imagePullSecrets",
            "nodeName",
            "nodeSelector",
            "overhead",
            "preemptionPolicy",
            "priority",
            "priorityClassName",
            "readinessGates",
            "restartPolicy",
            "runtimeClassName",
            "schedulerName",
            "securityContext",
            "serviceAccount",
            "serviceAccountName",
            "shareProcessNamespace",
            "subdomain",
            "terminationGracePeriodSeconds",
            "volumes",
        ]
    ),
    *(
        f"spec.{containers}.{ANY_INDEX}.{field}"
        for containers in ("containers", "initContainers")
        for field in [
            "args",
            "command",
            "env",
            "image",
            "imagePullPolicy",
            "lifecycle",
            "livenessProbe",
            "ports",
            "readinessProbe",
            "resources",
            "securityContext",
            "stdin",
            "stdinOnce",
            "terminationMessagePath",
            "terminationMessagePolicy",
            "tty",
            "volumeDevices",
            "volumeMounts",
            "workingDir",
        ]
    ),
)
VOLUME_SOURCES: Final = _patterns(
    *(
        f"spec.{source}"
        for source in [
            "awsElasticBlockStore",
            "azureDisk",
            "azureFile",
            "cephfs",
            "cinder",
            "csi",
            "fc",
            "flexVolume",
            "flocker",
            "gcePersistentDisk",
            "glusterfs",
            "hostPath",
            "iscsi",
            "local",
            "nfs",
            "photonPersistentDisk",
            "portworxVolume",
            "quobyte",
            "rbd",
            "scaleIO",
            "storageos",
            "vsphereVolume",
        ]
    )
)

REPLACING: Final[dict[tuple[str, str], tuple[Pattern, ...]]] = {
    ("apps", "DaemonSet"): SELECTOR,
    ("apps", "Deployment"): SELECTOR,
    ("apps", "StatefulSet"): STATEFUL_SET,
    ("batch", "Job"): JOB,
    ("rbac.authorization.k8s.io", "ClusterRoleBinding"): ROLE_REFERENCE,
    ("rbac.authorization.k8s.io", "RoleBinding"): ROLE_REFERENCE,
    ("storage.k8s.io", "StorageClass"): _patterns("parameters", "provisioner"),
    ("", "PersistentVolume"): VOLUME_SOURCES,
    ("", "PersistentVolumeClaim"): _patterns(
        "spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName"
    ),
    ("", "Pod"): POD,
    ("", "ResourceQuota"): _patterns("spec.scopes"),
    ("", "Service"): _patterns("spec.clusterIP"),
}


def replacing_fields(
    item: Object, *, secrets_are_mutable: bool = False, config_maps_are_mutable: bool = False
) -> tuple[Pattern, ...]:
    """Patterns of the fields of `item` whose change replaces it."""
    immutable = item.get("immutable") is True
    match kind_of(item):
        case Kind("", _, "Secret"):
            frozen = immutable or not secrets_are_mutable
            return IDENTITY + _patterns("type", *(("stringData", "data") if frozen else ()))
        case Kind("", _, "ConfigMap"):
            frozen = immutable or not config_maps_are_mutable
            return IDENTITY + (_patterns("binaryData", "data") if frozen else ())
        case kind:
            return IDENTITY + REPLACING.get((kind.group, kind.name), ())


def replaces(path: Path, value: Any, patterns: tuple[Pattern, ...]) -> bool:
    """Whether setting `value` at `path` touches a field that `patterns` name, at, above or below `path`."""
    return any(_touches(path, value, pattern) for pattern in patterns)


def _touches(path: Path, value: Any, pattern: Pattern) -> bool:
    for position, field in enumerate(pattern):
        if position < len(path):
            key = path[position]
            if not (isinstance(key, int) if field == ANY_INDEX else key == field):
                return False
        elif field == ANY_INDEX:
            rest = pattern[position + 1 :]
            return isinstance(value, list) and any(_touches((), element, rest) for element in value)
        elif isinstance(value, dict) and field in value:
            value = value[field]
        else:
            return False
    return True
