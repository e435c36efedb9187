"""Stands in for kubelogin, which exchanges a login to Entra for a token: `python -m tests.azure_provider.kubelogin`.

It answers with the client certificate of the local cluster's kubeconfig, to every login that needs no person. The usual
one, with a code to be typed into a browser, would hang a pipeline; here it fails.
"""

import argparse
import base64
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from .kubeconfigs import SERVER_APPLICATION

MODES = ("azd", "azurecli", "azuredeveloper", "azurepipelines", "msi", "spn", "workloadidentity")
"""https://azure.github.io/kubelogin/concepts/login-modes.html, without those that ask a person."""


def credential(kubeconfig: Path) -> dict[str, Any]:
    """The answer that kubectl and client libraries expect."""
    user = yaml.safe_load(kubeconfig.read_text())["users"][0]["user"]
    status = {
        "clientCertificateData": _text(user, "client-certificate"),
        "clientKeyData": _text(user, "client-key"),
    }
    return {"apiVersion": "client.authentication.k8s.io/v1beta1", "kind": "ExecCredential", "status": status}


def _text(user: dict[str, Any], name: str) -> str:
    data = user.get(f"{name}-data")
    return base64.b64decode(data).decode() if data else Path(user[name]).read_text()


def main(arguments: list[str]) -> None:
    """Print the credential, or fail as a login that cannot go on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kubeconfig", type=Path)
    parser.add_argument("command", choices=["get-token"])
    parser.add_argument("--login", default="devicecode")
    parser.add_argument("--server-id", required=True, choices=[SERVER_APPLICATION])
    given, _others = parser.parse_known_args(arguments)
    if given.login not in MODES:
        sys.exit(f"kubelogin: --login {given.login} waits for a person: one of {', '.join(MODES)}")
    sys.stdout.write(json.dumps(credential(given.kubeconfig)))


if __name__ == "__main__":
    main(sys.argv[1:])
