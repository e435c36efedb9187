"""Virtual nodes of AKS: what runs there is a container group in Azure Container Instances.

Both kinds have the same taint and labels of their own (https://learn.microsoft.com/azure/aks/virtual-nodes-cli,
https://github.com/microsoft/virtualnodesOnAzureContainerInstances).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..keda.reading import mapping, mappings
from ..placement_arguments import VirtualNodes, VirtualNodesBackend
from ..scaling import Group
from .model import Body
from .options import AppOptions

TAINT = "virtual-kubelet.io/provider"
"""Its value is the provider's name, its effect `NoSchedule`."""
REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"


@dataclass(frozen=True)
class VirtualNodeKind:
    """How the virtual nodes of one backend are told apart and reached."""

    label: tuple[str, str]
    """The label that they alone have."""
    selector: Mapping[str, str]
    """The other labels that their documentation selects them by."""
    tolerations: tuple[Body, ...]

    @property
    def others(self) -> Body:
        """The expression of a node affinity that all other nodes meet."""
        key, value = self.label
        return {"key": key, "operator": "NotIn", "values": [value]}


KINDS: Mapping[VirtualNodesBackend, VirtualNodeKind] = {
    VirtualNodesBackend.ADD_ON: VirtualNodeKind(
        ("type", "virtual-kubelet"),
        {"kubernetes.io/role": "agent"},
        ({"key": TAINT, "operator": "Exists"}, {"key": "azure.com/aci", "effect": "NoSchedule"}),
    ),
    VirtualNodesBackend.V2_HELM: VirtualNodeKind(
        ("virtualization", "virtualnode2"),
        {},
        ({"key": TAINT, "operator": "Exists", "effect": "NoSchedule"},),
    ),
}


def backend_of(options: AppOptions) -> VirtualNodesBackend:
    """What makes the cluster's virtual nodes."""
    return options.arguments.get("virtual_nodes_backend", VirtualNodesBackend.ADD_ON)


def virtual_nodes_of(group: Group, options: AppOptions) -> VirtualNodes:
    """Whether a group's pods run there.

    A group that answers HTTP stays on virtual machines unless it is told so itself: requests come in through them
    anyway, and a container group takes longer to start than a caller waits.
    """
    shared = VirtualNodes.NEVER if group.answers_http else options.arguments.get("virtual_nodes", VirtualNodes.NEVER)
    return group.override.get("virtual_nodes", shared)


def may_run_there(pod: Mapping[str, object]) -> bool:
    """Whether the scheduler may put a pod on a virtual node, judged by its spec as it is."""
    return any(tolerates(each) for each in mappings(pod, "tolerations")) and not keeps_off(pod)


def tolerates(toleration: Mapping[str, object]) -> bool:
    """Whether the taint of virtual nodes does not keep a pod off."""
    if toleration.get("effect") not in (None, "", "NoSchedule"):
        return False
    if toleration.get("operator") == "Exists":
        return toleration.get("key") in (None, "", TAINT)
    return toleration.get("key") == TAINT


def keeps_off(pod: Mapping[str, object]) -> bool:
    """Whether the node affinity of a pod excludes virtual nodes of both kinds."""
    required = mapping(mapping(mapping(pod, "affinity"), "nodeAffinity"), REQUIRED)
    terms = mappings(required, "nodeSelectorTerms")
    return bool(terms) and all(
        kind.others in mappings(term, "matchExpressions") for term in terms for kind in KINDS.values()
    )
