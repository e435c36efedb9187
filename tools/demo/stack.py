"""The quickstart as a stack: deployed to the local cluster, and destroyed."""

import os

import yaml

from ..cluster import Cluster
from .engine import STACK, run_pulumi, show_pulumi
from .folder import EXAMPLE, PASSPHRASE, PROJECT, STATE, unfinished
from .ground import Ground

NAMESPACE = "orders"
DEPLOYMENT = "orders-events"
"""What works off the queue."""

IMPATIENT = {"pollingInterval": 1, "cooldownPeriod": 5}
"""Seconds. Somebody is watching; the quickstart's own defaults are KEDA's."""


def deploy(ground: Ground) -> None:
    """The quickstart on its cluster, or what of it is not there yet. Raises DemoError when it fails."""
    cluster = ground.cluster
    with unfinished():
        if not STATE.exists():
            make_stack(cluster)
        run_pulumi(cluster, "config", "set", "--secret", "storage", stdin=ground.storage)
        if ground.image is not None:
            run_pulumi(cluster, "config", "set", "image", ground.image)
        show_pulumi(cluster, "up", "--yes", "--skip-preview", "--suppress-progress")


def destroy(cluster: Cluster) -> None:
    """Removes all objects of the quickstart and then the stack. Raises DemoError when it fails."""
    with unfinished():
        show_pulumi(cluster, "destroy", "--yes", "--skip-preview", "--suppress-progress", "--remove")


def make_stack(cluster: Cluster) -> None:
    """An empty stack of a project that runs the example's program where it lies."""
    PASSPHRASE.write_text("demo")
    STATE.mkdir()
    PROJECT.mkdir()
    project = yaml.safe_load((EXAMPLE / "Pulumi.yaml").read_text())
    project["main"] = os.path.relpath(EXAMPLE, PROJECT)
    for name, seconds in IMPATIENT.items():
        project["config"][name]["default"] = seconds
    (PROJECT / "Pulumi.yaml").write_text(yaml.safe_dump(project, sort_keys=False))
    run_pulumi(cluster, "stack", "init", STACK, "--no-select")
