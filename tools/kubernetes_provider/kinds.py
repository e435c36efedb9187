"""Kinds: what a type token or an object is of, and what is known of it without asking a cluster."""

from dataclasses import dataclass
from typing import Final

from .errors import ProviderError
from .objects import text
from .property_values import Object

BUILT_IN_GROUPS: Final = frozenset(
    {
        "",
        "apps",
        "autoscaling",
        "batch",
        "extensions",
        "policy",
        "admissionregistration.k8s.io",
        "apiextensions.k8s.io",
        "apiregistration.k8s.io",
        "certificates.k8s.io",
        "coordination.k8s.io",
        "discovery.k8s.io",
        "events.k8s.io",
        "flowcontrol.apiserver.k8s.io",
        "networking.k8s.io",
        "node.k8s.io",
        "rbac.authorization.k8s.io",
        "resource.k8s.io",
        "scheduling.k8s.io",
        "storage.k8s.io",
        "storagemigration.k8s.io",
    }
)
"""API groups that a cluster has without any CustomResourceDefinition."""

NAMESPACED: Final = frozenset(
    [
        "Binding",
        "ConfigMap",
        "ControllerRevision",
        "CronJob",
        "CSIStorageCapacity",
        "DaemonSet",
        "Deployment",
        "Endpoints",
        "EndpointSlice",
        "Event",
        "HorizontalPodAutoscaler",
        "Ingress",
        "Job",
        "Lease",
        "LimitRange",
        "NetworkPolicy",
        "PersistentVolumeClaim",
        "Pod",
        "PodDisruptionBudget",
        "PodTemplate",
        "ReplicaSet",
        "ReplicationController",
        "ResourceQuota",
        "Role",
        "RoleBinding",
        "Secret",
        "Service",
        "ServiceAccount",
        "StatefulSet",
    ]
)
CLUSTER_WIDE: Final = frozenset(
    [
        "APIService",
        "CertificateSigningRequest",
        "ClusterRole",
        "ClusterRoleBinding",
        "CSIDriver",
        "CSINode",
        "CustomResourceDefinition",
        "FlowSchema",
        "IngressClass",
        "MutatingWebhookConfiguration",
        "Namespace",
        "Node",
        "PersistentVolume",
        "PodSecurityPolicy",
        "PriorityClass",
        "PriorityLevelConfiguration",
        "RuntimeClass",
        "StorageClass",
        "ValidatingWebhookConfiguration",
        "VolumeAttachment",
    ]
)

LEFT_TO_THE_PLUGIN: Final = frozenset({"helm.sh", "yaml", "kustomize"})
"""Modules of the SDK that are no Kubernetes kinds."""
PATCH: Final = "Patch"
"""End of the names of resources that change some fields of an object and do not own it."""


@dataclass(frozen=True)
class Kind:
    """Group (empty for the core group), version and kind."""

    group: str
    version: str
    name: str

    @property
    def api_version(self) -> str:
        """As `apiVersion` has it: `v1`, `apps/v1`."""
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def is_built_in(self) -> bool:
        """Whether every cluster has the group."""
        return self.group in BUILT_IN_GROUPS

    @property
    def is_namespaced(self) -> bool | None:
        """Whether objects live in a namespace; None where only the cluster can tell."""
        if self.is_built_in and self.name in NAMESPACED | CLUSTER_WIDE:
            return self.name in NAMESPACED
        return None

    @property
    def is_definition(self) -> bool:
        """Whether this is CustomResourceDefinition."""
        return self.group == "apiextensions.k8s.io" and self.name == "CustomResourceDefinition"


def kind_of(item: Object) -> Kind:
    """The kind that an object states in `apiVersion` and `kind`."""
    group, _, version = text(item, "apiVersion").rpartition("/")
    return Kind("" if group == "core" else group, version, text(item, "kind"))


def kind_of_token(token: str) -> Kind:
    """The kind of a type token such as `kubernetes:apps/v1:Deployment`.

    Raises ProviderError for tokens that only Pulumi's own plugin serves.
    """
    _, module, name = token.split(":")
    group, slash, version = module.partition("/")
    if group in LEFT_TO_THE_PLUGIN or not slash:
        raise ProviderError(
            f"{token} needs Pulumi's own kubernetes plugin: `pulumi plugin install resource kubernetes`"
        )
    kind = Kind("" if group == "core" else group, version, name)
    if kind.is_built_in and name.endswith(PATCH):
        return Kind(kind.group, kind.version, name.removesuffix(PATCH))
    if kind.is_built_in and name.endswith("List"):
        raise ProviderError(f"{token}: lists cannot be created, use the type of their items")
    return kind


def type_token(urn: str) -> str:
    """The type token inside a URN, without those of the parents."""
    return urn.split("::")[2].rpartition("$")[2]


def is_patch(urn: str, kind: Kind) -> bool:
    """Whether the resource is for some fields of an object of `kind` that belongs to somebody else."""
    return type_token(urn).rpartition(":")[2] == f"{kind.name}{PATCH}"


def resource_name(urn: str) -> str:
    """The resource's name in the program."""
    return urn.split("::", 3)[3]
