"""What a Release comes to on Helm's command line, and what the state holds of it."""

from typing import Any

import pytest

from tools.kubernetes_provider.errors import CheckFailedError
from tools.kubernetes_provider.helm_release.helm import Installed
from tools.kubernetes_provider.helm_release.inputs import INSTALL, UPGRADE, completed, flags, location, merged
from tools.kubernetes_provider.helm_release.state import expected, inputs_of, recorded
from tools.kubernetes_provider.property_values import UNKNOWN, Secret

MANIFEST = """
# Source: keda/templates/a.yaml
apiVersion: v1
kind: ServiceAccount
metadata: {name: b, namespace: keda}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: a, namespace: keda}
---
# nothing
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a}
"""


def inputs(**given: Any) -> dict[str, Any]:
    return completed({"chart": "keda", "name": "keda", **given}, "default")


def installed(**more: Any) -> Installed:
    told = {"revision": 3, "status": "deployed", "chart": "keda", "version": "2.21.0", "app_version": "2.21.0"}
    return Installed(**{"name": "keda", "namespace": "keda", "values": {}, "manifest": MANIFEST, **told, **more})


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param({}, ["--timeout=300s", "--wait"], id="waits, as by default"),
        pytest.param({"skipAwait": True}, ["--timeout=300s"], id="does not wait"),
        pytest.param({"atomic": True, "timeout": 60}, ["--atomic", "--timeout=60s", "--wait"], id="atomic"),
        pytest.param(
            {"createNamespace": True, "skipCrds": True, "waitForJobs": True},
            ["--create-namespace", "--skip-crds", "--timeout=300s", "--wait", "--wait-for-jobs"],
            id="others",
        ),
        pytest.param(
            {"cleanupOnFail": True, "maxHistory": 3}, ["--timeout=300s", "--wait"], id="those of upgrades alone"
        ),
    ],
)
def test_the_flags_of_an_installation(given: dict[str, Any], wanted: list[str]) -> None:
    assert [*flags(inputs(**given), INSTALL)] == wanted


def test_the_flags_of_an_upgrade() -> None:
    given = inputs(cleanupOnFail=True, createNamespace=True, reuseValues=True, description="why")
    assert [*flags(given, UPGRADE)] == [
        "--cleanup-on-fail",
        "--reuse-values",
        "--timeout=300s",
        "--wait",
        "--description=why",
    ]


def test_where_the_chart_is() -> None:
    options = {"repo": "https://charts.contoso.com", "caFile": "ca.crt", "username": Secret("me")}
    assert location(inputs(version="2.21.0", repositoryOpts=options)) == [
        "keda",
        "--ca-file=ca.crt",
        "--repo=https://charts.contoso.com",
        "--username=me",
        "--version=2.21.0",
    ]
    assert location(inputs(version=UNKNOWN)) == ["keda"]


@pytest.mark.parametrize(
    "given", [{"valueYamlFiles": ["x"]}, {"lint": True}, {"repositoryOpts": {"repo": "r", "password": Secret("p")}}]
)
def test_what_only_the_plugin_can_do_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(CheckFailedError, match="needs Pulumi's own kubernetes plugin"):
        inputs(**given)


def test_nobody_waits_for_a_time_that_was_not_given() -> None:
    assert inputs()["timeout"] == 300
    assert inputs(skipAwait=True)["timeout"] == 0
    assert inputs(timeout=0)["timeout"] == 0


def test_the_state_has_what_helm_made_and_the_inputs_as_a_secret() -> None:
    given = inputs(namespace="keda", values={"a": {"b": Secret("hidden")}, "c": 1})
    state = recorded(given, installed(values={"c": 2}))
    assert state["values"] == {"a": {"b": Secret("hidden")}, "c": 2}
    assert state["resourceNames"] == {"ServiceAccount/v1": ["a", "keda/b"], "Deployment.apps/apps/v1": ["keda/a"]}
    assert state["status"]["revision"] == 3
    assert isinstance(state["__inputs"], Secret)
    assert inputs_of(state) == given


def test_a_preview_does_not_know_what_helm_will_say() -> None:
    state = expected(inputs())
    assert state["status"] is state["resourceNames"] is UNKNOWN


def test_values_are_merged_as_helm_does() -> None:
    assert merged({"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}}) == {"a": {"b": 1, "c": [3]}}
