"""The node's registry under a second name, by which the kubelet signs in by itself, as that of AKS does to a registry
that is attached to the cluster: pods that pull from there need no secret.

https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/
"""

import json
from pathlib import Path

from ..image_builder.registry_settings import PULLER
from .layout import NodeLayout

NAME = "attached-registry"
API = "credentialprovider.kubelet.k8s.io/v1"


def flags(layout: NodeLayout) -> tuple[str, str]:
    """Of the kubelet."""
    folder = providers(layout)
    return (
        f"--image-credential-provider-config={folder / 'config.json'}",
        f"--image-credential-provider-bin-dir={folder}",
    )


def write_configuration(layout: NodeLayout) -> None:
    """Which images it is asked about, and the script that answers."""
    folder = providers(layout)
    folder.mkdir(exist_ok=True)
    provider = {
        "name": NAME,
        "apiVersion": API,
        "matchImages": [layout.attached_registry],
        "defaultCacheDuration": "12h",
    }
    configuration = {
        "apiVersion": "kubelet.config.k8s.io/v1",
        "kind": "CredentialProviderConfig",
        "providers": [provider],
    }
    (folder / "config.json").write_text(json.dumps(configuration, indent=2))
    answer = {
        "apiVersion": API,
        "kind": "CredentialProviderResponse",
        "cacheKeyType": "Registry",
        "auth": {layout.attached_registry: {"username": PULLER.username, "password": PULLER.password}},
    }
    script = folder / NAME
    script.write_text(f"#!/bin/sh\ncat <<'ANSWER'\n{json.dumps(answer)}\nANSWER\n")
    script.chmod(0o755)


def providers(layout: NodeLayout) -> Path:
    """Folder of what the kubelet asks."""
    return layout.folder / "credential-providers"
