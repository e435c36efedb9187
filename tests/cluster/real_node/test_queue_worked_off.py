"""A queue that the function's own code works off, on a real node."""

from collections import Counter
from typing import Any

from pulumi_keda_functions.app_arguments import AppArguments

from tests.cluster.real_node.real_app import AT_ONCE, RealApp, eventually

MESSAGES = 500
WORKER = "app-events"


def test_each_message_is_processed_once_while_replicas_go_from_zero_to_many_and_back(app: RealApp) -> None:
    app.deploy({"groups": {"events": {"functions": ["work"], "behavior": AT_ONCE}}})
    eventually(lambda: app.get(f"deployment/{WORKER}")["status"].get("replicas", 0) == 0)
    app.send(MESSAGES, seconds=1)
    done: list[dict[str, Any]] = []
    most = 0

    def is_over() -> bool:
        nonlocal most
        most = max(most, app.replicas(WORKER))
        done.extend(app.done())
        return len(done) >= MESSAGES and app.waiting() == 0

    eventually(is_over, seconds=180)
    eventually(lambda: not app.pods("events"), seconds=120)
    done.extend(app.done())
    assert Counter(each["id"] for each in done) == Counter(range(MESSAGES))
    assert {each["attempt"] for each in done} == {1}
    assert app.dead_letters() == 0
    assert most > 1
    # Replicas shared the work, so that it is not one pod that did it all.
    assert len({each["by"] for each in done}) > 1


def test_a_pod_that_is_deleted_finishes_the_message_that_it_works_on(app: RealApp) -> None:
    app.deploy({"min_replicas": 1, "groups": {"events": {"functions": ["work"]}}})
    app.send(1, seconds=6)
    (pod,) = (each["metadata"]["name"] for each in app.pods("events"))
    eventually(lambda: "working on 0" in app.kubectl("logs", pod))
    app.kubectl("delete", "pod", pod, "--wait=true")
    assert [(each["id"], each["by"], each["attempt"]) for each in app.done()] == [(0, pod, 1)]
    assert app.waiting() == 0


def test_a_new_image_rolls_out_without_losing_a_message(app: RealApp) -> None:
    arguments: AppArguments = {"min_replicas": 2, "groups": {"events": {"functions": ["work"]}}}
    old = app.deploy(arguments).outputs["image"].value
    app.send(60, seconds=1)
    eventually(lambda: app.waiting() < 60, seconds=120)
    (app.project / "release").write_text("2")
    new = app.deploy(arguments).outputs["image"].value
    assert new != old
    assert new in {pod["spec"]["containers"][0]["image"] for pod in app.pods("events")}
    done: list[dict[str, Any]] = []

    def is_over() -> bool:
        done.extend(app.done())
        return len({each["id"] for each in done}) == 60 and app.waiting() == 0

    eventually(is_over, seconds=120)
    # None was begun twice; that one is told of twice is possible, since clients repeat what got no answer.
    assert {each["attempt"] for each in done} == {1}
    assert len({each["by"] for each in done}) > 2
