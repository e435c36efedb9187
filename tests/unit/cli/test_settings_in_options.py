"""Settings of groups and of KEDA, and the identity, in the options file: as the component takes them."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.cli.commands import SETTINGS, run

CLIENT = "11111111-2222-3333-4444-555555555555"
OPTIONS = f"""
app_name: orders
image: contoso.azurecr.io/orders@sha256:{"0" * 64}
settings_from_config_maps: {{shared: []}}
settings_from_secrets: {{vault: [Other]}}
keda_settings: {{Shop: manages-the-bus}}
groups:
  events: {{settings: {{Mode: fast}}}}
identity: {{client_id: {CLIENT}, keda_namespace: kube-system}}
"""


@pytest.fixture(autouse=True)
def options(orders: Path) -> Path:
    path = orders.parent / "options.yaml"
    path.write_text(OPTIONS)
    return path


def rendered() -> dict[str, dict[str, Any]]:
    given = [word for setting in SETTINGS for word in ("--set", setting)]
    result = run("render", "orders", "--options", "options.yaml", *given)
    assert result.stderr == ""
    return {f"{each['kind']}/{each['metadata']['name']}": each for each in yaml.safe_load_all(result.stdout)}


def holding(objects: dict[str, dict[str, Any]], key: str) -> tuple[str, str]:
    """The Secret that holds a key, and what it holds."""
    ((name, text),) = [(name, each["data"][key]) for name, each in objects.items() if key in each.get("data", {})]
    return name, base64.b64decode(text).decode()


def test_every_argument_reaches_the_objects() -> None:
    objects = rendered()
    own, mode = holding(objects, "Mode")
    scaling, connection = holding(objects, "shop-for-keda-connection")
    assert (mode, connection) == ("fast", "manages-the-bus")
    sources = objects["Deployment/orders-events"]["spec"]["template"]["spec"]["containers"][0]["envFrom"]
    assert sources[:2] == [{"configMapRef": {"name": "shared"}}, {"secretRef": {"name": "vault"}}]
    assert sources[-1] == {"secretRef": {"name": own.removeprefix("Secret/")}}
    assert {"secretRef": {"name": scaling.removeprefix("Secret/")}} not in sources
    account = objects["ServiceAccount/orders"]["metadata"]
    assert account["annotations"] == {"azure.workload.identity/client-id": CLIENT}


def test_inspect_knows_whom_the_identity_has_to_trust() -> None:
    answer = json.loads(run("inspect", "orders", "--options", "options.yaml", "--format", "json").stdout)
    assert answer["federatedSubjects"] == [
        {"subject": "system:serviceaccount:default:orders", "principal": "the app"},
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "keda_settings: {Shopp: x}",
            "options.yaml: keda_settings['Shopp']: no trigger that KEDA scales by asks for Shopp",
            id="a misspelt connection",
        ),
        pytest.param(
            "groups: {events: {settings: {Mode: UseDevelopmentStorage=true}}}",
            "options.yaml: groups['events'].settings['Mode']: UseDevelopmentStorage means an emulator",
            id="an emulator",
        ),
        pytest.param(
            "identity: {client_id: orders}", "options.yaml: identity.client_id: 'orders' is no client id", id="a name"
        ),
    ],
)
def test_what_is_wrong_is_told_with_the_file_s_name(options: Path, text: str, told: str) -> None:
    options.write_text(f"app_name: orders\nimage: i@sha256:{'0' * 64}\n{text}\n")
    given = [word for setting in SETTINGS for word in ("--set", setting)]
    result = run("render", "orders", "--options", "options.yaml", *given)
    assert result.exit_code == 1
    assert told in result.stderr
