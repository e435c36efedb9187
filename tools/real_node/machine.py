"""Whether the machine lets a real node live on it."""

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..cgroups import controllers

VAR = Path("/var")
COMMANDS = ("unshare", "nsenter", "ip", "mount")
MOUNTS = 'mount -t tmpfs tmpfs /run && mount -t overlay overlay -o "lowerdir=$1/l,upperdir=$1/u,workdir=$1/w" "$1/m"'
NETWORK = "ip link add b0 type bridge && ip link add v0 type veth peer name v1"
ISOLATED = ("unshare", "--net", "--mount", "--pid", "--uts", "--ipc", "--fork", "--mount-proc", "sh", "-euc")


def obstacle(folder: Path) -> str | None:
    """Why no real node can have its files in `folder`, in a few words; None where one can. Leaves nothing behind."""
    if platform.system() != "Linux":
        return "a real node needs Linux"
    if os.geteuid() != 0:
        return "a real node needs root"
    for command in COMMANDS:
        if shutil.which(command) is None:
            return f"a real node needs the command {command}"
    if VAR in folder.resolve().parents:
        return f"a real node cannot have its files below {VAR}, of which it sees a copy of its own"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".tried-") as tried:
        for part in "luwm":
            (Path(tried) / part).mkdir()
        return (
            complaint("file systems and mounts of its own", MOUNTS, tried)
            or complaint("a network of its own", NETWORK)
            or complaint("control groups that it may write", 'for c; do mkdir "$c"; rmdir "$c"; done', *tried_groups())
        )


def complaint(what: str, script: str, *arguments: str) -> str | None:
    """What is said when `script` fails in namespaces of its own."""
    tried = subprocess.run([*ISOLATED, script, "sh", *arguments], capture_output=True, text=True, check=False)
    return f"a real node needs {what}: {tried.stderr.strip()}" if tried.returncode else None


def tried_groups() -> list[str]:
    """A control group of each kind that the kubelet makes, under a name that nobody else has."""
    return [str(folder / f"keda-functions-tried-{os.getpid()}") for folder in controllers()]
