from typing import Any

import pytest
from pulumi_keda_functions.placement_arguments import (
    OperatingSystem,
    TaintEffect,
    TolerationOperator,
    VirtualNodes,
    VirtualNodesBackend,
)
from pulumi_keda_functions.problems import InvalidInputError

from tests.unit.manifests.pods import declared
from tests.unit.sample import HTTP, QUEUE, messages

EXISTS = TolerationOperator.EXISTS
WINDOWS = OperatingSystem.WINDOWS
REQUIRE = VirtualNodes.REQUIRE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            {"tolerations": [{"value": "a"}]},
            "tolerations[0]: has no key: give the taint's key, or operator Exists for every taint",
            id="no key",
        ),
        pytest.param(
            {"tolerations": [{"key": "a"}, {"key": "b", "operator": EXISTS, "value": "c"}]},
            "tolerations[1]: has a value beside operator Exists: leave the value out, or write operator Equal",
            id="a value that cannot be compared",
        ),
        pytest.param(
            {"tolerations": [{"key": "a", "effect": TaintEffect.NO_SCHEDULE, "toleration_seconds": 3}]},
            "tolerations[0]: has toleration_seconds without effect NoExecute: write effect NoExecute",
            id="seconds of an effect that has none",
        ),
        pytest.param(
            {"groups": {"events": {"tolerations": [{}]}}},
            "groups['events'].tolerations[0]: has no key: give the taint's key, or operator Exists for every taint",
            id="of a group",
        ),
        pytest.param(
            {"affinity": {"nodeAfinity": {}}},
            "affinity['nodeAfinity']: there is no such kind of affinity: did you mean nodeAffinity?",
            id="a misspelt affinity",
        ),
        pytest.param(
            {"groups": {"events": {"affinity": {"zzz": {}}}}},
            "groups['events'].affinity['zzz']: there is no such kind of affinity: "
            "write nodeAffinity, podAffinity or podAntiAffinity",
            id="an affinity that nothing is like",
        ),
        pytest.param(
            {"affinity": {"nodeAffinity": []}},
            "affinity['nodeAffinity']: is no mapping: write it as in a pod's spec.affinity",
            id="an affinity of another shape",
        ),
        pytest.param(
            {"node_selector": {"kubernetes.io/os": "windows"}},
            "node_selector['kubernetes.io/os']: 'windows' contradicts operating_system, which asks for nodes with "
            "'linux': keep one of the two",
            id="another operating system",
        ),
        pytest.param(
            {"groups": {"events": {"node_selector": {"type": "vm"}}}, "virtual_nodes": REQUIRE},
            "groups['events'].node_selector['type']: 'vm' contradicts virtual_nodes, which asks for nodes with "
            "'virtual-kubelet': keep one of the two",
            id="another type of node",
        ),
        pytest.param(
            {"virtual_nodes": VirtualNodes.PREFER, "operating_system": WINDOWS},
            "virtual_nodes: prefer is not possible on windows: virtual nodes are linux: "
            "choose never, or operating_system linux",
            id="virtual nodes for windows",
        ),
        pytest.param(
            {"groups": {"events": {"virtual_nodes": REQUIRE}}, "operating_system": WINDOWS},
            "groups['events'].virtual_nodes: require is not possible on windows: virtual nodes are linux: "
            "choose never, or operating_system linux",
            id="virtual nodes of a group for windows",
        ),
    ],
)
def test_what_cannot_be_is_an_error(arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        declared(QUEUE, **arguments)
    assert messages(raised.value.problems) == [told]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param({"node_selector": {"kubernetes.io/os": "linux"}}, id="the label that is asked for anyway"),
        pytest.param(
            {"node_selector": {"type": "vm"}, "virtual_nodes": VirtualNodes.PREFER}, id="a label of machines alone"
        ),
        pytest.param({"tolerations": [{"operator": EXISTS}]}, id="every taint"),
        pytest.param(
            {"tolerations": [{"key": "a", "effect": TaintEffect.NO_EXECUTE, "toleration_seconds": 3}]}, id="seconds"
        ),
    ],
)
def test_what_can_be_is_none(arguments: dict[str, Any]) -> None:
    backend = VirtualNodesBackend.V2_HELM
    assert declared(QUEUE, virtual_nodes_backend=backend, **arguments).warnings == ()


def test_a_choice_that_moves_nothing_is_told() -> None:
    assert messages(declared(HTTP, virtual_nodes=REQUIRE).warnings) == [
        "virtual_nodes: has no effect, since all functions answer HTTP: "
        "set it in groups['http'], if callers can wait for a container group to start"
    ]
    own = {"http": {"virtual_nodes": VirtualNodes.NEVER}}
    assert declared(HTTP, virtual_nodes=REQUIRE, groups=own).warnings == ()
