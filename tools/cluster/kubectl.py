"""kubectl against the cluster, as the administrator."""

import subprocess

from ..executables import find
from .errors import ClusterError
from .layout import Layout


def kubectl(layout: Layout, *arguments: str, stdin: str | None = None) -> str:
    """What it prints. Raises ClusterError with its complaint when it fails, naming no more than verb and object of the
    command: what follows may be secret. What it learns about the API is kept in the cluster's folder."""
    options = (f"--kubeconfig={layout.kubeconfig}", f"--cache-dir={layout.discovery}")
    command = [str(find("kubectl")), *options, *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClusterError(f"kubectl {' '.join(arguments[:2])} failed: {done.stderr.strip()}")
    return done.stdout
