"""What `pulumi up` says of pods that do not come up, and how the next one mends it."""

from dataclasses import replace

import pytest
from pulumi import automation
from pulumi_keda_functions.app_arguments import AppArguments

from tests.cluster.real_node.real_app import RealApp, eventually
from tools.image_builder.registry_settings import PULLER

WITH_A_POD: AppArguments = {"min_replicas": 1}


def break_at_start(app: RealApp, how: str) -> None:
    """The project's code fails, or hangs, before the host works."""
    source = app.project / "function_app.py"
    source.write_text(f"{source.read_text()}\n{how}\n")


def test_a_wrong_pull_secret_at_the_first_deployment_and_the_right_one_afterwards(app: RealApp) -> None:
    with pytest.raises(automation.CommandError, match="401 Unauthorized") as refused:
        app.deploy(puller=replace(PULLER, password="wrong"))
    assert f"[Pod {app.namespace}/app-events-" in str(refused.value)
    assert PULLER.password not in str(refused.value)
    app.deploy()


def test_an_image_that_crashes_leaves_the_pods_of_the_old_one_at_work(app: RealApp) -> None:
    old = app.deploy(WITH_A_POD).outputs["image"].value
    break_at_start(app, 'raise RuntimeError("no such thing")')
    with pytest.raises(automation.CommandError, match="exit code 1") as refused:
        app.deploy(WITH_A_POD)
    assert f"[Pod {app.namespace}/app-events-" in str(refused.value)
    ready = [pod for pod in app.pods("events") if pod["status"]["containerStatuses"][0]["ready"]]
    assert [pod["spec"]["containers"][0]["image"] for pod in ready] == [old]


def test_an_image_that_never_becomes_ready(app: RealApp) -> None:
    break_at_start(app, "import time\n\ntime.sleep(3600)")
    with pytest.raises(automation.CommandError, match=r"timed out waiting to be Ready") as refused:
        app.deploy()
    assert "containers with unready status: [functions]" in str(refused.value)


def test_a_group_at_zero_has_no_pod_that_could_tell(app: RealApp) -> None:
    arguments: AppArguments = {"groups": {"events": {"functions": ["work"]}}}
    app.deploy(arguments)
    eventually(lambda: not app.pods("events"))
    break_at_start(app, 'raise RuntimeError("no such thing")')
    with pytest.raises(automation.CommandError, match=f"Pod {app.namespace}/app-http-") as refused:
        app.deploy(arguments)
    assert f"{app.namespace}/app-events" not in str(refused.value)
