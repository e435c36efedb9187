"""On which nodes the pods of a group run: the part of a pod's spec that the scheduler reads."""

from collections.abc import Iterable, Mapping
from typing import cast

from ..keda.reading import mapping, mappings
from ..placement_arguments import OperatingSystem, Toleration, VirtualNodes
from ..scaling import Group
from . import labels
from .model import Body, Node
from .options import AppOptions
from .virtual_nodes import KINDS, REQUIRED, backend_of, tolerates, virtual_nodes_of

OPERATING_SYSTEM = "kubernetes.io/os"
VM_POOL = "kubernetes.azure.com/agentpool"
"""A label of the virtual machines of AKS, which virtual nodes do not have."""
PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution"


def placement(group: Group, options: AppOptions) -> Body:
    """The fields of a pod's spec that say where it may run, and where it should."""
    chosen = options.of_group(group.name)
    wanted = virtual_nodes_of(group, options)
    tolerations = [*map(_toleration, chosen.get("tolerations", ()))]
    affinity = cast("Body", chosen.get("affinity", {}))
    spread: Node = []
    match wanted:
        case VirtualNodes.NEVER:
            # The taint keeps all pods off but those that tolerate whatever there is.
            if any(map(tolerates, tolerations)):
                affinity = requiring(affinity, [kind.others for kind in KINDS.values()])
        case VirtualNodes.PREFER:
            kind = KINDS[backend_of(options)]
            tolerations += kind.tolerations
            affinity = preferring(affinity, kind.others)
            spread = [over_machines(group, options)]
        case VirtualNodes.REQUIRE:
            tolerations += KINDS[backend_of(options)].tolerations
    fields: Mapping[str, Node] = {
        "nodeSelector": {**cast("Body", chosen.get("node_selector", {})), **required_labels(group, options)},
        "tolerations": tolerations,
        "affinity": affinity,
        "topologySpreadConstraints": spread,
    }
    return {name: field for name, field in fields.items() if field}


def required_labels(group: Group, options: AppOptions) -> dict[str, str]:
    """The labels of nodes that arguments other than `node_selector` ask for."""
    system = options.arguments.get("operating_system", OperatingSystem.LINUX)
    told = {OPERATING_SYSTEM: system.value}
    if virtual_nodes_of(group, options) != VirtualNodes.REQUIRE:
        return told
    kind = KINDS[backend_of(options)]
    return {**told, **kind.selector, **dict([kind.label])}


def preferring(affinity: Body, expression: Body) -> Body:
    """`affinity`, and a wish as strong as can be for nodes that meet `expression`."""
    node = mapping(affinity, "nodeAffinity")
    wish = {"weight": 100, "preference": {"matchExpressions": [expression]}}
    return _with_node_affinity(affinity, {**node, PREFERRED: [*mappings(node, PREFERRED), wish]})


def requiring(affinity: Body, expressions: Iterable[Body]) -> Body:
    """`affinity`, narrowed to nodes that meet all `expressions`. Its terms are alternatives, so each is narrowed."""
    node = mapping(affinity, "nodeAffinity")
    required = mapping(node, REQUIRED)
    terms = [
        {**term, "matchExpressions": [*mappings(term, "matchExpressions"), *expressions]}
        for term in mappings(required, "nodeSelectorTerms") or [{}]
    ]
    return _with_node_affinity(affinity, {**node, REQUIRED: {**required, "nodeSelectorTerms": terms}})


def over_machines(group: Group, options: AppOptions) -> Body:
    """A spread that leaves virtual nodes out.

    Without one the scheduler spreads pods over all nodes by default, which weighs as much as an affinity and draws them
    to the emptiest node: the virtual one. Nodes without the label get no points, and no pods are kept off them.
    """
    return {
        "maxSkew": 1,
        "topologyKey": VM_POOL,
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": labels.selector(options.app_name, group)},
    }


def _with_node_affinity(affinity: Body, node_affinity: Mapping[str, object]) -> Body:
    return {**affinity, "nodeAffinity": cast("Body", node_affinity)}


def _toleration(given: Toleration) -> Body:
    texts = {name: str(text) for name, text in given.items() if isinstance(text, str)}
    if (seconds := given.get("toleration_seconds")) is None:
        return {**texts}
    return {**texts, "tolerationSeconds": seconds}
