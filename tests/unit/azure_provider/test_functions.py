"""Functions: credentials, keys, reading of resources."""

import base64
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.azure_provider.azure import Azure
from tests.azure_provider.functions import call
from tests.azure_provider.refusal import RefusedError
from tests.unit.azure_provider import world

LOCAL = {
    "clusters": [{"name": "local", "cluster": {"server": "https://127.0.0.1:6443"}}],
    "users": [{"name": "admin", "user": {"token": "t"}}],
}
USER = "azure-native:containerservice:listManagedClusterUserCredentials"
ADMIN = "azure-native:containerservice:listManagedClusterAdminCredentials"
CLUSTER = {"resourceGroupName": "rg", "resourceName": "aks"}
SECOND = CLUSTER | {"resourceName": "second"}


@pytest.fixture
def azure(tmp_path: Path) -> Azure:
    made = world.subscription(tmp_path)
    made.settings.kubeconfig.write_text(yaml.safe_dump(LOCAL))
    return made


def add_entra_cluster(azure: Azure) -> None:
    entra = {"aadProfile": {"managed": True}, "disableLocalAccounts": True}
    azure.create("azure-native:containerservice:ManagedCluster", world.NEW["containerservice:ManagedCluster"] | entra)


def config(azure: Azure, token: str, arguments: dict[str, str]) -> Any:
    (answer,) = call(token, arguments, azure)["kubeconfigs"]
    return yaml.safe_load(base64.b64decode(answer["value"]))


def test_credentials_lead_to_the_local_cluster_under_the_names_of_aks(azure: Azure) -> None:
    read = config(azure, USER, CLUSTER)
    assert read["current-context"] == "aks"
    assert read["clusters"] == [{"name": "aks", "cluster": {"server": "https://127.0.0.1:6443"}}]
    assert read["users"] == [{"name": "clusterUser_rg_aks", "user": {"token": "t"}}]


def test_with_entra_a_user_goes_through_kubelogin(azure: Azure) -> None:
    add_entra_cluster(azure)
    (user,) = config(azure, USER, SECOND | {"format": "exec"})["users"]
    assert user["user"]["exec"]["command"] == "kubelogin"
    assert user["user"]["exec"]["args"][-2:] == ["--login", "devicecode"]


def test_without_local_accounts_there_are_no_admin_credentials(azure: Azure) -> None:
    add_entra_cluster(azure)
    with pytest.raises(RefusedError, match="disable local accounts"):
        call(ADMIN, SECOND, azure)
    assert config(azure, ADMIN, CLUSTER)["users"][0]["name"] == "clusterAdmin_rg_aks"


@pytest.mark.parametrize(
    ("token", "arguments", "says"),
    [
        (USER, {"resourceGroupName": "rg", "resourceName": "none"}, "ResourceNotFound"),
        (USER, {"resourceGroupName": "rg"}, "missing required property 'resourceName'"),
        (USER, CLUSTER | {"formt": "exec"}, "did you mean 'format'"),
        (USER, CLUSTER | {"format": "token"}, "format 'token' is not one of azure, exec"),
        (
            "azure-native:containerregistry:listRegistryCredentials",
            {"resourceGroupName": "rg", "registryName": "images"},
            "AdminUserDisabled",
        ),
        ("azure-native:containerregistry:generateCredentials", {}, "the SDK has no function"),
        ("azure-native:redis:listRedisKeys", {}, "add it"),
    ],
)
def test_a_call_is_refused(azure: Azure, token: str, arguments: dict[str, str], says: str) -> None:
    with pytest.raises(RefusedError, match=re.escape(says)):
        call(token, arguments, azure)


def test_any_resource_can_be_read(azure: Azure) -> None:
    arguments = {"resourceGroupName": "rg", "virtualNetworkName": "network", "subnetName": "nodes"}
    subnet = call("azure-native:network:getSubnet", arguments, azure)
    assert (subnet["id"], subnet["addressPrefix"]) == (world.NODES, "10.1.0.0/20")


def test_who_deploys(azure: Azure) -> None:
    told = call("azure-native:authorization:getClientConfig", {}, azure)
    assert set(told) == {"clientId", "objectId", "subscriptionId", "tenantId"}
