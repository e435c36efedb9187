"""KEDA by its chart: real Helm, a real API server, KEDA's own processes."""

import json
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi import automation
from pulumi_keda_functions import FunctionApp, Keda, KedaArgs

from tests.cluster.keda_chart.conftest import VERSION, exists, live
from tests.cluster.keda_chart.module_chart import write_chart
from tests.conftest import have_queue
from tests.engine.conftest import EngineStack, Program, changes
from tests.unit.sample import IMAGE
from tools.cluster import Cluster, ClusterError

NOWHERE = {"operator": {"nodeSelector": {"nowhere": "at-all"}}}
"""Values with which the operator's pod never starts."""
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message): ...
"""


def only_keda(args: KedaArgs) -> Program:
    def program() -> None:
        keda = Keda("keda", args)
        pulumi.export("version", keda.version)
        pulumi.export("subject", keda.federated_subject)
        pulumi.export("namespace", keda.namespace)

    return program


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(SOURCE)
    monkeypatch.chdir(tmp_path)
    return "app"


def shop(args: KedaArgs, project: str, bare: Cluster, apps: int) -> Program:
    """KEDA and apps that need it, in one program."""

    def program() -> None:
        keda = Keda("keda", args)
        for number in range(apps):
            FunctionApp(
                f"orders-{number}",
                {
                    "project": project,
                    "image": IMAGE,
                    "namespace": f"shop-{number}",
                    "create_namespace": True,
                    "keda_version": keda.keda_version,
                    "settings": {"AzureWebJobsStorage": pulumi.Output.secret(bare.azurite_connection_string)},
                },
                pulumi.ResourceOptions(depends_on=[keda]),
            )

    return program


def test_the_first_preview_needs_no_cluster(
    tmp_path: Path, engine_variables: dict[str, str], args: KedaArgs, project: str, bare: Cluster
) -> None:
    (tmp_path / "stack").mkdir()
    stack = EngineStack(tmp_path / "stack", engine_variables | {"KUBECONFIG": str(tmp_path / "not-there-yet")})
    told = stack.preview(shop(args, project, bare, 1))
    assert told.change_summary[automation.OpType.CREATE] > 5


def test_it_is_installed_and_nothing_changes_in_a_second_run(stack: EngineStack, args: KedaArgs, bare: Cluster) -> None:
    done = stack.up(only_keda(args))
    assert {name: output.value for name, output in done.outputs.items()} == {
        "version": VERSION,
        "subject": "system:serviceaccount:keda:keda-operator",
        "namespace": "keda",
    }
    assert live(bare, "deployment/keda-operator")["status"]["readyReplicas"] == 1
    assert changes(stack.up(only_keda(args)).summary) == {}
    stack.refresh()
    assert changes(stack.up(only_keda(args)).summary) == {}


def test_one_up_installs_keda_and_apps_and_one_destroy_removes_both(
    stack: EngineStack, args: KedaArgs, project: str, bare: Cluster
) -> None:
    have_queue(bare, "orders")
    stack.up(shop(args, project, bare, 2))
    objects = json.loads(bare.kubectl("get", "scaledobjects", "--all-namespaces", "--output=json"))["items"]
    assert [each["metadata"]["namespace"] for each in objects] == ["shop-0", "shop-1"]
    stack.destroy()
    assert stack.resources() == []
    assert not exists(bare, "namespace/keda")
    assert not exists(bare, "namespace/shop-0")
    assert not exists(bare, "apiservice/v1beta1.external.metrics.k8s.io")
    assert exists(bare, "crd/scaledobjects.keda.sh")


def test_another_identity_starts_the_operator_anew(stack: EngineStack, args: KedaArgs, bare: Cluster) -> None:
    one, two = (f"00000000-0000-0000-0000-00000000000{digit}" for digit in (1, 2))
    stack.up(only_keda({**args, "client_id": one}))
    first = live(bare, "deployment/keda-operator")["metadata"]["generation"]
    assert client_id(bare) == one
    stack.up(only_keda({**args, "client_id": two}))
    assert client_id(bare) == two
    assert live(bare, "deployment/keda-operator")["metadata"]["generation"] == first + 1


def client_id(bare: Cluster) -> str:
    annotations = live(bare, "serviceaccount/keda-operator")["metadata"]["annotations"]
    return str(annotations["azure.workload.identity/client-id"])


def test_an_upgrade_changes_the_definitions_too(
    stack: EngineStack, args: KedaArgs, bare: Cluster, tmp_path: Path
) -> None:
    stack.up(only_keda(args))
    newer = write_chart(tmp_path / "keda", bare.layout, "2.22.0", short_name="scaled")
    done = stack.up(only_keda({"chart": newer, "version": "2.22.0"}))
    assert done.outputs["version"].value == "2.22.0"
    assert live(bare, "crd/scaledobjects.keda.sh")["spec"]["names"]["shortNames"] == ["scaled"]
    assert operator_image(bare).endswith(":2.22.0")


def operator_image(bare: Cluster) -> str:
    found: Any = live(bare, "deployment/keda-operator")
    return str(found["spec"]["template"]["spec"]["containers"][0]["image"])


def test_an_upgrade_that_fails_is_taken_back(stack: EngineStack, args: KedaArgs, bare: Cluster) -> None:
    stack.up(only_keda(args))
    broken: KedaArgs = {**args, "values": NOWHERE | {"operator": {**NOWHERE["operator"], "replicaCount": 2}}}
    with pytest.raises(automation.CommandError) as error:
        stack.up(only_keda({**broken, "timeout_seconds": 5}))
    assert "rolled back due to atomic" in str(error.value)
    assert "nowhere" not in json.dumps(live(bare, "deployment/keda-operator")["spec"])
    stack.up(only_keda(args))


def test_an_installation_that_fails_leaves_nothing_of_keda(stack: EngineStack, args: KedaArgs, bare: Cluster) -> None:
    with pytest.raises(automation.CommandError) as error:
        stack.up(only_keda({**args, "values": NOWHERE, "timeout_seconds": 5}))
    assert "has been uninstalled due to atomic being set" in str(error.value)
    assert not exists(bare, "deployment/keda-operator")
    stack.up(only_keda(args))
    assert exists(bare, "deployment/keda-operator")


def test_a_second_keda_is_refused_by_helm(stack: EngineStack, args: KedaArgs, bare: Cluster) -> None:
    stack.up(only_keda(args))

    def both() -> None:
        Keda("keda", args)
        Keda("other", {**args, "namespace": "other"})

    with pytest.raises(automation.CommandError) as error:
        stack.up(both)
    assert "invalid ownership metadata" in str(error.value)
    assert 'key "meta.helm.sh/release-namespace" must equal "other": current value is "keda"' in str(error.value)
    with pytest.raises(ClusterError):
        live(bare, "deployment/keda-operator", "other")
