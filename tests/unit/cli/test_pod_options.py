import base64
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.cli.commands import rendered

OPTIONS = """
restricted: true
health_probes: health
cpu_limit: "2"
image_pull_secrets: [pull]
registry_credentials:
  - {server: contoso.azurecr.io, username: pull, password: hunter2}
groups:
  events:
    graceful_shutdown_seconds: 600
    pod_override: {containers: [{name: functions, command: [/host]}]}
"""


@pytest.fixture
def objects(orders: Path) -> dict[str, Any]:
    (orders.parent / "options.yaml").write_text(OPTIONS)
    result = rendered("--options", "options.yaml")
    assert (result.stderr, result.exit_code) == ("", 0)
    return {f"{each['kind']}/{each['metadata']['name']}": each for each in yaml.safe_load_all(result.stdout)}


def test_what_pods_are_like_is_chosen_in_the_file(objects: dict[str, Any]) -> None:
    events = objects["Deployment/orders-events"]["spec"]["template"]["spec"]
    (container,) = events["containers"]
    assert events["securityContext"]["runAsNonRoot"] is True
    assert events["terminationGracePeriodSeconds"] == 600
    assert container["readinessProbe"]["httpGet"] == {"path": "/runtime/health/ready", "port": 8080}
    assert container["command"] == ["/host"]
    assert container["resources"]["limits"] == {"cpu": "2"}


def test_targets_follow_the_limit(objects: dict[str, Any]) -> None:
    triggers = objects["ScaledObject/orders-events"]["spec"]["triggers"]
    assert {trigger["type"]: trigger["metadata"] for trigger in triggers}["azure-queue"]["queueLength"] == "32"


def test_credentials_become_a_secret_that_the_pods_name(objects: dict[str, Any]) -> None:
    (name,) = [name for name in objects if name.startswith("Secret/orders-registry-")]
    config = json.loads(base64.b64decode(objects[name]["data"][".dockerconfigjson"]))
    assert config["auths"]["contoso.azurecr.io"]["password"] == "hunter2"
    pulling = objects["Deployment/orders-http"]["spec"]["template"]["spec"]["imagePullSecrets"]
    assert pulling == [{"name": "pull"}, {"name": name.removeprefix("Secret/")}]


def test_a_choice_that_there_is_not_is_told_with_those_that_there_are(orders: Path) -> None:
    (orders.parent / "options.yaml").write_text("health_probes: startup\nregistry_credentials: [{server: a.io}]\n")
    result = rendered("--options", "options.yaml")
    assert result.exit_code == 1
    assert "options.yaml: health_probes: is 'startup'\n  → choose among ping, health, none" in result.stderr
    assert "options.yaml: registry_credentials[0].password: is missing" in result.stderr
