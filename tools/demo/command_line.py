"""`python -m tools demo`: `up` runs the demo, `down` removes what it made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from azure.core.exceptions import AzureError
from pulumi_keda_functions.scaling import MAX_REPLICAS
from rich.console import Console

from .. import cluster as local
from ..cluster import ClusterError
from ..executables import ExecutableError
from ..executables.folders import CLONE
from . import folder, stack
from .burst import wait_until_idle, watch_burst
from .curve import svg
from .deployment import Deployment
from .drain import Drain
from .engine import STACK, end_leftovers, write_shell_file
from .errors import DemoError
from .ground import Ground, stand
from .orders import Orders
from .samples import Figures, Sample
from .screen import Top, show

BURST = 300
"""Orders; enough for every replica that the quickstart may have."""
RATE = 2.0
"""Messages that one replica works off in a second."""

app = typer.Typer(help="The demo of `make demo`.", no_args_is_help=True, add_completion=False)
out = Console(highlight=False, soft_wrap=True)


@app.command()
def up() -> None:
    """Deploy the quickstart to a local cluster and watch a burst of orders scale it."""
    with complaints(), folder.claimed():
        end_leftovers()
        if folder.UNFINISHED.exists():
            out.print("the last run was interrupted while it deployed: starting from nothing")
            folder.remove()
        heading("Local cluster: control plane, nodes, KEDA, Azurite")
        ground = stand(lambda step: out.print(f"  {step}", markup=False))
        cluster = ground.cluster
        # KEDA counts a ScaledObject whose queue is not there as broken.
        Orders.of(cluster)
        heading("Deploying examples/quickstart")
        stack.deploy(ground)
        write_shell_file(cluster)
        samples = burst(ground)
        figures = Figures.of(samples)
        folder.CURVE.write_text(svg(samples, figures))
        out.print(f"\n[bold]0 → {figures.peak} → 0 replicas[/]  {figures}")
        out.print(f"The curve: {shown(folder.CURVE)}")
        print_next_commands()


@app.command()
def down() -> None:
    """Destroy the quickstart, stop the cluster and remove the demo's folder."""
    with complaints(), folder.claimed():
        end_leftovers()
        cluster = local.running(folder.CLUSTER)
        if cluster is not None and folder.STATE.exists() and not folder.UNFINISHED.exists():
            try:
                stack.destroy(cluster)
            except DemoError as error:
                complain(f"{error}; what it left goes with the cluster")
        out.print("demo: stopped and removed" if folder.remove() else "demo: there is none")


def burst(ground: Ground) -> list[Sample]:
    """Everything seen from the first order to zero replicas."""
    deployment = Deployment(ground.cluster, stack.NAMESPACE, stack.DEPLOYMENT)
    orders = Orders.of(ground.cluster)
    heading("Waiting until KEDA has scaled the idle queue worker to zero")
    wait_until_idle(deployment)
    heading(f"{BURST} orders at once")
    if ground.image is None:
        drain = Drain(RATE)
        out.print(
            "  Pods are simulated here and run no code: a drain stands for it and removes "
            f"{RATE:g} messages a second for each ready replica.\n"
        )
    else:
        drain = None
        out.print("  The function's own code works them off, in pods that run it.\n")
    return show(watch_burst(orders, deployment, drain, BURST), out, Top(BURST, MAX_REPLICAS))


def print_next_commands() -> None:
    """What to try on the cluster that keeps running."""
    project = shown(folder.PROJECT)
    heading("Next, in this folder")
    for command, meaning in {
        f". {shown(folder.SHELL_FILE)}": "puts this shell into the demo",
        f"kubectl get deployments,scaledobjects,pods -n {stack.NAMESPACE}": "what is there",
        f"keda-functions inspect {shown(folder.EXAMPLE)}/app": "what scales on what, and why",
        f"pulumi -C {project} stack output -s {STACK}": "what the program tells",
        f"pulumi -C {project} preview -s {STACK}": "nothing to change",
        "make demo": "once more",
        "make demo-down": "removes everything",
    }.items():
        out.print(f"  {command:<58}[dim]{meaning}[/]")


def heading(words: str) -> None:
    """The beginning of a step."""
    out.print(f"\n[bold]{words}[/]")


def shown(path: Path) -> str:
    """A path of the clone as a person there would type it."""
    return str(path.relative_to(CLONE))


@contextmanager
def complaints() -> Iterator[None]:
    """Tells in a line what went wrong and ends with exit status 1, or 130 after an interrupt."""
    try:
        yield
    except (ClusterError, DemoError, ExecutableError) as error:
        complain(str(error))
        raise typer.Exit(1) from None
    except AzureError as error:
        complain(f"the storage emulator failed: {error}: start again by `make demo`")
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        end_leftovers()
        complain("interrupted: `make demo` starts again, `make demo-down` removes what is there")
        raise typer.Exit(130) from None


def complain(words: str) -> None:
    """A line on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(words, style="red", markup=False)
