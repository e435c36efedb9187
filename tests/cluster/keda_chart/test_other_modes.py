"""A KEDA that somebody else installed."""

import json
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import Keda, KedaArgs

from tests.cluster.keda_chart.conftest import VERSION, exists, live
from tests.engine.conftest import EngineStack, Program
from tools.cluster import Cluster, ClusterError

KUBE_SYSTEM = "kube-system"
CLIENT = "00000000-0000-0000-0000-000000000001"


def only_keda(args: KedaArgs) -> Program:
    def program() -> None:
        keda = Keda("keda", args)
        pulumi.export("version", keda.version)
        pulumi.export("account", keda.service_account)
        pulumi.export("subject", keda.federated_subject)

    return program


def deployed(namespace: str, version: str) -> str:
    """An operator's Deployment and ServiceAccount, in JSON."""
    metadata = {"name": "keda-operator", "namespace": namespace}
    labels = {"app": "keda-operator"}
    image = f"mcr.microsoft.com/oss/v2/kedacore/keda:v{version}-1"
    pod = {"serviceAccountName": "keda-operator", "containers": [{"name": "keda-operator", "image": image}]}
    template = {"metadata": {"labels": labels}, "spec": pod}
    spec = {"replicas": 1, "selector": {"matchLabels": labels}, "template": template}
    objects = [
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata},
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": spec},
    ]
    return json.dumps({"apiVersion": "v1", "kind": "List", "items": objects})


def test_an_existing_keda_is_taken_as_it_is(
    stack: EngineStack, args: KedaArgs, bare: Cluster, tmp_path: Path, engine_variables: dict[str, str]
) -> None:
    stack.up(only_keda(args))
    (tmp_path / "other").mkdir()
    other = EngineStack(tmp_path / "other", engine_variables | {"KUBECONFIG": str(bare.kubeconfig)})
    before = live(bare, "deployment/keda-operator")["metadata"]["resourceVersion"]
    done = other.up(only_keda({"mode": "existing"}))  # type: ignore[typeddict-item] # a text is as good
    assert {name: output.value for name, output in done.outputs.items()} == {
        "version": VERSION,
        "account": "keda-operator",
        "subject": "system:serviceaccount:keda:keda-operator",
    }
    other.destroy()
    assert live(bare, "deployment/keda-operator")["metadata"]["resourceVersion"] == before


def test_an_existing_keda_that_is_too_old_fails_the_preview(
    bare: Cluster, tmp_path: Path, engine_variables: dict[str, str]
) -> None:
    bare.kubectl("create", "namespace", "old")
    bare.kubectl("apply", "--server-side", "--filename=-", stdin=deployed("old", "2.9.3"))
    stack = EngineStack(tmp_path, engine_variables | {"KUBECONFIG": str(bare.kubeconfig)})
    with pytest.raises(automation.CommandError) as error:
        stack.preview(only_keda({"mode": "existing", "namespace": "old"}))  # type: ignore[typeddict-item] # as above
    assert f"KEDA 2.9.3 runs, and apps are written for {VERSION}" in str(error.value)
    program = only_keda({"mode": "existing", "namespace": "old", "version": "2.9.0"})  # type: ignore[typeddict-item] # as above
    assert stack.up(program).outputs["version"].value == "2.9.3"
    bare.kubectl("delete", "namespace", "old", "--wait=false")


def test_the_add_on_gets_an_identity_and_loses_nothing_when_it_is_taken_back(stack: EngineStack, bare: Cluster) -> None:
    bare.kubectl("apply", "--server-side", "--filename=-", stdin=deployed(KUBE_SYSTEM, "2.17.2"))
    before = operator(bare)
    args: KedaArgs = {"mode": "aks_add_on", "kubernetes_version": "1.35", "client_id": CLIENT}  # type: ignore[typeddict-item] # as above
    done = stack.up(only_keda(args))
    assert done.outputs["subject"].value == "system:serviceaccount:kube-system:keda-operator"
    assert done.outputs["version"].value == "2.17.0"
    annotations = live(bare, "serviceaccount/keda-operator", KUBE_SYSTEM)["metadata"]["annotations"]
    assert annotations == {"azure.workload.identity/client-id": CLIENT}
    template = operator(bare)["spec"]["template"]["metadata"]
    assert template["annotations"] == {"keda-functions/client-id": CLIENT}
    assert template["labels"]["azure.workload.identity/use"] == "true"
    stack.destroy()
    assert "annotations" not in live(bare, "serviceaccount/keda-operator", KUBE_SYSTEM)["metadata"]
    assert operator(bare)["spec"] == before["spec"]
    for kind in ("deployment", "serviceaccount"):
        bare.kubectl("delete", kind, "keda-operator", f"--namespace={KUBE_SYSTEM}")


def operator(bare: Cluster) -> dict[str, Any]:
    return live(bare, "deployment/keda-operator", KUBE_SYSTEM)


def test_the_add_on_without_an_identity_is_not_touched(stack: EngineStack, bare: Cluster) -> None:
    args: KedaArgs = {"mode": "aks_add_on", "kubernetes_version": "1.36"}  # type: ignore[typeddict-item] # as above
    done = stack.up(only_keda(args))
    assert done.outputs["version"].value == "2.19.0"
    assert [each["type"] for each in stack.resources()] == ["pulumi:pulumi:Stack", "keda-functions:index:Keda"]
    assert not exists(bare, "namespace/keda")
    with pytest.raises(ClusterError):
        operator(bare)
