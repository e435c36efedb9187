"""What `render` writes for a repository, as the controller of one applies it: with kustomize."""

import json
from pathlib import Path

import pytest

from tests.conftest import have_queue
from tests.unit.cli.commands import run
from tests.unit.sample import IMAGE
from tools.cluster import Cluster
from tools.executables.folders import CLONE

PROJECT = """
import azure.functions as func

app = func.FunctionApp()


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...
"""
OPTIONS = """
function_keys: true
function_keys_seed: a seed of thirty-two characters!
"""


pytestmark = pytest.mark.usefixtures("orders_queue")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("app").mkdir()
    Path("app/host.json").write_text('{"version": "2.0"}')
    Path("app/function_app.py").write_text(PROJECT)
    Path("options.yaml").write_text(OPTIONS)
    return "app"


def rendered(project: str, namespace: str, connection: str, *arguments: str) -> str:
    given = ("--name", "orders", "--image", IMAGE, "--namespace", namespace, "--options", "options.yaml")
    result = run("render", project, *given, "--set", f"AzureWebJobsStorage={connection}", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_kustomization_applies_and_then_shows_no_difference(cluster: Cluster, namespace: str, project: str) -> None:
    rendered(project, namespace, cluster.azurite_connection_string, "--output", "k8s", "--kustomization")
    cluster.kubectl("apply", "--server-side", "--kustomize", "k8s")
    for name in ("orders-http", "orders-events"):
        cluster.kubectl("wait", "--for=condition=Available", f"deployment/{name}", "-n", namespace, "--timeout=60s")
    # It fails as soon as there is one.
    cluster.kubectl("diff", "--server-side", "--kustomize", "k8s")


def test_pods_run_on_secrets_that_somebody_else_makes(cluster: Cluster, namespace: str, project: str) -> None:
    connection = cluster.azurite_connection_string
    stream = rendered(project, namespace, connection, "--secret-name", "orders")
    cluster.kubectl("apply", "--server-side", "--filename=-", stdin=stream)
    literals = (f"--from-literal=AzureWebJobsStorage={connection}", "--from-literal=host.master=hunter2")
    cluster.kubectl("create", "secret", "generic", "orders", "-n", namespace, literals[0])
    cluster.kubectl("create", "secret", "generic", "orders-function-keys", "-n", namespace, literals[1])
    wait = ("wait", "-n", namespace, "--timeout=60s")
    cluster.kubectl(*wait, "--for=condition=Available", "deployment/orders-http")
    cluster.kubectl(*wait, "--for=condition=Ready", "scaledobject/orders-events")
    pods = json.loads(cluster.kubectl("get", "pods", "-n", namespace, "-o", "json"))["items"]
    volumes = [volume for pod in pods for volume in pod["spec"]["volumes"]]
    assert "orders-function-keys" in [volume.get("secret", {}).get("secretName") for volume in volumes]


def test_the_example_is_applied_as_its_readme_says(cluster: Cluster) -> None:
    have_queue(cluster, "prices")
    literal = f"--from-literal=AzureWebJobsStorage={cluster.azurite_connection_string}"
    cluster.kubectl("create", "namespace", "prices")
    cluster.kubectl("create", "secret", "generic", "prices-storage", "--namespace", "prices", literal)
    cluster.kubectl("apply", "--server-side", "--kustomize", str(CLONE / "examples" / "gitops" / "k8s"))
    wait = ("wait", "-n", "prices", "--timeout=60s")
    cluster.kubectl(*wait, "--for=condition=Ready", "scaledobject/prices-events")
    cluster.kubectl(*wait, "--for=condition=Available", "deployment/prices-resident")
    cluster.kubectl("delete", "namespace", "prices")
