"""What goes wrong: conflicts, refusals, an absent cluster, an object that never gets ready, an interruption."""

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pulumi_kubernetes as k8s
import pytest
from pulumi import ResourceOptions, automation

from tests.engine.kubernetes_provider.programs import deployment, make, metadata
from tests.engine.kubernetes_provider.stack import Engine


def test_a_field_of_another_manager_is_a_conflict_unless_forced(engine: Engine) -> None:
    def program(value: str, **annotations: str) -> None:
        labels = {"team": value}
        make(
            k8s.core.v1.ServiceAccount,
            "account",
            metadata=metadata("account", labels=labels, annotations=annotations),
        )

    engine.up(lambda: program("ours"))
    account = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata("account", labels={"team": "theirs"})}
    apply = ["apply", "--server-side", "--force-conflicts", "--field-manager=others", "-f", "-"]
    engine.cluster.kubectl(*apply, stdin=json.dumps(account))
    with pytest.raises(automation.CommandError, match="conflict"):
        engine.up(lambda: program("again"))
    engine.up(lambda: program("again", **{"pulumi.com/patchForce": "true"}))
    assert engine.get("serviceaccount", "account")["metadata"]["labels"] == {"team": "again"}


def test_what_exists_is_not_taken_over_unless_wanted(engine: Engine) -> None:
    def program(*, upsert: bool) -> None:
        provider = k8s.Provider("cluster", upsert_existing_objects=upsert)
        make(
            k8s.core.v1.ConfigMap,
            "config",
            metadata={"name": "kubernetes-provider-theirs", "namespace": "default"},
            data={"a": "ours"},
            options=ResourceOptions(provider=provider),
        )

    engine.cluster.kubectl("-n", "default", "create", "configmap", "kubernetes-provider-theirs")
    with pytest.raises(automation.CommandError, match="already exists"):
        engine.up(lambda: program(upsert=False))
    engine.up(lambda: program(upsert=True))
    data = engine.cluster.kubectl("get", "configmap", "kubernetes-provider-theirs", "-o", "jsonpath={.data.a}")
    assert data == "ours"


def test_the_api_server_judges_at_preview(engine: Engine) -> None:
    def program() -> None:
        make(k8s.core.v1.Service, "service", metadata={"name": "x"}, spec={"ports": [{"port": 99999}]})

    with pytest.raises(automation.CommandError, match="99999"):
        engine.preview(program)


def test_without_a_cluster_there_is_a_preview_and_a_clear_error(engine: Engine) -> None:
    unreachable = {
        "clusters": [{"name": "gone", "cluster": {"server": "http://127.0.0.1:1"}}],
        "contexts": [{"name": "gone", "context": {"cluster": "gone"}}],
        "current-context": "gone",
    }

    def program() -> None:
        provider = k8s.Provider("cluster", kubeconfig=json.dumps(unreachable))
        make(k8s.core.v1.ConfigMap, "config", data={"a": "b"}, options=ResourceOptions(provider=provider))

    assert engine.preview(program) == {"create": 3}
    with pytest.raises(automation.CommandError, match=r"unreachable: http://127\.0\.0\.1:1 cannot be reached"):
        engine.up(program)


def test_a_pod_that_never_starts_times_out_with_its_reason(engine: Engine) -> None:
    def program(*, ready: bool) -> None:
        spec = {} if ready else {"nodeSelector": {"no": "such-node"}}
        make(
            k8s.core.v1.Pod,
            "pod",
            metadata=metadata("pod", annotations={"pulumi.com/timeoutSeconds": "1"}),
            spec={"containers": [{"name": "app", "image": "app:1"}], **spec},
        )

    with pytest.raises(automation.CommandError, match="nodes are available"):
        engine.up(lambda: program(ready=False))
    assert engine.up(lambda: program(ready=True)) == {"same": 1, "replace": 1}


def test_an_interrupted_up_continues(engine: Engine) -> None:
    def program(*, ready: bool) -> None:
        deployment(paused=not ready)

    def interrupted() -> None:
        with pytest.raises(automation.CommandError):
            engine.up(lambda: program(ready=False))

    failed = threading.Thread(target=interrupted)
    failed.start()
    wait_until(lambda: "orders" in engine.kubectl("get", "deployments", "-o", "name"))
    for child in children():
        os.kill(child, signal.SIGINT)
    failed.join()
    assert engine.up(lambda: program(ready=True)) == {"same": 1, "update": 1}


def children() -> list[int]:
    """The engines that this process has started."""
    found = [int(pid) for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    return [pid for pid in found if Path(f"/proc/{pid}/comm").read_text() == "pulumi\n"]


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.1)
