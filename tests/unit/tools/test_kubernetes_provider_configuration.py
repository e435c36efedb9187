"""Which cluster a provider talks to, and when that is another one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tools.kubernetes_provider import kubeconfig
from tools.kubernetes_provider.errors import ClusterUnreachableError, ProviderError
from tools.kubernetes_provider.property_values import UNKNOWN
from tools.kubernetes_provider.provider_diff import provider_diff
from tools.kubernetes_provider.settings import settings_of


def config(*servers: str, **user: Any) -> dict[str, Any]:
    return {
        "clusters": [{"name": server, "cluster": {"server": f"https://{server}/"}} for server in servers],
        "users": [{"name": "me", "user": user}],
        "contexts": [
            {"name": server, "context": {"cluster": server, "user": "me", "namespace": f"{server}-ns"}}
            for server in servers
        ],
        "current-context": servers[0],
    }


def test_the_current_context_is_used_unless_another_is_named() -> None:
    two = config("one", "two", token="t0ken")
    assert kubeconfig.connection(two).server == "https://one"
    other = kubeconfig.connection(two, context="two")
    assert (other.server, other.namespace) == ("https://two", "two-ns")
    assert other.headers == (("Authorization", "Bearer t0ken"),)


def test_a_kubeconfig_is_a_file_or_its_content(tmp_path: Path) -> None:
    (tmp_path / "ca.crt").write_text("PEM")
    written = config("one")
    written["clusters"][0]["cluster"]["certificate-authority"] = "ca.crt"
    (tmp_path / "config").write_text(yaml.safe_dump(written))
    assert kubeconfig.connection(kubeconfig.load(str(tmp_path / "config"))).certificate_authority == b"PEM"
    assert kubeconfig.connection(kubeconfig.load(yaml.safe_dump(config("two")))).server == "https://two"


def test_several_files_are_merged_and_the_first_wins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(yaml.safe_dump(config(name)))
    merged = kubeconfig.ambient({"KUBECONFIG": f"{tmp_path / 'one'}:{tmp_path / 'absent'}:{tmp_path / 'two'}"})
    assert kubeconfig.connection(merged).server == "https://one"
    assert kubeconfig.connection(merged, context="two").server == "https://two"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("/no/such/file", "neither an existing file nor the text"),
        ("a: [b", "not valid YAML at line 1"),
        ("{}", "no cluster in the kubeconfig for context ''; contexts in it: none"),
    ],
)
def test_a_kubeconfig_that_leads_nowhere_is_explained(given: str, message: str) -> None:
    with pytest.raises(ClusterUnreachableError, match=message):
        kubeconfig.connection(kubeconfig.load(given))


def test_a_kubeconfig_is_never_printed() -> None:
    with pytest.raises(ClusterUnreachableError) as raised:
        kubeconfig.load("token: s3cret: broken")
    assert "s3cret" not in str(raised.value)
    assert "t0ken" not in repr(kubeconfig.connection(config("one", token="t0ken")))


def test_a_credential_plugin_is_asked_for_a_token() -> None:
    answer = '{"status": {"token": "from-plugin"}}'
    plugin = {"command": "sh", "args": ["-c", f"echo '{answer}'"], "apiVersion": "client.authentication.k8s.io/v1"}
    connection = kubeconfig.connection(config("one", exec=plugin))
    assert connection.headers == (("Authorization", "Bearer from-plugin"),)
    with pytest.raises(ClusterUnreachableError, match="credential plugin 'false'"):
        kubeconfig.connection(config("one", exec={"command": "false"}))


def given(*servers: str, **more: Any) -> dict[str, Any]:
    return {"kubeconfig": yaml.safe_dump(config(*servers)), **more}


@pytest.mark.parametrize(
    ("old", "new", "replacing"),
    [
        pytest.param(given("one"), given("one", namespace="x"), [], id="another default namespace"),
        pytest.param(given("one"), given("two"), ["kubeconfig"], id="another cluster"),
        pytest.param(given("one"), given("one", "two"), [], id="another entry beside the active one"),
        pytest.param(given("one", "two"), given("one", "two", context="two"), ["context"], id="another context"),
        pytest.param(given("one"), {"kubeconfig": UNKNOWN}, ["kubeconfig"], id="not known yet"),
        pytest.param(
            given("one", clusterIdentifier="a"), given("two", clusterIdentifier="a"), [], id="identified as the same"
        ),
        pytest.param(
            given("one", clusterIdentifier="a"),
            given("one", clusterIdentifier="b"),
            ["clusterIdentifier"],
            id="identified as another",
        ),
    ],
)
def test_when_a_provider_is_replaced(old: dict[str, Any], new: dict[str, Any], replacing: list[str]) -> None:
    assert provider_diff(old, new)[1] == replacing


def test_a_switch_comes_from_the_configuration_or_the_environment() -> None:
    environment = {"PULUMI_K8S_ENABLE_PATCH_FORCE": "true"}
    assert settings_of({}, environment).enable_patch_force
    assert not settings_of({"kubernetes:config:enablePatchForce": "false"}, environment).enable_patch_force


@pytest.mark.parametrize(("key", "value"), [("enableServerSideApply", "false"), ("renderYamlToDirectory", "out")])
def test_what_only_the_plugin_can_do_is_refused(key: str, value: str) -> None:
    with pytest.raises(ProviderError, match=key):
        settings_of({f"kubernetes:config:{key}": value}, {})
