"""Which cluster to talk to and as whom: kubeconfig files, merged and resolved as kubectl does it.

https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
"""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .errors import ClusterUnreachableError
from .objects import entries, pluck, section, text
from .property_values import Object


@dataclass(frozen=True, repr=False)
class Connection:
    """An API server and the credentials for it; not to be printed."""

    server: str
    certificate_authority: bytes | None = None
    """Certificates in PEM; None for those of the machine."""
    verifies: bool = True
    server_name: str | None = None
    """The name that the server's certificate must carry, where it is not the host of `server`."""
    client_certificate: bytes | None = None
    client_key: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    namespace: str = "default"


def load(path_or_content: str) -> Object:
    """The kubeconfig in a file, or in the text itself. Empty without one."""
    try:
        path = Path(path_or_content).expanduser()
        if path.is_file():
            return section({"file": _parse(path.read_text(), directory=path.parent)}, "file")
    except OSError:  # a whole kubeconfig is too long for a file name
        pass
    return _parse(path_or_content, directory=Path())


def ambient(environment: Mapping[str, str]) -> Object:
    """The kubeconfig of the user: the files in KUBECONFIG, where the first to say something wins, or ~/.kube/config."""
    files = environment.get("KUBECONFIG") or "~/.kube/config"
    merged: Object = {}
    for file in filter(None, files.split(os.pathsep)):
        path = Path(file).expanduser()
        if not path.is_file():
            continue
        config = load(str(path))
        for key in ("clusters", "users", "contexts"):
            merged[key] = [*entries(merged, key), *entries(config, key)]
        merged["current-context"] = text(merged, "current-context") or text(config, "current-context")
    return merged


def active_cluster(config: Object, context: str = "", cluster: str = "") -> Object:
    """The entry of the cluster in use, empty where there is none."""
    in_use = _named(config, "contexts", context or text(config, "current-context"), "context")
    return _named(config, "clusters", cluster or text(in_use, "cluster"), "cluster")


def in_use(config: Object, context: str = "", cluster: str = "") -> Object:
    """The same kubeconfig for a program that is told of neither `context` nor `cluster`."""
    context = context or text(config, "current-context")
    contexts = [
        entry | {"context": section(entry, "context") | ({"cluster": cluster} if cluster else {})}
        if text(entry, "name") == context
        else entry
        for entry in entries(config, "contexts")
    ]
    return config | {"apiVersion": "v1", "kind": "Config", "current-context": context, "contexts": contexts}


def connection(config: Object, context: str = "", cluster: str = "") -> Connection:
    """Resolve a kubeconfig. Raises ClusterUnreachableError where it leads nowhere."""
    context = context or text(config, "current-context")
    in_use = _named(config, "contexts", context, "context")
    entry = active_cluster(config, context, cluster)
    if not text(entry, "server"):
        raise ClusterUnreachableError(
            f"no cluster in the kubeconfig for context {context!r}; contexts in it: {_names(config, 'contexts')}"
        )
    user = _named(config, "users", text(in_use, "user"), "user")
    if "exec" in user:
        user = user | _credentials_from(section(user, "exec"))
    return Connection(
        server=text(entry, "server").rstrip("/"),
        certificate_authority=_bytes(entry, "certificate-authority"),
        verifies=entry.get("insecure-skip-tls-verify") is not True,
        server_name=text(entry, "tls-server-name") or None,
        client_certificate=_bytes(user, "client-certificate"),
        client_key=_bytes(user, "client-key"),
        headers=_authorization(user),
        namespace=text(in_use, "namespace") or "default",
    )


def _parse(content: str, directory: Path) -> Object:
    try:
        config = yaml.safe_load(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise ClusterUnreachableError(f"the kubeconfig is not valid YAML{where}") from None
    if not isinstance(config, dict):
        raise ClusterUnreachableError("the kubeconfig is neither an existing file nor the text of a kubeconfig")
    for kind, key in (("clusters", "cluster"), ("users", "user")):
        for entry in entries(config, kind):
            for name, value in section(entry, key).items():
                if name in ("certificate-authority", "client-certificate", "client-key", "tokenFile") and value:
                    entry[key][name] = str(directory / value)
    return config


def _named(config: Object, kind: str, name: str, key: str) -> Object:
    return next((section(entry, key) for entry in entries(config, kind) if text(entry, "name") == name), {})


def _names(config: Object, kind: str) -> str:
    return ", ".join(text(entry, "name") for entry in entries(config, kind)) or "none"


def _bytes(entry: Object, key: str) -> bytes | None:
    """Content given in place (base64, `<key>-data`) or in a file (`<key>`)."""
    try:
        if data := text(entry, f"{key}-data"):
            return base64.b64decode(data)
        if path := text(entry, key):
            return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise ClusterUnreachableError(f"{key} of the kubeconfig cannot be read: {type(error).__name__}") from None
    return None


def _authorization(user: Object) -> tuple[tuple[str, str], ...]:
    token = text(user, "token")
    if not token and (path := text(user, "tokenFile")):
        token = Path(path).read_text().strip()
    if token:
        return (("Authorization", f"Bearer {token}"),)
    if "username" in user:
        pair = f"{text(user, 'username')}:{text(user, 'password')}".encode()
        return (("Authorization", f"Basic {base64.b64encode(pair).decode()}"),)
    return ()


def _credentials_from(plugin: Object) -> Object:
    """Ask a credential plugin such as kubelogin, once per run of the engine."""
    command = [text(plugin, "command"), *entries(plugin, "args")]
    extra = {text(entry, "name"): text(entry, "value") for entry in entries(plugin, "env")}
    request = {"apiVersion": text(plugin, "apiVersion"), "kind": "ExecCredential", "spec": {"interactive": False}}
    try:
        answer = subprocess.run(
            command,
            env={**os.environ, **extra, "KUBERNETES_EXEC_INFO": json.dumps(request)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=60,
        )
        status: Any = pluck(json.loads(answer.stdout), "status")
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise ClusterUnreachableError(
            f"the credential plugin {command[0]!r} of the kubeconfig failed: {type(error).__name__}"
        ) from None
    return {
        "token": text(status, "token"),
        "client-certificate-data": _base64(text(status, "clientCertificateData")),
        "client-key-data": _base64(text(status, "clientKeyData")),
    }


def _base64(pem: str) -> str:
    return base64.b64encode(pem.encode()).decode()
