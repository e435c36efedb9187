"""Credentials of a cluster: the kubeconfig of the local cluster, as Azure would hand it out.

With Entra the user's part runs kubelogin (https://azure.github.io/kubelogin/concepts/login-modes/devicecode.html): a
program that leaves it as it is waits for a person at a browser.
"""

import base64
from typing import Any, Final

import yaml

from tools.kubernetes_provider.property_values import Object

from .cloud import Record
from .identifiers import group_of
from .refusal import Refusal, RefusedError
from .settings import TENANT, Settings

SERVER_APPLICATION: Final = "6dae42f8-4368-4678-94ff-3960e28e3630"
"""Of AKS in Entra, the same everywhere."""
CLIENT_APPLICATION: Final = "80faf920-1908-4b52-b5ef-a8e7bedfc67a"


def user_credentials(cluster: Record, arguments: Object, settings: Settings) -> Object:
    """What `az aks get-credentials` writes."""
    entra = (cluster.inputs.get("aadProfile") or {}).get("managed") is True
    wanted = arguments.get("format") or "exec"
    if wanted not in ("exec", "azure"):
        raise RefusedError([Refusal("BadRequest", f"format '{wanted}' is not one of azure, exec")])
    user = f"clusterUser_{group_of(cluster.id)}_{cluster.name}"
    if not entra:
        return _answer("clusterUser", _config(cluster, settings, user))
    return _answer("clusterUser", _config(cluster, settings, user, _exec() if wanted == "exec" else _plugin()))


def admin_credentials(cluster: Record, _arguments: Object, settings: Settings) -> Object:
    """A client certificate of the group `system:masters`. Raises RefusedError where local accounts are off."""
    if cluster.inputs.get("disableLocalAccounts"):
        message = (
            "Getting static credential is not allowed because this cluster is set to disable local accounts: "
            "use the user credentials"
        )
        raise RefusedError([Refusal("BadRequest", message)])
    return _answer("clusterAdmin", _config(cluster, settings, f"clusterAdmin_{group_of(cluster.id)}_{cluster.name}"))


def _config(cluster: Record, settings: Settings, user: str, credentials: Object | None = None) -> Object:
    """The local cluster's address under the names that AKS uses."""
    if not settings.kubeconfig.exists():
        raise RefusedError([Refusal("NotFound", "this Azure was given no local cluster to hand out credentials of")])
    local: Any = yaml.safe_load(settings.kubeconfig.read_text())
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": cluster.name, "cluster": local["clusters"][0]["cluster"]}],
        "users": [{"name": user, "user": credentials or local["users"][0]["user"]}],
        "contexts": [{"name": cluster.name, "context": {"cluster": cluster.name, "user": user}}],
        "current-context": cluster.name,
        "preferences": {},
    }


def _exec() -> Object:
    arguments = {
        "--environment": "AzurePublicCloud",
        "--server-id": SERVER_APPLICATION,
        "--client-id": CLIENT_APPLICATION,
        "--tenant-id": TENANT,
        "--login": "devicecode",
    }
    return {
        "exec": {
            "apiVersion": "client.authentication.k8s.io/v1beta1",
            "command": "kubelogin",
            "args": ["get-token", *(word for pair in arguments.items() for word in pair)],
            "env": None,
            "installHint": "\nkubelogin is not installed which is required to connect to AAD enabled cluster.\n",
            "provideClusterInfo": False,
        }
    }


def _plugin() -> Object:
    """The form that kubectl gave up with Kubernetes 1.26."""
    config = {
        "apiserver-id": SERVER_APPLICATION,
        "client-id": CLIENT_APPLICATION,
        "config-mode": "1",
        "environment": "AzurePublicCloud",
        "tenant-id": TENANT,
    }
    return {"auth-provider": {"name": "azure", "config": config}}


def _answer(name: str, config: Object) -> Object:
    encoded = base64.b64encode(yaml.safe_dump(config, sort_keys=False).encode()).decode()
    return {"kubeconfigs": [{"name": name, "value": encoded}]}
