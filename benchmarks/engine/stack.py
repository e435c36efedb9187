"""One life of a stack, its operations timed: each a `pulumi` process of its own, as somebody would type it."""

import json
import os
import subprocess
import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools.cluster import Cluster
from tools.executables import environment, find
from tools.executables.folders import CLONE

from ..errors import BenchmarkError
from .state import Resource

PROGRAM = CLONE / "benchmarks" / "program"
OPERATIONS: Mapping[str, tuple[str, ...]] = {
    "preview": ("preview",),
    "up": ("up", "--yes", "--skip-preview"),
    "up without a change": ("up", "--yes", "--skip-preview", "--expect-no-changes"),
    "destroy": ("destroy", "--yes", "--skip-preview"),
}
"""In the order of a stack's life."""
NO_CHECKPOINTS = {"PULUMI_EXPERIMENTAL": "true", "PULUMI_SKIP_CHECKPOINTS": "true"}
"""State is written once, at the end. Writing all of it after each step takes two thirds of the time at 50 apps, alike
for every way of making them: it would hide what they do not have in common."""


@dataclass(frozen=True)
class Life:
    """What was seen of a stack."""

    seconds: Mapping[str, float]
    """By operation."""
    resources: tuple[Resource, ...]
    """Everything in the state when all was up, secrets in plain text."""


def lived(way: str, apps: int, cluster: Cluster) -> Life:
    """Makes and destroys `apps` apps in the given way. Raises BenchmarkError with the engine's last words."""
    namespace = f"benchmark-{uuid.uuid4().hex[:8]}"
    cluster.kubectl("create", "namespace", namespace)
    with tempfile.TemporaryDirectory(prefix="keda-functions-benchmark-") as folder:
        engine = _Engine(Path(folder), cluster)
        engine.make_stack(
            {"way": way, "apps": apps, "namespace": namespace, "storage": cluster.azurite_connection_string}
        )
        seconds: dict[str, float] = {}
        resources: tuple[Resource, ...] = ()
        for operation, arguments in OPERATIONS.items():
            began = time.perf_counter()
            engine.run(*arguments)
            seconds[operation] = time.perf_counter() - began
            if operation == "up":
                exported = json.loads(engine.run("stack", "export", "--show-secrets"))
                resources = tuple(exported["deployment"]["resources"])
    # What Kubernetes still tidies up must not run beside the next measurement.
    cluster.kubectl("delete", "namespace", namespace)
    return Life(seconds, resources)


class _Engine:
    """`pulumi` on a stack with a backend of its own."""

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        self._folder = folder
        backend = folder / "backend"
        backend.mkdir()
        self._environment = {
            **os.environ,
            **environment(),
            "KUBECONFIG": str(cluster.kubeconfig),
            "PULUMI_BACKEND_URL": backend.as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": "benchmark",
            **NO_CHECKPOINTS,
            "PYTHONPATH": str(CLONE),
        }

    def make_stack(self, config: Mapping[str, str | int]) -> None:
        """An empty stack of the program, configured by the project's defaults."""
        project = {
            "name": "benchmark",
            "runtime": {"name": "python", "options": {"toolchain": "pip"}},
            "main": os.path.relpath(PROGRAM, self._folder),
            "config": {key: {"default": value} for key, value in config.items()},
        }
        (self._folder / "Pulumi.yaml").write_text(yaml.safe_dump(project))
        self.run("stack", "init", "measured")

    def run(self, *arguments: str) -> str:
        """What `pulumi` prints."""
        command = [str(find("pulumi")), f"--cwd={self._folder}", "--non-interactive", *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        if done.returncode:
            last_words = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
            raise BenchmarkError(f"`pulumi {arguments[0]}` failed with exit status {done.returncode}:\n{last_words}")
        return done.stdout
