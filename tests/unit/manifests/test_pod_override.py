from typing import Any

import pytest
from pulumi_keda_functions.manifests.pod_override import overridden

from tests.unit.manifests.rendered import objects, template, told
from tests.unit.sample import HTTP, QUEUE

POD: dict[str, Any] = {
    "enableServiceLinks": False,
    "containers": [{"name": "functions", "image": "i", "env": [{"name": "A", "value": "1"}]}],
    "tolerations": [{"key": "a"}],
}


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        pytest.param({}, POD, id="nothing"),
        pytest.param({"hostUsers": False}, POD | {"hostUsers": False}, id="a new field"),
        pytest.param({"enableServiceLinks": True}, POD | {"enableServiceLinks": True}, id="another value"),
        pytest.param(
            {"enableServiceLinks": None},
            {key: value for key, value in POD.items() if key != "enableServiceLinks"},
            id="a field less",
        ),
        pytest.param({"tolerations": [{"key": "b"}]}, POD | {"tolerations": [{"key": "b"}]}, id="a list of no names"),
        pytest.param(
            {"containers": [{"name": "functions", "command": ["/host"]}]},
            POD | {"containers": [POD["containers"][0] | {"command": ["/host"]}]},
            id="more on the container",
        ),
        pytest.param(
            {"containers": [{"name": "proxy", "image": "p"}]},
            POD | {"containers": [*POD["containers"], {"name": "proxy", "image": "p"}]},
            id="another container",
        ),
        pytest.param(
            {"containers": [{"name": "functions", "env": [{"name": "B", "value": "2"}, {"name": "A", "value": "3"}]}]},
            POD
            | {
                "containers": [
                    {
                        "name": "functions",
                        "image": "i",
                        "env": [{"name": "A", "value": "3"}, {"name": "B", "value": "2"}],
                    }
                ]
            },
            id="variables by name",
        ),
        pytest.param(
            {"securityContext": {"sysctls": [{"name": "a"}], "runAsUser": None}},
            POD | {"securityContext": {"sysctls": [{"name": "a"}]}},
            id="a mapping that was not there",
        ),
    ],
)
def test_an_override_is_merged_as_kubernetes_does(override: dict[str, object], expected: dict[str, Any]) -> None:
    assert overridden(POD, override) == expected


def test_it_comes_last() -> None:
    override = {"securityContext": {"runAsUser": 1000}, "containers": [{"name": "functions", "livenessProbe": None}]}
    pod = template(HTTP, arguments={"restricted": True, "pod_override": override})["spec"]
    assert (pod["securityContext"]["runAsUser"], pod["securityContext"]["fsGroup"]) == (1000, 1654)
    assert "livenessProbe" not in pod["containers"][0]
    assert "readinessProbe" in pod["containers"][0]


def test_a_group_has_its_own_instead_of_the_apps() -> None:
    made = objects(
        HTTP,
        QUEUE,
        arguments={
            "pod_override": {"hostNetwork": True},
            "groups": {"events": {"pod_override": {"schedulerName": "batch"}}},
        },
    )
    pods = {role: each["spec"]["template"]["spec"] for role, each in made.items() if each["kind"] == "Deployment"}
    assert pods["http-deployment"]["hostNetwork"] is True
    assert pods["events-deployment"]["schedulerName"] == "batch"
    assert "hostNetwork" not in pods["events-deployment"]


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        pytest.param({"containers": 5}, "containers: is 5: give a list, or None", id="a number for a list"),
        pytest.param({"containers": {"name": "x"}}, "containers: is a mapping: give a list, or None", id="no list"),
        pytest.param({"tolerations": "all"}, "tolerations: is text: give a list, or None", id="text for a list"),
        pytest.param({"securityContext": True}, "securityContext: is True: give a mapping, or None", id="a truth"),
        pytest.param({"nodeSelector": ["a"]}, "nodeSelector: is a list: give a mapping, or None", id="no mapping"),
        pytest.param({"volumes": ["tmp"]}, "volumes[0]: is text: give a mapping with its name", id="an entry"),
        pytest.param(
            {"containers": [{"name": "functions", "env": {"A": "1"}}]},
            "containers[0].env: is a mapping: give a list, or None",
            id="variables of a container",
        ),
        pytest.param(
            {"initContainers": [{"name": "wait", "resources": 1}]},
            "initContainers[0].resources: is 1: give a mapping, or None",
            id="of another container",
        ),
    ],
)
def test_a_field_of_another_shape_is_refused(override: dict[str, object], expected: str) -> None:
    assert told(QUEUE, arguments={"pod_override": override}) == [f"pod_override.{expected}"]


def test_the_user_s_own_names_may_be_any() -> None:
    pod = template(QUEUE, arguments={"pod_override": {"nodeSelector": {"containers": "yes"}}})["spec"]
    assert pod["nodeSelector"]["containers"] == "yes"


def test_what_has_no_name_cannot_be_merged() -> None:
    override = {"containers": [{"name": "functions", "volumeMounts": [{"name": "tmp"}]}, {"image": "p"}]}
    assert told(QUEUE, arguments={"groups": {"events": {"pod_override": override}}}) == [
        "groups['events'].pod_override.containers[0].volumeMounts[0]: has no mountPath, by which it is merged: "
        "add its mountPath",
        "groups['events'].pod_override.containers[1]: has no name, by which it is merged: add its name",
    ]
