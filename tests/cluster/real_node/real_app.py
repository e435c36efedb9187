"""An app whose code runs on the real node, deployed from its sources."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pulumi
from azure.core.exceptions import ResourceNotFoundError
from azure.storage.queue import QueueClient, TextBase64DecodePolicy, TextBase64EncodePolicy
from pulumi import automation
from pulumi_keda_functions import FunctionStack, FunctionStackArgs
from pulumi_keda_functions.app_arguments import AppArguments

from tests.conftest import have_queue
from tests.engine.conftest import EngineStack
from tools.image_builder.buildkit import NAME
from tools.image_builder.registry_settings import PULLER, PUSHER, Account
from tools.real_node import RealNode

PROJECT = Path(__file__).parent / "project"
AT_ONCE = {
    "scaleUp": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Pods", "value": 100, "periodSeconds": 1}]},
    "scaleDown": {"stabilizationWindowSeconds": 0, "policies": [{"type": "Percent", "value": 100, "periodSeconds": 1}]},
}
PATIENCE = pulumi.CustomTimeouts(create="45s", update="45s")
"""How long `up` waits for pods."""


@dataclass(frozen=True)
class RealApp:
    """The project of the tests in a namespace."""

    node: RealNode
    namespace: str
    stack: EngineStack
    project: Path

    def deploy(self, more: AppArguments | None = None, puller: Account = PULLER) -> automation.UpResult:
        """Builds, pushes and applies it, restricted unless the arguments say otherwise.

        Raises automation.CommandError with the engine's words when that fails.
        """
        for name in (f"{self.namespace}-work", f"{self.namespace}-done"):
            have_queue(self.node.cluster, name)

        def program() -> None:
            args: FunctionStackArgs = {
                "project": self.project.name,
                "registry": self.node.registry,
                "build": {"builder": NAME, "registry_credentials": [self.account(PUSHER)]},
                "registry_credentials": [self.account(puller)],
                "namespace": self.namespace,
                "settings": {
                    "AzureWebJobsStorage": pulumi.Output.secret(self.node.storage_for_pods),
                    "Work": f"{self.namespace}-work",
                    "Done": f"{self.namespace}-done",
                },
                "restricted": True,
                "polling_interval": 1,
                "cooldown_period": 2,
                "max_replicas": 6,
            }
            chosen = cast("FunctionStackArgs", {**args, **(more or {})})
            app = FunctionStack("app", chosen, pulumi.ResourceOptions(transforms=[less_patient]))
            pulumi.export("image", app.image)

        return self.stack.up(program)

    def account(self, account: Account) -> Any:
        """For the node's registry."""
        password = pulumi.Output.secret(account.password)
        return {"server": self.node.registry, "username": account.username, "password": password}

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

    def pods(self, group: str = "") -> list[dict[str, Any]]:
        """All that there are, or those of a group."""
        found: list[dict[str, Any]] = self.get("pods")["items"]
        return [pod for pod in found if pod["metadata"]["name"].startswith(f"app-{group}")]

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


def less_patient(args: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult | None:
    """As docs/lifecycle.md has it."""
    if args.type_ != "kubernetes:apps/v1:Deployment":
        return None
    opts = pulumi.ResourceOptions.merge(args.opts, pulumi.ResourceOptions(custom_timeouts=PATIENCE))
    return pulumi.ResourceTransformResult(args.props, opts)


def eventually(holds: Callable[[], object], seconds: float = 60) -> None:
    """Waits until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.2)
