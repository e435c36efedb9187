"""Whatever is secret about an app is looked for where others could read it: on the screen, in logs, in the state."""

import base64
from pathlib import Path

import pytest

from tests.engine.program_folder import ProgramFolder
from tools.cluster import Cluster

NAMESPACE = "hush"
SECRETS = {
    "plain": "hunter2-in-plain-text",
    "output": "hunter2-in-an-output",
    "group": "hunter2-of-a-group",
    "keda": "hunter2-for-keda",
    "seed": "hunter2-seed-of-all-function-keys",
    "password": "hunter2-of-a-registry",
}
PROGRAM = f"""
import pulumi
from pulumi_keda_functions import FunctionApp

config = pulumi.Config()
app = FunctionApp(
    "orders",
    {{
        "project": "app",
        "image": "contoso.azurecr.io/orders@sha256:{"0" * 64}",
        "namespace": "{NAMESPACE}",
        "create_namespace": True,
        "wait_for_scaling": 0,
        "settings": {{
            "AzureWebJobsStorage": "AccountName=nowhere;AccountKey={SECRETS["plain"]}",
            "ApiKey": config.require_secret("output"),
        }},
        "groups": {{"events": {{"settings": {{"Mode": config.require_secret("group")}}}}}},
        "keda_settings": {{"AzureWebJobsStorage": config.require_secret("keda")}},
        "function_keys": True,
        "function_keys_seed": config.require_secret("seed"),
        "registry_credentials": [
            {{"server": "contoso.azurecr.io", "username": "pull", "password": "{SECRETS["password"]}"}}
        ],
    }},
)
for output in ("plan", "url", "keys", "function_urls", "required_roles", "federated_subjects"):
    pulumi.export(output, getattr(app, output))
"""
SOURCE = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""
IN_CONFIGURATION = ("output", "group", "keda", "seed")


@pytest.fixture
def program(tmp_path: Path, engine_variables: dict[str, str], cluster: Cluster) -> ProgramFolder:
    """A program with every secret that an app can have, and its stack."""
    folder = ProgramFolder(tmp_path, engine_variables | {"KUBECONFIG": str(cluster.kubeconfig)})
    folder.write(PROGRAM, SOURCE)
    assert folder.pulumi("stack", "init", "test")[0] == 0
    for name in IN_CONFIGURATION:
        text = f"AccountName=nowhere;AccountKey={SECRETS[name]}" if name == "keda" else SECRETS[name]
        assert folder.pulumi("config", "set", "--secret", name, text)[0] == 0
    return folder


def test_no_secret_shows(program: ProgramFolder, tmp_path: Path, cluster: Cluster) -> None:
    told: list[str] = []

    def run(*arguments: str) -> str:
        status, text = program.pulumi(*arguments)
        assert status == 0, text
        told.append(text)
        return text

    logged = ("--logtostderr", "-v=3")
    try:
        run("preview", "--diff", *logged)
        run("up", "--yes", "--diff", *logged)
        assert "orders-function-keys" in run("stack", "--show-urns")
        run("stack", "output", "--json")
        run("stack", "export")
        run("preview", "--diff", "--refresh", *logged)
        in_cluster = cluster.kubectl("get", "secrets", "-n", NAMESPACE, "-o", "jsonpath={.items[*].data}")
        assert encoded(SECRETS["output"]) in in_cluster, "it is there, so that it could have shown"
    finally:
        run("destroy", "--yes", *logged)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "__main__.py"]
    told += [path.read_text(errors="replace") for path in files]
    shown = "\n".join(told)
    assert {name for name, text in SECRETS.items() if text in shown} == set()
    assert {name for name, text in SECRETS.items() if encoded(text) in shown} == set()


def encoded(text: str) -> str:
    """As it stands in a Secret."""
    return base64.b64encode(text.encode()).decode()
