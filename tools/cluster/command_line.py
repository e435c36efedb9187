"""The command line: `up`, `down`, `status`, and `kubectl` against the cluster."""

import os
import shlex
import subprocess
import time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from ..executables import ExecutableError, find
from ..executables.folders import LOCAL
from . import cluster as local
from .errors import ClusterError
from .folder import remembered_ports
from .layout import Layout
from .processes import Processes
from .start import programs

DEFAULT = LOCAL / "cluster"

Folder = Annotated[Path, typer.Option(help="Folder with everything that belongs to the cluster.", show_default=False)]

app = typer.Typer(
    help="The local cluster: a Kubernetes control plane, simulated nodes, KEDA and Azurite on loopback.",
    no_args_is_help=True,
    add_completion=False,
)
out = Console(highlight=False, soft_wrap=True)


@app.command()
def up(folder: Folder = DEFAULT) -> None:
    """Start the cluster, or what is missing of it."""
    began = time.monotonic()
    out.print(f"Local cluster in {folder}", style="bold")
    try:
        cluster = local.up(folder, lambda step: out.print(f"{time.monotonic() - began:6.1f} s  {step}"))
    except (ClusterError, ExecutableError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        fail("interrupted: `up` goes on from here, `down` removes what has started")
    out.print("Next:", style="bold")
    out.print(f"  export KUBECONFIG={cluster.kubeconfig}")
    out.print("  kubectl get nodes")
    out.print("  make cluster-down" if folder == DEFAULT else f"  python -m tools.cluster down{option(folder)}")
    out.print("Azurite, for AzureWebJobsStorage:", style="bold")
    out.print(f"  {cluster.azurite_connection_string}")


@app.command()
def down(folder: Folder = DEFAULT) -> None:
    """Stop the cluster and remove its folder."""
    began = time.monotonic()
    try:
        existed = local.down(folder)
    except ClusterError as error:
        fail(str(error))
    gone = f"stopped and removed in {time.monotonic() - began:.1f} s" if existed else "there is none"
    out.print(f"Local cluster in {folder}: {gone}")


@app.command()
def status(folder: Folder = DEFAULT) -> None:
    """Show the processes. Exit status 1 unless all of them are alive."""
    layout = remembered(folder)
    alive = Processes(layout.folder).alive()
    table = Table("process", "pid", "memory", "ports", box=None)
    for program in programs(layout):
        process = alive.get(program.name)
        pid, memory = (str(process.pid), f"{process.memory_info().rss >> 20} MiB") if process else ("", "dead")
        table.add_row(program.name, pid, memory, " ".join(map(str, program.ports)))
    out.print(table)
    out.print(f"export KUBECONFIG={layout.kubeconfig}")
    if local.running(folder) is None:
        fail(f"not all of them are alive: mend it by python -m tools.cluster up{option(folder)}")


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "allow_interspersed_args": False},
)
def kubectl(context: typer.Context, folder: Folder = DEFAULT) -> None:
    """Run kubectl against the cluster; all that follows is for kubectl."""
    environment = {**os.environ, "KUBECONFIG": str(remembered(folder).kubeconfig)}
    raise typer.Exit(subprocess.call([find("kubectl"), *context.args], env=environment))


def remembered(folder: Path) -> Layout:
    """Files and ports of the cluster in `folder`; ends with a message where there is none."""
    ports = remembered_ports(folder)
    if ports is None:
        fail(f"no cluster in {folder}: start one by python -m tools.cluster up{option(folder)}")
    return Layout(folder.resolve(), ports)


def option(folder: Path) -> str:
    """What has to be typed behind a command to mean `folder`."""
    return "" if folder == DEFAULT else f" --folder {shlex.quote(str(folder))}"


def fail(message: str) -> NoReturn:
    """Ends with exit status 1."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(message, style="red", markup=False)
    raise typer.Exit(1)
