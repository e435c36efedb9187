from typing import Any

import pytest
from pulumi_keda_functions.placement_arguments import (
    OperatingSystem,
    TaintEffect,
    TolerationOperator,
    VirtualNodes,
    VirtualNodesBackend,
)

from tests.unit.manifests.pods import declared, pod_of
from tests.unit.sample import HTTP, QUEUE

LINUX = {"kubernetes.io/os": "linux"}
ADD_ON_LABELS = {"kubernetes.io/role": "agent", **LINUX, "type": "virtual-kubelet"}
ADD_ON_TOLERATIONS = [
    {"key": "virtual-kubelet.io/provider", "operator": "Exists"},
    {"key": "azure.com/aci", "effect": "NoSchedule"},
]
V2_LABELS = {"virtualization": "virtualnode2", **LINUX}
V2_TOLERATIONS = [{"key": "virtual-kubelet.io/provider", "operator": "Exists", "effect": "NoSchedule"}]
V2: dict[str, Any] = {"virtual_nodes_backend": VirtualNodesBackend.V2_HELM}
REQUIRED, PREFERRED = (
    "requiredDuringSchedulingIgnoredDuringExecution",
    "preferredDuringSchedulingIgnoredDuringExecution",
)
POOL = {"key": "pool", "operator": "In", "values": ["spot"]}
NOT_ADD_ON = {"key": "type", "operator": "NotIn", "values": ["virtual-kubelet"]}
NOT_V2 = {"key": "virtualization", "operator": "NotIn", "values": ["virtualnode2"]}


def wish(*expressions: dict[str, Any]) -> dict[str, Any]:
    return {"weight": 100, "preference": {"matchExpressions": [*expressions]}}


def terms(*alternatives: list[dict[str, Any]]) -> dict[str, Any]:
    return {REQUIRED: {"nodeSelectorTerms": [{"matchExpressions": each} for each in alternatives]}}


def test_without_a_choice_only_the_operating_system_counts() -> None:
    pod = pod_of(declared(QUEUE), "events")
    assert pod["nodeSelector"] == LINUX
    assert not pod.keys() & {"tolerations", "affinity", "topologySpreadConstraints"}


def test_an_image_for_windows_runs_on_windows() -> None:
    pod = pod_of(declared(QUEUE, operating_system=OperatingSystem.WINDOWS), "events")
    assert pod["nodeSelector"] == {"kubernetes.io/os": "windows"}


def test_labels_tolerations_and_affinity_are_the_groups_own_or_else_the_apps() -> None:
    own = {
        "node_selector": {"pool": "large"},
        "tolerations": [{"operator": TolerationOperator.EXISTS, "effect": TaintEffect.NO_EXECUTE}],
        "affinity": {"podAffinity": {}},
    }
    app = declared(
        QUEUE,
        HTTP,
        node_selector={"pool": "spot"},
        tolerations=[{"key": "spot", "value": "true", "effect": TaintEffect.NO_EXECUTE, "toleration_seconds": 60}],
        affinity={"nodeAffinity": terms([POOL])},
        groups={"http": own},
    )
    events, http = pod_of(app, "events"), pod_of(app, "http")
    assert events["nodeSelector"] == {"pool": "spot", **LINUX}
    assert events["tolerations"] == [{"key": "spot", "value": "true", "effect": "NoExecute", "tolerationSeconds": 60}]
    assert events["affinity"] == {"nodeAffinity": terms([POOL])}
    assert http["nodeSelector"] == {"pool": "large", **LINUX}
    assert http["tolerations"] == [{"operator": "Exists", "effect": "NoExecute"}]
    assert http["affinity"] == {"podAffinity": {}}


@pytest.mark.parametrize(
    ("backend", "labels", "tolerations"),
    [
        pytest.param({}, ADD_ON_LABELS, ADD_ON_TOLERATIONS, id="the add-on, unless told otherwise"),
        pytest.param(V2, V2_LABELS, V2_TOLERATIONS, id="the Helm chart"),
    ],
)
def test_required_virtual_nodes_are_selected(
    backend: dict[str, Any], labels: dict[str, str], tolerations: list[dict[str, str]]
) -> None:
    pod = pod_of(declared(QUEUE, virtual_nodes=VirtualNodes.REQUIRE, **backend), "events")
    assert (pod["nodeSelector"], pod["tolerations"]) == (labels, tolerations)
    assert "affinity" not in pod


@pytest.mark.parametrize(
    ("backend", "expression", "tolerations"),
    [
        pytest.param({}, NOT_ADD_ON, ADD_ON_TOLERATIONS, id="the add-on"),
        pytest.param(V2, NOT_V2, V2_TOLERATIONS, id="the Helm chart"),
    ],
)
def test_preferred_virtual_nodes_are_a_second_choice(
    backend: dict[str, Any], expression: dict[str, Any], tolerations: list[dict[str, str]]
) -> None:
    pod = pod_of(declared(QUEUE, virtual_nodes=VirtualNodes.PREFER, **backend), "events")
    assert (pod["nodeSelector"], pod["tolerations"]) == (LINUX, tolerations)
    assert pod["affinity"] == {"nodeAffinity": {PREFERRED: [wish(expression)]}}


def test_a_spread_never_draws_pods_to_virtual_nodes_that_are_a_second_choice() -> None:
    override: dict[str, Any] = {"groups": {"http": {"virtual_nodes": VirtualNodes.PREFER, "min_replicas": 2}}}
    for app, group in (
        (declared(QUEUE, virtual_nodes=VirtualNodes.PREFER), "events"),
        (declared(HTTP, **override), "http"),
    ):
        (constraint,) = pod_of(app, group)["topologySpreadConstraints"]
        assert constraint["topologyKey"] == "kubernetes.azure.com/agentpool"
        assert constraint["whenUnsatisfiable"] == "ScheduleAnyway"
        assert constraint["labelSelector"]["matchLabels"]["app.kubernetes.io/component"] == group


def test_a_preference_comes_after_the_users_own() -> None:
    own = {"podAffinity": {}, "nodeAffinity": {**terms([POOL]), PREFERRED: [{"weight": 1, "preference": {}}]}}
    pod = pod_of(declared(QUEUE, virtual_nodes=VirtualNodes.PREFER, affinity=own), "events")
    assert pod["affinity"] == {
        "podAffinity": {},
        "nodeAffinity": {**terms([POOL]), PREFERRED: [{"weight": 1, "preference": {}}, wish(NOT_ADD_ON)]},
    }


@pytest.mark.parametrize(
    "toleration",
    [
        pytest.param({"operator": TolerationOperator.EXISTS}, id="every taint"),
        pytest.param(
            {"operator": TolerationOperator.EXISTS, "effect": TaintEffect.NO_SCHEDULE}, id="every taint of this effect"
        ),
        pytest.param({"key": "virtual-kubelet.io/provider", "value": "azure"}, id="the one of virtual nodes"),
    ],
)
def test_pods_that_tolerate_virtual_nodes_still_never_run_there(toleration: Any) -> None:
    pod = pod_of(declared(QUEUE, tolerations=[toleration]), "events")
    assert pod["affinity"] == {"nodeAffinity": terms([NOT_ADD_ON, NOT_V2])}


def test_of_required_alternatives_each_excludes_virtual_nodes() -> None:
    own = {"nodeAffinity": terms([POOL], [])}
    pod = pod_of(declared(QUEUE, tolerations=[{"operator": TolerationOperator.EXISTS}], affinity=own), "events")
    assert pod["affinity"] == {"nodeAffinity": terms([POOL, NOT_ADD_ON, NOT_V2], [NOT_ADD_ON, NOT_V2])}


def test_other_tolerations_need_no_affinity() -> None:
    given = [{"key": "spot", "operator": TolerationOperator.EXISTS}, {"operator": "Exists", "effect": "NoExecute"}]
    assert "affinity" not in pod_of(declared(QUEUE, tolerations=given), "events")


def test_groups_that_answer_http_stay_unless_they_are_told_themselves() -> None:
    app = declared(QUEUE, HTTP, virtual_nodes=VirtualNodes.REQUIRE)
    assert (pod_of(app, "events")["nodeSelector"], pod_of(app, "http")["nodeSelector"]) == (ADD_ON_LABELS, LINUX)
    app = declared(QUEUE, HTTP, groups={"http": {"virtual_nodes": VirtualNodes.REQUIRE}})
    assert (pod_of(app, "events")["nodeSelector"], pod_of(app, "http")["nodeSelector"]) == (LINUX, ADD_ON_LABELS)


def test_a_group_may_stay_while_the_app_goes() -> None:
    groups = {"events": {"virtual_nodes": VirtualNodes.NEVER}}
    app = declared(QUEUE, virtual_nodes=VirtualNodes.REQUIRE, groups=groups)
    assert pod_of(app, "events")["nodeSelector"] == LINUX
