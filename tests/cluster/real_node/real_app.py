"""An app whose code runs on the real node."""

import contextlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from azure.core.exceptions import ResourceExistsError, ResourceNotFoundError
from azure.storage.queue import QueueClient, TextBase64DecodePolicy, TextBase64EncodePolicy
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions
from pulumi_keda_functions.manifests.registries import Registry

from tests.cluster.rendered_app import rendered_project
from tools.image_builder.registry_settings import PULLER
from tools.real_node import RealNode

PROJECT = Path(__file__).parent / "project"
EAGER: AppArguments = {"polling_interval": 1, "cooldown_period": 2, "max_replicas": 6}
AT_ONCE = {
    "scaleUp": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Pods", "value": 100, "periodSeconds": 1}]},
    "scaleDown": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 1}]},
}


@dataclass(frozen=True)
class RealApp:
    """The project of the tests in a namespace."""

    node: RealNode
    namespace: str
    image: str

    def deploy(self, arguments: AppArguments, password: str = PULLER.password) -> None:
        """Applies its objects, restricted unless `arguments` say otherwise."""
        for name in (f"{self.namespace}-work", f"{self.namespace}-done"):
            with contextlib.suppress(ResourceExistsError):
                self.queue(name).create_queue()
        settings = {
            "AzureWebJobsStorage": self.node.storage_for_pods,
            "Work": f"{self.namespace}-work",
            "Done": f"{self.namespace}-done",
        }
        chosen: AppArguments = {"restricted": True, **EAGER, **arguments}
        credentials = Registry(self.node.registry, PULLER.username, password)
        options = AppOptions("app", self.image, self.namespace, chosen, registries=(credentials,))
        rendered_project(PROJECT, settings, options).apply(self.node.cluster)

    def queue(self, name: str) -> QueueClient:
        """A queue as it is reached from outside of the node."""
        return QueueClient.from_connection_string(
            self.node.cluster.azurite_connection_string,
            name,
            message_encode_policy=TextBase64EncodePolicy(),
            message_decode_policy=TextBase64DecodePolicy(),
        )

    def send(self, number: int, seconds: float = 0.0) -> None:
        """Tasks 0, 1, 2 …"""
        work = self.queue(f"{self.namespace}-work")
        for task in range(number):
            work.send_message(json.dumps({"id": task, "seconds": seconds}))

    def waiting(self) -> int:
        """How many messages there are, those in work included."""
        return self.queue(f"{self.namespace}-work").get_queue_properties().approximate_message_count or 0

    def done(self) -> list[dict[str, Any]]:
        """What the functions have told since the last time."""
        queue = self.queue(f"{self.namespace}-done")
        told = []
        for message in queue.receive_messages(messages_per_page=32):
            told.append(json.loads(message.content))
            queue.delete_message(message)
        return told

    def dead_letters(self) -> int:
        """Messages that were given up."""
        try:
            return self.queue(f"{self.namespace}-work-poison").get_queue_properties().approximate_message_count or 0
        except ResourceNotFoundError:
            return 0

    def pods(self) -> list[dict[str, Any]]:
        """All that there are."""
        found: list[dict[str, Any]] = self.get("pods")["items"]
        return found

    def replicas(self, deployment: str) -> int:
        """Pods of a Deployment that are ready."""
        return int(self.get(f"deployment/{deployment}")["status"].get("readyReplicas", 0))

    def get(self, what: str) -> dict[str, Any]:
        """An object or a list of them."""
        return dict(json.loads(self.kubectl("get", what, "--output=json")))

    def kubectl(self, *arguments: str) -> str:
        """In the app's namespace."""
        command, *rest = arguments
        return self.node.cluster.kubectl(command, f"--namespace={self.namespace}", *rest)


def eventually(holds: Callable[[], object], seconds: float = 60) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.2)
