"""The Pulumi engine on the demo's stack, which lives in the demo's folder and is nobody else's business."""

import contextlib
import os
import shlex
import subprocess
from collections.abc import Mapping

import psutil

from ..cluster import Cluster
from ..executables import environment, find
from .errors import DemoError
from .folder import FOLDER, PASSPHRASE, PROJECT, SHELL_FILE, STATE

STACK = "demo"
MARK = "KEDA_FUNCTIONS_DEMO"
"""Environment variable of every process that the demo starts through the engine."""


def variables(cluster: Cluster) -> dict[str, str]:
    """What points an engine, and kubectl, to the demo.

    Every name is one that `make env` sets, too, so that a shell can leave the demo by it.
    """
    return environment() | {
        "KUBECONFIG": str(cluster.kubeconfig),
        "PULUMI_BACKEND_URL": STATE.as_uri(),
        "PULUMI_CONFIG_PASSPHRASE_FILE": str(PASSPHRASE),
    }


def show_pulumi(cluster: Cluster, *arguments: str) -> None:
    """Runs `pulumi`, which a person follows on the terminal. Raises DemoError when it fails."""
    done = subprocess.run(command(*arguments), env=marked(cluster), stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise DemoError(f"`pulumi {arguments[0]}` failed with exit status {done.returncode}, see above")


def run_pulumi(cluster: Cluster, *arguments: str, stdin: str = "") -> None:
    """Runs `pulumi` in silence. Raises DemoError with its complaint when it fails."""
    done = subprocess.run(
        command(*arguments), env=marked(cluster), input=stdin, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DemoError(f"`pulumi {' '.join(arguments)}` failed: {done.stderr.strip()}")


def command(*arguments: str) -> list[str]:
    """The command line of an engine in the demo's project."""
    return [str(find("pulumi")), f"--cwd={PROJECT}", *arguments]


def marked(cluster: Cluster) -> dict[str, str]:
    """The environment of an engine that the demo starts."""
    return {**os.environ, **variables(cluster), "PULUMI_STACK": STACK, MARK: str(FOLDER)}


def end_leftovers() -> None:
    """Kills what an interrupted engine and its programs left running. What they left half done is made anew."""
    processes = psutil.process_iter(["environ"])
    leftovers = [process for process in processes if (process.info["environ"] or {}).get(MARK) == str(FOLDER)]
    for process in leftovers:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(leftovers)


def write_shell_file(cluster: Cluster) -> None:
    """A file that puts the shell that reads it into the demo."""
    SHELL_FILE.write_text(exports(variables(cluster)))


def exports(variables: Mapping[str, str]) -> str:
    """Shell commands that set `variables`."""
    return "".join(f"export {name}={shlex.quote(value)}\n" for name, value in variables.items())
