"""Kubeconfigs: how the user and the cluster's own processes reach the API server."""

import base64
import json
from pathlib import Path

from .layout import Layout

PROCESSES = ("controller-manager", "scheduler", "keda", "kubelet", "kube-proxy")
"""Clients among the cluster's own processes; kwok works as the administrator. The last two are those of a real node."""


def write(layout: Layout) -> None:
    """The administrator's kubeconfig and those of the cluster's own processes."""
    write_one(layout, "admin", layout.kubeconfig)
    for client in PROCESSES:
        write_one(layout, client, layout.client_kubeconfig(client))


def write_one(layout: Layout, client: str, path: Path) -> None:
    """A kubeconfig with the certificates inside, so that it also works when copied elsewhere. JSON is YAML."""
    name = "keda-functions-local"
    config = {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [
            {
                "name": name,
                "cluster": {
                    "server": layout.server,
                    "certificate-authority-data": encoded(layout.pki / "ca.crt"),
                },
            }
        ],
        "users": [
            {
                "name": client,
                "user": {
                    "client-certificate-data": encoded(layout.pki / f"{client}.crt"),
                    "client-key-data": encoded(layout.pki / f"{client}.key"),
                },
            }
        ],
        "contexts": [{"name": name, "context": {"cluster": name, "user": client}}],
        "current-context": name,
    }
    path.touch(mode=0o600)
    path.write_text(json.dumps(config, indent=2) + "\n")


def encoded(path: Path) -> str:
    """The content of a file in base64."""
    return base64.b64encode(path.read_bytes()).decode()
