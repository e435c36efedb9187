"""An image and the apps that run it: what a change of the one does to the others."""

import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionImage

from tests.engine.conftest import EngineStack, Program, changes
from tests.engine.images.conftest import Registries, stack_with
from tests.engine.images.image_program import DOCKERFILE, image_args
from tests.unit.sample import IMAGE
from tools.cluster import Cluster
from tools.image_builder.buildkit import BuildKit

FUNCTIONS = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "orders", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""


@pytest.fixture
def namespace(cluster: Cluster) -> Iterator[str]:
    name = f"images-{uuid.uuid4().hex[:8]}"
    cluster.kubectl("create", "namespace", name)
    yield name
    cluster.kubectl("delete", "namespace", name, "--wait=false")


@pytest.fixture
def app_stack(
    tmp_path: Path, engine_variables: dict[str, str], buildkit: BuildKit, cluster: Cluster
) -> Iterator[EngineStack]:
    variables = {"DOCKER_CONFIG": str(buildkit.docker_config), "KUBECONFIG": str(cluster.kubeconfig)}
    with stack_with(tmp_path / "stack", engine_variables | variables) as stack:
        yield stack


def program(registries: Registries, project: Path, connection: str, namespace: str, greeting: str) -> Program:
    def run() -> None:
        image = FunctionImage("orders", image_args(registries.own, project))
        settings: dict[str, pulumi.Input[str]] = {
            "AzureWebJobsStorage": pulumi.Output.secret(connection),
            "Greeting": greeting,
        }
        FunctionApp(
            "orders",
            {
                "project": str(project),
                "image": image.ref,
                "namespace": namespace,
                "wait_for_scaling": 0,
                "settings": settings,
            },
        )
        FunctionApp(
            "other",
            {
                "project": str(project),
                "image": IMAGE,
                "namespace": namespace,
                "wait_for_scaling": 0,
                "settings": {"AzureWebJobsStorage": pulumi.Output.secret(connection)},
            },
            pulumi.ResourceOptions(depends_on=[image]),
        )
        pulumi.export("ref", image.ref)

    return run


def images(cluster: Cluster, namespace: str) -> dict[str, str]:
    """The image of each Deployment."""
    listed = json.loads(cluster.kubectl("get", "deployments", "-n", namespace, "-o", "json"))["items"]
    return {each["metadata"]["name"]: each["spec"]["template"]["spec"]["containers"][0]["image"] for each in listed}


def test_every_group_of_an_app_runs_the_digest_and_follows_it(
    app_stack: EngineStack, registries: Registries, cluster: Cluster, namespace: str, project: Path
) -> None:
    (project / "function_app.py").write_text(FUNCTIONS)
    (project / "Dockerfile").write_text(DOCKERFILE)
    connection = cluster.azurite_connection_string
    first = app_stack.up(program(registries, project, connection, namespace, "hello")).outputs["ref"].value
    assert images(cluster, namespace) == {
        "orders-http": first,
        "orders-events": first,
        "other-http": IMAGE,
        "other-events": IMAGE,
    }

    settings_alone = app_stack.up(program(registries, project, connection, namespace, "good morning"))
    assert settings_alone.outputs["ref"].value == first
    assert "orders-image" not in changed(settings_alone.stdout)

    (project / "function_app.py").write_text(f"{FUNCTIONS}# changed\n")
    code = app_stack.up(program(registries, project, connection, namespace, "good morning"))
    second = code.outputs["ref"].value
    assert second != first
    assert changes(code.summary) == {"update": 3}, "the image and the Deployments of one app"
    assert images(cluster, namespace) == {
        "orders-http": second,
        "orders-events": second,
        "other-http": IMAGE,
        "other-events": IMAGE,
    }


def changed(output: str) -> str:
    """The lines of what was not left as it was."""
    return "\n".join(line for line in output.splitlines() if line.lstrip().startswith(("+", "~", "-")))
