"""The namespaces that a node lives in: processes, mounts, network, host name of its own.

Their first process holds them; when it is killed, everything in them ends and nothing stays mounted. They show the
machine's files, except for /run and for what is written to /var.
"""

import contextlib
import subprocess
import sys
from pathlib import Path

import psutil

from ..cluster.errors import ClusterError
from ..cluster.pki import REAL_NODE, REAL_NODE_ADDRESS
from ..cluster.processes import Processes, Program
from ..executables.folders import CLONE
from .layout import BRIDGE, SERVICE_NETWORK, NodeLayout

NAME = "namespace"
KINDS = ("--net", "--mount", "--pid", "--uts", "--ipc")
PREPARED = """
private=$1 node=$2 address=$3 bridge=$4 services=$5
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/lock "$private/var" "$private/work"
mount -t overlay overlay -o "lowerdir=/var,upperdir=$private/var,workdir=$private/work" /var
echo "$node" >/proc/sys/kernel/hostname
ip link set lo up
ip link add "$bridge" type bridge
ip address add "$address/24" dev "$bridge"
ip link set "$bridge" up
ip route add "$services" dev "$bridge" src "$address"
echo 1 >/proc/sys/net/ipv4/ip_forward
touch /run/prepared
while :; do sleep 1000 & wait $!; done
"""
"""What the first process does. It goes on to collect what has lost its parent."""


def namespace(layout: NodeLayout) -> Program:
    """The process that holds them."""
    return Program(
        name=NAME,
        executable="unshare",
        arguments=(
            *KINDS,
            "--fork",
            "--kill-child",
            "--mount-proc",
            "sh",
            "-euc",
            PREPARED,
            "sh",
            str(layout.private),
            REAL_NODE,
            REAL_NODE_ADDRESS,
            BRIDGE,
            SERVICE_NETWORK,
        ),
        ports=(),
        is_ready=lambda: is_prepared(layout.cluster.folder),
    )


def is_prepared(folder: Path) -> bool:
    """Whether they can be entered."""
    first = first_process(folder)
    return first is not None and Path(f"/proc/{first}/root/run/prepared").exists()


def first_process(folder: Path) -> int | None:
    """Its id outside of the namespaces; None where there are none."""
    for name, process in Processes(folder).marked():
        if name == NAME and process.name() == "unshare":
            children = process.children()
            return children[0].pid if children else None
    return None


def end(folder: Path) -> None:
    """Ends them, and so everything that runs in them, marked or not."""
    first = first_process(folder)
    if first is not None:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(first).kill()


def inside(folder: Path, *command: str) -> list[str]:
    """The command line that runs `command` in the namespaces of the cluster in `folder`.

    Raises ClusterError where there are none.
    """
    first = first_process(folder)
    if first is None:
        raise ClusterError(f"{folder} has no real node that runs: start it again")
    return ["nsenter", f"--target={first}", *KINDS, "--", *command]


def run_python(folder: Path, module: str, *arguments: str) -> "subprocess.Popen[str]":
    """Starts a module of ours in the namespaces, with this process's own environment; its output comes by pipe."""
    command = inside(folder, "env", f"PYTHONPATH={CLONE}", sys.executable, "-m", module, *arguments)
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
