"""Patch resources: some fields of an object that belongs to somebody else."""

import json

import pulumi_kubernetes as k8s
import pytest
from pulumi import automation

from tests.engine.kubernetes_provider.programs import make, metadata
from tests.engine.kubernetes_provider.stack import Engine


def theirs(engine: Engine) -> None:
    about = metadata("theirs", annotations={"owner": "them"})
    account = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": about}
    engine.cluster.kubectl("apply", "--server-side", "--filename=-", stdin=json.dumps(account))


def patch(**annotations: str) -> None:
    make(k8s.core.v1.ServiceAccountPatch, "patch", metadata=metadata("theirs", annotations=annotations))


def annotations(engine: Engine) -> dict[str, str]:
    found: dict[str, str] = engine.get("serviceaccount", "theirs")["metadata"]["annotations"]
    return found


def test_a_patch_adds_changes_and_takes_back_its_own_fields_alone(engine: Engine) -> None:
    theirs(engine)
    assert engine.preview(lambda: patch(ours="one")) == {"create": 2}
    engine.up(lambda: patch(ours="one", more="yes"))
    assert annotations(engine) == {"owner": "them", "ours": "one", "more": "yes"}
    assert engine.up(lambda: patch(ours="one", more="yes")) == {"same": 2}
    assert engine.up(lambda: patch(ours="two")) == {"same": 1, "update": 1}
    assert annotations(engine) == {"owner": "them", "ours": "two"}
    assert engine.refresh(lambda: None) == {"same": 2}
    assert engine.up(lambda: None) == {"delete": 1, "same": 1}
    assert annotations(engine) == {"owner": "them"}
    engine.kubectl("delete", "serviceaccount", "theirs")


def test_a_patch_of_what_somebody_else_says_is_a_conflict(engine: Engine) -> None:
    theirs(engine)
    with pytest.raises(automation.CommandError, match="conflict"):
        engine.up(lambda: patch(owner="us"))
    assert annotations(engine) == {"owner": "them"}
    engine.kubectl("delete", "serviceaccount", "theirs")


def test_a_patch_of_nothing_in_particular_is_refused(engine: Engine) -> None:
    with pytest.raises(automation.CommandError, match=r"patch resources require the `.metadata.name` field"):
        engine.preview(lambda: _drop(make(k8s.core.v1.ServiceAccountPatch, "patch", metadata={})))


def test_what_was_patched_may_be_gone(engine: Engine) -> None:
    theirs(engine)
    engine.up(lambda: patch(ours="one"))
    engine.kubectl("delete", "serviceaccount", "theirs")
    assert engine.up(lambda: None) == {"delete": 1, "same": 1}


def _drop(_: object) -> None:
    return None
