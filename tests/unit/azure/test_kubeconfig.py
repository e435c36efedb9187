import base64
from typing import Any

import pytest
import yaml
from pulumi_keda_functions.azure.kubeconfig import decoded, with_login
from pulumi_keda_functions.cluster_arguments import KubeconfigLogin

SERVER = ["--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"]
ENVIRONMENT = ["--environment", "AzurePublicCloud"]
CLIENT = ["--client-id", "80faf920-1908-4b52-b5ef-a8e7bedfc67a"]
TENANT = ["--tenant-id", "72f988bf-0000-0000-0000-2d7cd011db47"]


def kubeconfig(user: dict[str, Any]) -> str:
    users = [{"name": "clusterUser_shop_shop", "user": user}]
    return yaml.safe_dump({"apiVersion": "v1", "kind": "Config", "current-context": "shop", "users": users})


def exec_user(**more: object) -> dict[str, Any]:
    """As AKS writes it."""
    args = ["get-token", *ENVIRONMENT, *SERVER, *CLIENT, *TENANT, "--login", "devicecode"]
    version = "client.authentication.k8s.io/v1beta1"
    return {"exec": {"apiVersion": version, "command": "kubelogin", "args": args, "env": None, **more}}


@pytest.mark.parametrize(
    ("login", "kept"),
    [
        pytest.param(KubeconfigLogin.AZURECLI, [*SERVER], id="the Azure CLI knows the rest"),
        pytest.param(KubeconfigLogin.WORKLOADIDENTITY, [*SERVER], id="the environment of a workload tells the rest"),
        pytest.param(KubeconfigLogin.MSI, [*SERVER], id="the machine knows the rest"),
        pytest.param(KubeconfigLogin.SPN, [*ENVIRONMENT, *SERVER, *TENANT], id="a client of its own"),
        pytest.param(KubeconfigLogin.DEVICECODE, [*ENVIRONMENT, *SERVER, *CLIENT, *TENANT], id="all"),
    ],
)
def test_kubelogin_is_told_how_to_sign_in(login: KubeconfigLogin, kept: list[str]) -> None:
    user = yaml.safe_load(with_login(kubeconfig(exec_user()), login))["users"][0]["user"]
    assert user["exec"]["args"] == ["get-token", "--login", login.value, *kept]
    assert user["exec"]["command"] == "kubelogin"


def test_nothing_else_changes() -> None:
    before = yaml.safe_load(kubeconfig(exec_user(installHint="see the docs", provideClusterInfo=False)))
    after = yaml.safe_load(with_login(yaml.safe_dump(before), KubeconfigLogin.AZURECLI))
    del before["users"][0]["user"]["exec"]["args"], after["users"][0]["user"]["exec"]["args"]
    assert after == before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(kubeconfig({"client-certificate-data": "eA==", "token": "t"}), id="a certificate"),
        pytest.param(kubeconfig({"exec": {"command": "aws", "args": ["token"]}}), id="another command"),
        pytest.param("", id="nothing"),
        pytest.param("users: 5", id="no users"),
        pytest.param("[]", id="no mapping"),
    ],
)
def test_what_does_not_call_kubelogin_stays_to_the_letter(text: str) -> None:
    assert with_login(text, KubeconfigLogin.AZURECLI) == text


def test_azure_hands_it_out_in_base64() -> None:
    assert decoded(base64.b64encode(b"apiVersion: v1").decode()) == "apiVersion: v1"
