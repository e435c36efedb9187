"""An app as `func kubernetes deploy` makes it, taken over by the steps that `keda-functions migrate` prints."""

import os
import re
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from azure.storage.queue import QueueClient

from tests.unit.cli.migration.deployed import deployed_yaml
from tools.cluster import Cluster
from tools.cluster.azurite import KEY
from tools.cluster.probes import api_object
from tools.demo.drain import Drain

FUNCTIONS = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger("message", "%Queue%", "AzureWebJobsStorage")
def process(message: func.QueueMessage) -> None: ...


@app.route("orders/{id}")
def show(req: func.HttpRequest) -> func.HttpResponse: ...
"""
INTERVAL = 0.25
"""Seconds between two looks of the simulated functions at their queue."""
RATE = 4.0
"""Messages that one replica works off in a second."""
OLD, NEW = "orders", "orders-app-events"
SECRET = "hunter2-is-the-secret"


class Workers:
    """What stands for the functions in the pods, which are simulated and run no code: those of both apps at once."""

    def __init__(self, cluster: Cluster, namespace: str, queue: QueueClient) -> None:
        self.cluster, self.namespace, self.queue = cluster, namespace, queue
        self.done: Counter[str] = Counter()
        """How often each message was worked on."""
        self.by: Counter[str] = Counter()
        """How many messages each Deployment worked on."""
        self.stopped = threading.Event()

    def run(self) -> None:
        drains = {OLD: Drain(RATE), NEW: Drain(RATE)}
        while not self.stopped.wait(INTERVAL):
            for deployment, drain in drains.items():
                for message in self._take(drain.done(self._ready(deployment), INTERVAL)):
                    self.done[message] += 1
                    self.by[deployment] += 1

    def _ready(self, deployment: str) -> int:
        path = f"/apis/apps/v1/namespaces/{self.namespace}/deployments/{deployment}"
        found = api_object(self.cluster.layout, path)
        return 0 if found is None else found["status"].get("readyReplicas", 0)

    def _take(self, number: int) -> Iterator[str]:
        for _ in range(number):
            if (message := self.queue.receive_message()) is None:
                return
            self.queue.delete_message(message)
            yield str(message.content)

    def wait_for(self, messages: set[str], seconds: float = 60) -> None:
        """Until all of them were worked on."""
        for _ in range(int(seconds / INTERVAL)):
            if messages <= self.done.keys():
                return
            threading.Event().wait(INTERVAL)
        assert messages <= self.done.keys(), f"not within {seconds} s"


@pytest.fixture
def workers(cluster: Cluster, namespace: str, queue: QueueClient) -> Iterator[Workers]:
    made = Workers(cluster, namespace, queue)
    thread = threading.Thread(target=made.run)
    thread.start()
    yield made
    made.stopped.set()
    thread.join()


class Shell:
    """What a person types in, in a folder with the Functions project."""

    def __init__(self, folder: Path, cluster: Cluster, variables: dict[str, str]) -> None:
        self.folder = folder
        (folder / "state").mkdir()
        project = folder / "orders"
        project.mkdir()
        (project / "host.json").write_text('{"version": "2.0"}')
        (project / "function_app.py").write_text(FUNCTIONS)
        self.environment = {
            **os.environ,
            **variables,
            "KUBECONFIG": str(cluster.kubeconfig),
            "PULUMI_BACKEND_URL": (folder / "state").as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": "for-tests",
            "PULUMI_SKIP_CONFIRMATIONS": "true",
        }

    def run(self, *command: str, folder: str = ".") -> str:
        """All that a command prints; it must succeed."""
        done = subprocess.run(
            command,
            cwd=self.folder / folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}"
        return done.stdout


def put(queue: QueueClient, about: str, number: int = 20) -> set[str]:
    messages = {f"{about} {index}" for index in range(number)}
    for message in messages:
        queue.send_message(message)
    return messages


def test_an_app_of_core_tools_is_taken_over_without_losing_a_message(
    cluster: Cluster,
    namespace: str,
    queue: QueueClient,
    workers: Workers,
    engine_variables: dict[str, str],
    tmp_path: Path,
) -> None:
    settings = {
        "AzureWebJobsStorage": cluster.azurite_connection_string,
        "Queue": str(queue.queue_name),
        "ApiKey": SECRET,
    }
    cluster.kubectl(
        "apply",
        "--filename=-",
        stdin=deployed_yaml(settings, queue=str(queue.queue_name), namespace=namespace),
    )
    workers.wait_for(put(queue, "before"))
    assert workers.by.keys() == {OLD}

    shell = Shell(tmp_path, cluster, engine_variables)
    told = shell.run(
        *("keda-functions", "migrate", "orders", "--name", "orders", "--namespace", namespace, "--output", "program")
    )
    commands = re.findall(r"^ +\$ (.+)$", told.partition("Until the old app is deleted")[0], re.MULTILINE)
    assert commands.pop(0) == "cd program"
    expected = put(queue, "when it was read")
    for number, command in enumerate(commands):
        expected |= put(queue, f"before step {number}", 5)
        told += shell.run("sh", "-c", command, folder="program")
    expected |= put(queue, "afterwards")
    workers.wait_for(expected)

    assert set(workers.done.values()) == {1}
    assert workers.by[NEW] > 0
    assert SECRET not in told
    assert KEY not in told
    left = cluster.kubectl("get", "deployments,services,scaledobjects,secrets", "-n", namespace, "-o", "name")
    assert not re.search(r"/orders(-http)?$", left, re.MULTILINE)
    assert "secret/func-keys-kube-secret-orders" in left
    shell.run("pulumi", "preview", "--expect-no-changes", folder="program")
    shell.run("pulumi", "destroy", folder="program")


def test_what_kubectl_complains_of_is_told(cluster: Cluster, engine_variables: dict[str, str], tmp_path: Path) -> None:
    shell = Shell(tmp_path, cluster, engine_variables)
    command = "keda-functions migrate orders --name orders --output program --context nowhere"
    told = shell.run("sh", "-c", f"{command} || test $? = 1")
    assert told.startswith("error: kubectl: ")
    assert "context was not found for specified context: nowhere" in told


def test_an_app_that_is_not_in_the_cluster(
    cluster: Cluster, namespace: str, engine_variables: dict[str, str], tmp_path: Path
) -> None:
    shell = Shell(tmp_path, cluster, engine_variables)
    command = f"keda-functions migrate orders --name orders --output program --namespace {namespace}"
    told = shell.run("sh", "-c", f"{command} || test $? = 1")
    assert told.startswith(
        f"error: --name: namespace {namespace} has neither of the Deployments orders-http and orders"
    )
