"""When objects are ready, and how waiting for them ends."""

import threading
from collections.abc import Iterable
from typing import Any

import pytest

from tools.kubernetes_provider.cluster import Cluster
from tools.kubernetes_provider.errors import ApiError, NotReadyError, ProviderError
from tools.kubernetes_provider.kinds import Kind, kind_of
from tools.kubernetes_provider.objects import name, section
from tools.kubernetes_provider.readiness import Occasion, rule_after_change, rule_at_refresh
from tools.kubernetes_provider.readiness.deployment import deployment
from tools.kubernetes_provider.readiness.networking import ingress, service
from tools.kubernetes_provider.readiness.storage import volume_claim
from tools.kubernetes_provider.readiness.verdict import READY, Rule, Verdict, waiting
from tools.kubernetes_provider.readiness.wait_for import wait_for
from tools.kubernetes_provider.readiness.workloads import judge_daemon_set, judge_job, judge_stateful_set
from tools.kubernetes_provider.waiting import until_gone, until_ready


class Objects(Cluster):
    """A cluster that holds just these objects; each `get` of one takes the next of its versions."""

    def __init__(self, *items: dict[str, Any], versions: Iterable[dict[str, Any]] = ()) -> None:
        self.items = list(items)
        self.versions = iter(versions)

    def get(self, item: dict[str, Any]) -> dict[str, Any]:
        version = next(self.versions, None)
        if version is None:
            raise ApiError(404, "NotFound", f"{name(item)} not found")
        return version

    def find(self, kind: Kind, namespace: str, name: str) -> dict[str, Any] | None:
        return next((item for item in self.labelled(kind, namespace, {}) if item["metadata"]["name"] == name), None)

    def labelled(self, kind: Kind, namespace: str, labels: dict[str, str]) -> list[dict[str, Any]]:
        return [
            item
            for item in self.items
            if kind_of(item) == kind
            and namespace in ("", item["metadata"]["namespace"])
            and labels.items() <= section(item, "metadata", "labels").items()
        ]


def item(api_version: str, kind: str, metadata: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": "a", "namespace": "n"} | (metadata or {}),
        **fields,
    }


def conditions(**statuses: str) -> list[dict[str, str]]:
    return [{"type": kind, "status": status} for kind, status in statuses.items()]


REVISION = "deployment.kubernetes.io/revision"


def rollout(
    *, ready: int = 1, wanted: int = 1, revision: str = "1", observed: int = 1, available: str = "True"
) -> tuple[dict[str, Any], Objects]:
    live = item(
        "apps/v1",
        "Deployment",
        {"uid": "d", "generation": 1, "annotations": {REVISION: revision}},
        spec={"selector": {"matchLabels": {"app": "a"}}},
        status={"observedGeneration": observed, "conditions": conditions(Available=available)},
    )
    replica_set = item(
        "apps/v1",
        "ReplicaSet",
        {"annotations": {REVISION: "1"}, "labels": {"app": "a"}, "ownerReferences": [{"uid": "d"}]},
        spec={"replicas": wanted},
        status={"readyReplicas": ready},
    )
    return live, Objects(replica_set)


@pytest.mark.parametrize(
    ("situation", "ready"),
    [
        pytest.param(rollout(), True, id="all replicas ready"),
        pytest.param(rollout(ready=0), False, id="no replica ready"),
        pytest.param(rollout(ready=0, wanted=0), True, id="scaled to none"),
        pytest.param(rollout(observed=0), False, id="not seen by its controller"),
        pytest.param(rollout(revision="2"), False, id="the new ReplicaSet is not there"),
        pytest.param(rollout(available="False"), False, id="not available"),
    ],
)
def test_a_deployment(situation: tuple[dict[str, Any], Objects], ready: bool) -> None:
    live, objects = situation
    assert deployment(Occasion(objects))(live).ready is ready


def test_a_deployment_tells_why_its_pods_do_not_start() -> None:
    live, objects = rollout(ready=0)
    objects.items[0]["metadata"]["uid"] = "rs"
    stuck = {"name": "c", "ready": False, "state": {"waiting": {"reason": "ErrImagePull", "message": "401"}}}
    pod = item("v1", "Pod", {"ownerReferences": [{"uid": "rs"}]}, status={"containerStatuses": [stuck]})
    objects.items.append(pod)
    assert "[Pod n/a]: [ErrImagePull] 401" in deployment(Occasion(objects))(live).reasons


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def endpoints(version: str, **subset: list[dict[str, str]]) -> dict[str, Any]:
    return item("v1", "Endpoints", {"resourceVersion": version}, subsets=[subset] if subset else [])


SELECTING = item("v1", "Service", spec={"selector": {"app": "a"}})


def test_a_service_waits_ten_seconds_for_stragglers() -> None:
    clock = Clock()
    rule = service(Occasion(Objects(endpoints("1"))), clock)
    assert not rule(SELECTING).ready
    clock.now = 9.9
    assert not rule(SELECTING).ready
    clock.now = 10
    assert rule(SELECTING).ready


def test_a_service_waits_while_an_endpoint_is_not_ready() -> None:
    clock, objects = Clock(), Objects(endpoints("1", notReadyAddresses=[{"ip": "10.0.0.1"}]))
    rule = service(Occasion(objects), clock)
    rule(SELECTING)
    clock.now = 60
    assert not rule(SELECTING).ready
    objects.items[0] = endpoints("2", addresses=[{"ip": "10.0.0.1"}])
    rule(SELECTING)
    clock.now = 70
    assert rule(SELECTING).ready


@pytest.mark.parametrize(
    ("live", "ready"),
    [
        pytest.param(item("v1", "Service", spec={"selector": {"a": "b"}, "clusterIP": "None"}), True, id="headless"),
        pytest.param(item("v1", "Service", spec={"type": "ExternalName"}), True, id="an external name"),
        pytest.param(item("v1", "Service", spec={}), True, id="without a selector"),
        pytest.param(item("v1", "Service", spec={"type": "LoadBalancer"}), False, id="a load balancer without address"),
        pytest.param(
            item(
                "v1",
                "Service",
                spec={"type": "LoadBalancer"},
                status={"loadBalancer": {"ingress": [{"ip": "10.0.0.1"}]}},
            ),
            True,
            id="a load balancer with one",
        ),
    ],
)
def test_a_service_that_selects_no_pods(live: dict[str, Any], ready: bool) -> None:
    assert service(Occasion(Objects()))(live).ready is ready


def test_an_ingress_needs_an_address_and_its_services() -> None:
    backend = {"service": {"name": "a"}}
    live = item("networking.k8s.io/v1", "Ingress", spec={"rules": [{"http": {"paths": [{"backend": backend}]}}]})
    addressed = live | {"status": {"loadBalancer": {"ingress": [{"ip": "10.0.0.1"}]}}}
    assert not ingress(Occasion(Objects(endpoints("1"))))(live).ready
    assert not ingress(Occasion(Objects()))(addressed).ready
    assert ingress(Occasion(Objects(endpoints("1"))))(addressed).ready


def test_a_job_succeeds_or_fails_for_good() -> None:
    started = {"startTime": "2026-01-01T00:00:00Z"}
    assert judge_job(item("batch/v1", "Job", status=started | {"conditions": conditions(Complete="True")})).ready
    failed = judge_job(item("batch/v1", "Job", status=started | {"conditions": conditions(Failed="True")}))
    assert failed.is_final


def test_a_stateful_set_is_all_of_one_revision() -> None:
    status = {
        "observedGeneration": 2,
        **dict.fromkeys(("replicas", "readyReplicas", "currentReplicas"), 2),
        "currentRevision": "b",
        "updateRevision": "b",
    }
    live = item("apps/v1", "StatefulSet", {"generation": 2}, spec={"replicas": 2}, status=status)
    assert judge_stateful_set(live).ready
    assert not judge_stateful_set(live | {"status": status | {"updateRevision": "c"}}).ready
    assert not judge_stateful_set(live | {"status": status | {"observedGeneration": 1}}).ready


def test_a_daemon_set_is_on_every_node() -> None:
    fields = ("desiredNumberScheduled", "currentNumberScheduled", "updatedNumberScheduled", "numberAvailable")
    status = {"observedGeneration": 1, **dict.fromkeys((*fields, "numberReady"), 2)}
    live = item("apps/v1", "DaemonSet", {"generation": 1}, status=status)
    assert judge_daemon_set(live).ready
    assert not judge_daemon_set(live | {"status": status | {"numberAvailable": 1}}).ready


def test_a_claim_that_binds_with_its_first_pod_is_ready_while_pending() -> None:
    late = item("storage.k8s.io/v1", "StorageClass", volumeBindingMode="WaitForFirstConsumer")
    claim = item("v1", "PersistentVolumeClaim", spec={"storageClassName": "a"}, status={"phase": "Pending"})
    assert volume_claim(Occasion(Objects(late)))(claim).ready
    assert not volume_claim(Occasion(Objects()))(claim).ready


STATUS = {"phase": "Running", "conditions": conditions(Ready="True", Active="False"), "observedGeneration": 1}


@pytest.mark.parametrize(
    ("written", "ready"),
    [
        ("condition=Ready", True),
        ("condition=ready=true", True),
        ("condition=Active", False),
        ("condition=Active=False", True),
        ("condition=Absent", False),
        ("jsonpath={.status.phase}=Running", True),
        ("jsonpath={.status.phase}=Stopped", False),
        ("jsonpath={.status.phase}", True),
        ("jsonpath={.status.absent}", False),
        ('jsonpath={.status.conditions[?(@.type=="Ready")].status}=True', True),
        ('["condition=Ready", "jsonpath={.status.phase}=Running"]', True),
        ('["condition=Ready", "condition=Active"]', False),
    ],
)
def test_wait_for(written: str, ready: bool) -> None:
    rule = wait_for(written)
    assert rule(item("v1", "Thing", {"generation": 1}, status=STATUS)).ready is ready
    assert not rule(item("v1", "Thing", {"generation": 2}, status=STATUS)).ready, "the status is of an older generation"


@pytest.mark.parametrize("written", ["Ready", "jsonpath=.status.phase", "jsonpath={.status[}", "[]", "[1]"])
def test_a_wait_for_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(ProviderError, match="waitFor"):
        wait_for(written)


def test_annotations_and_kind_decide_what_is_waited_for() -> None:
    occasion = Occasion(Objects())
    job = item("batch/v1", "Job")
    skipped = item("batch/v1", "Job", {"annotations": {"pulumi.com/skipAwait": "true"}})
    assert rule_after_change(job, occasion)
    assert rule_at_refresh(job, occasion)
    assert rule_after_change(skipped, occasion) is None
    assert rule_at_refresh(skipped, occasion) is None
    assert rule_after_change(item("v1", "ConfigMap"), occasion) is None


def wait(objects: Objects, rule: Rule, seconds: float = 0.2, cancelled: bool = False) -> dict[str, Any]:
    event = threading.Event()
    if cancelled:
        event.set()
    return until_ready(
        item("v1", "Thing"), rule, cluster=objects, seconds=seconds, cancelled=event, report=lambda _: None
    )


def test_waiting_ends_with_the_version_that_is_ready() -> None:
    versions = [item("v1", "Thing", status={"n": n}) for n in range(3)]
    live = wait(Objects(versions=versions), lambda live: READY if live["status"]["n"] == 2 else waiting("not yet"))
    assert live["status"]["n"] == 2


@pytest.mark.parametrize(
    ("verdict", "cancelled", "message"),
    [
        (waiting("why"), False, "timed out"),
        (waiting("why"), True, "cancelled"),
        (Verdict(ready=False, reasons=("why",), is_final=True), False, "failed to initialize"),
    ],
)
def test_waiting_in_vain_tells_why(verdict: Verdict, cancelled: bool, message: str) -> None:
    with pytest.raises(NotReadyError, match=message) as raised:
        wait(Objects(versions=[item("v1", "Thing")] * 99), lambda _: verdict, cancelled=cancelled)
    assert raised.value.reasons == ("why",)


def test_what_is_good_enough_when_the_time_is_up_is_accepted() -> None:
    assert wait(Objects(versions=[item("v1", "Thing")] * 99), lambda _: Verdict(ready=False, is_tolerable=True))


def test_an_object_is_gone_when_it_is_not_found_or_another_has_its_name() -> None:
    live, event = item("v1", "Thing", {"uid": "1"}), threading.Event()
    until_gone(live, cluster=Objects(versions=[live]), seconds=5, cancelled=event)
    until_gone(live, cluster=Objects(versions=[live, item("v1", "Thing", {"uid": "2"})]), seconds=5, cancelled=event)


def test_a_finalizer_that_holds_an_object_is_named() -> None:
    live = item("v1", "Thing", {"finalizers": ["example.com/hold"]})
    with pytest.raises(NotReadyError) as raised:
        until_gone(live, cluster=Objects(versions=[live] * 99), seconds=0.1, cancelled=threading.Event())
    assert "example.com/hold" in raised.value.reasons[0]
