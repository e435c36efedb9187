"""A cluster in which nobody has installed KEDA yet, and the KEDA that begins to work once somebody does."""

import contextlib
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from tools.cluster import Cluster, azurite, control_plane, keda, nodes
from tools.cluster.folder import claimed
from tools.cluster.kubectl import kubectl
from tools.cluster.layout import Layout
from tools.cluster.probes import api_object
from tools.cluster.processes import Processes
from tools.cluster.start import prepare, usable_ports, wait
from tools.executables import find
from tools.keeping import kept

OPERATORS = "/apis/apps/v1/deployments?labelSelector=app%3Dkeda-operator"
PODS = (
    "/api/v1/pods?fieldSelector=spec.nodeName%3Dby-hand,status.phase%3DPending"
    "&labelSelector=batch.kubernetes.io%2Fjob-name"
)
INTERVAL = 0.1
HEARTBEAT = 10.0
NODE = "by-hand"
"""A node whose pods are run by `Hands`, which must be those of Jobs with kubectl."""
TAINT = {"key": "CriticalAddonsOnly", "value": "true", "effect": "NoSchedule"}
"""Of AKS' system pools. It keeps away the pods of apps, which nobody would run or end there."""


@contextmanager
def bare_cluster() -> Iterator[Cluster]:
    """Everything but KEDA, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="keda-functions-bare-")).resolve()
    with kept("tools.cluster_keeper", folder), claimed(folder):
        processes = Processes(folder)
        layout = Layout(folder, usable_ports(processes))
        prepare(layout)
        _, etcd = processes.ensure(azurite.azurite(layout), control_plane.etcd(layout))
        wait(etcd)
        wait(*processes.ensure(control_plane.api_server(layout)))
        others = (control_plane.controller_manager(layout), control_plane.scheduler(layout), nodes.kwok(layout))
        started = processes.ensure(*others)
        items = json.dumps({"apiVersion": "v1", "kind": "List", "items": nodes.objects()})
        kubectl(layout, "apply", "--server-side", "--filename=-", stdin=items)
        wait(*started)
        yield Cluster(folder, layout.ports)


class Hands:
    """Does what kubelets do for KEDA: its processes run while a pod of its operator does."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._processes = Processes(layout.folder)
        self._end = threading.Event()
        self._dead = False
        self._runs = False
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def __enter__(self) -> "Hands":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()
        self._set(runs=False)

    def let_die(self) -> None:
        """Ends KEDA's processes for good, whatever the cluster wants."""
        self._dead = True
        self._set(runs=False)

    def revive(self) -> None:
        """Takes that back."""
        self._dead = False

    def _work(self) -> None:
        while not self._end.wait(INTERVAL):
            operators = (api_object(self._layout, OPERATORS) or {"items": []})["items"]
            self._set(runs=any(each["status"].get("readyReplicas") for each in operators))
            for pod in (api_object(self._layout, PODS) or {"items": []})["items"]:
                self._run(pod)

    def _set(self, *, runs: bool) -> None:
        with self._starting:
            runs = runs and not self._dead
            if runs == self._runs:
                return
            self._runs = runs
            if runs:
                self._processes.ensure(*keda.programs(self._layout))
                return
            for name, process in self._processes.alive().items():
                if name.startswith("keda-"):
                    with contextlib.suppress(psutil.NoSuchProcess):
                        process.kill()

    def _run(self, pod: dict[str, Any]) -> None:
        """The pod's one container, whose image is kubectl, as the pod's ServiceAccount."""
        metadata, container = pod["metadata"], pod["spec"]["containers"][0]
        succeeds = self._kubectl_of(pod, container["args"])
        terminated = {"exitCode": 0 if succeeds else 1}
        told = {"name": container["name"], "image": container["image"], "imageID": "", "ready": False}
        status = {
            "phase": "Succeeded" if succeeds else "Failed",
            "containerStatuses": [{**told, "restartCount": 0, "state": {"terminated": terminated}}],
        }
        patch = json.dumps({"status": status})
        place = (metadata["name"], f"--namespace={metadata['namespace']}")
        kubectl(self._layout, "patch", "pod", *place, "--subresource=status", "--type=merge", f"--patch={patch}")

    def _kubectl_of(self, pod: dict[str, Any], arguments: Sequence[str]) -> bool:
        account, namespace = pod["spec"]["serviceAccountName"], pod["metadata"]["namespace"]
        token = kubectl(self._layout, "create", "token", account, f"--namespace={namespace}").strip()
        command = [str(find("kubectl")), f"--server={self._layout.server}", f"--token={token}"]
        trust = f"--certificate-authority={self._layout.pki / 'ca.crt'}"
        done = subprocess.run(
            [*command, trust, *arguments], env={"HOME": str(self._layout.folder)}, capture_output=True, check=False
        )
        return done.returncode == 0


@contextmanager
def only_by_hand(cluster: Cluster) -> Iterator[None]:
    """New pods of KEDA's come to the node `by-hand`, and to no simulated one; those of apps stay without a node."""
    made = nodes.node(NODE, "virtual-machine", {"cpu": "8", "memory": "16Gi", "pods": "100"})
    del made["metadata"]["annotations"]
    made["spec"] = {"taints": [TAINT]}
    cluster.kubectl("apply", "--server-side", "--filename=-", stdin=json.dumps(made))
    end = threading.Event()
    beating = threading.Thread(target=_beat, args=(cluster, end), daemon=True)
    beating.start()
    cluster.kubectl("cordon", *nodes.VIRTUAL_MACHINES)
    try:
        yield
    finally:
        end.set()
        beating.join()
        cluster.kubectl("uncordon", *nodes.VIRTUAL_MACHINES)
        cluster.kubectl("delete", "node", NODE)


def _beat(cluster: Cluster, end: threading.Event) -> None:
    """Says that the node is well, more often than the node controller asks."""
    while True:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ready = {"type": "Ready", "status": "True", "reason": "Test", "message": "", "lastHeartbeatTime": now}
        patch = json.dumps({"status": {"conditions": [ready]}})
        cluster.kubectl("patch", "node", NODE, "--subresource=status", "--type=merge", f"--patch={patch}")
        if end.wait(HEARTBEAT):
            return
