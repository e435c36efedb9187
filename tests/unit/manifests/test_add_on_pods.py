from typing import Any

import pytest
from pulumi_keda_functions.manifests.add_on_pods import problems_in_pod
from pulumi_keda_functions.problems import errors

from tests.unit.sample import messages

ELSEWHERE = "or choose virtual_nodes `never` for the group, or virtual_nodes_backend `v2_helm`"
VOLUMES = "choose among azureFile, configMap, emptyDir, gitRepo, projected, secret"


def template(container: dict[str, Any] | None = None, **pod: Any) -> dict[str, Any]:
    return {"metadata": {"labels": {}}, "spec": {"containers": [{"name": "functions", **(container or {})}], **pod}}


@pytest.mark.parametrize(
    ("pod", "told"),
    [
        pytest.param(
            template({"args": ["--verbose"]}),
            "t.spec.containers[0].args: virtual nodes of the add-on take no arguments without a command: "
            "write the image's entry point as `command`",
            id="bare arguments",
        ),
        pytest.param(
            template({"startupProbe": {"httpGet": {"path": "/"}}}),
            "t.spec.containers[0].startupProbe: virtual nodes of the add-on have no startup probes: "
            f"remove it, {ELSEWHERE}",
            id="a startup probe",
        ),
        pytest.param(
            template({"lifecycle": {"preStop": {"sleep": {"seconds": 5}}}}),
            "t.spec.containers[0].lifecycle: virtual nodes of the add-on have no lifecycle hooks: "
            f"remove it, {ELSEWHERE}",
            id="a hook",
        ),
        pytest.param(
            template({"livenessProbe": {"tcpSocket": {"port": 80}}}),
            "t.spec.containers[0].livenessProbe: virtual nodes of the add-on know no tcpSocket: write httpGet or exec",
            id="a probe of a socket",
        ),
        pytest.param(
            template({"readinessProbe": {"grpc": {"port": 80}}}),
            "t.spec.containers[0].readinessProbe: virtual nodes of the add-on know no grpc: write httpGet or exec",
            id="a probe by gRPC",
        ),
        pytest.param(
            template({"volumeMounts": [{"name": "a", "mountPath": "/a", "subPath": "b"}]}),
            "t.spec.containers[0].volumeMounts[0].subPath: virtual nodes of the add-on ignore subPath and mount the "
            f"whole volume: remove it, {ELSEWHERE}",
            id="a part of a volume",
        ),
        pytest.param(
            template({"env": [{"name": "IP", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}]}),
            "t.spec.containers[0].env: a virtual node of the add-on does not know status.podIP for IP: "
            f"remove it, {ELSEWHERE}",
            id="an address",
        ),
        pytest.param(
            template(
                volumes=[{"name": "a", "emptyDir": {}}, {"name": "b", "persistentVolumeClaim": {"claimName": "c"}}]
            ),
            f"t.spec.volumes[1]: virtual nodes of the add-on mount no persistentVolumeClaim: {VOLUMES}, {ELSEWHERE}",
            id="a claim",
        ),
        pytest.param(
            template(volumes=[{"name": "a", "downwardAPI": {}}]),
            f"t.spec.volumes[0]: virtual nodes of the add-on mount no downwardAPI: {VOLUMES}, {ELSEWHERE}",
            id="the downward API",
        ),
        pytest.param(
            template(volumes=[{"name": "a", "csi": {"driver": "secrets-store.csi.k8s.io"}}]),
            f"t.spec.volumes[0]: virtual nodes of the add-on mount no csi: {VOLUMES}, {ELSEWHERE}",
            id="a driver that is not there",
        ),
        pytest.param(
            template(volumes=[{"name": "a", "secret": {"secretName": "s", "items": [{"key": "k", "path": "p"}]}}]),
            "t.spec.volumes[0].secret.items: virtual nodes of the add-on mount k under its own name, not as a path: "
            f"name the key as the file, {ELSEWHERE}",
            id="a key under another name",
        ),
        pytest.param(
            template(hostAliases=[{"ip": "10.0.0.1"}]),
            f"t.spec.hostAliases: virtual nodes of the add-on have no host aliases: remove it, {ELSEWHERE}",
            id="host aliases",
        ),
        pytest.param(
            template(initContainers=[{"name": "i", "resources": {"requests": {"cpu": "1"}}}]),
            "t.spec.initContainers[0].resources: virtual nodes of the add-on have no resources of init containers: "
            f"remove it, {ELSEWHERE}",
            id="resources of an init container",
        ),
        pytest.param(
            template(initContainers=[{"name": "i", "args": ["a"]}]),
            "t.spec.initContainers[0].args: virtual nodes of the add-on take no arguments without a command: "
            "write the image's entry point as `command`",
            id="bare arguments of an init container",
        ),
        pytest.param(
            {"metadata": {"labels": {"azure.workload.identity/use": "true"}}, "spec": {}},
            "t.metadata.labels: a pod on a virtual node of the add-on gets no token for workload identity: "
            f"leave identity.client_id out and sign in with connection strings, {ELSEWHERE}",
            id="workload identity",
        ),
    ],
)
def test_what_cannot_run_is_refused(pod: dict[str, Any], told: str) -> None:
    problems = list(problems_in_pod(pod, "t"))
    assert messages(problems) == [told]
    assert errors(problems)


def test_without_the_clusters_dns_pods_may_run() -> None:
    problems = list(problems_in_pod(template(dnsPolicy="None"), "t"))
    assert messages(problems) == [
        "t.spec.dnsPolicy: 'None' leaves pods on virtual nodes without the cluster's DNS: write ClusterFirst"
    ]
    assert not errors(problems)


def test_what_runs_is_taken() -> None:
    pod = template(
        {
            "command": ["/bin/sh"],
            "args": ["-c", "date"],
            "livenessProbe": {"httpGet": {"path": "/", "port": 80}},
            "readinessProbe": {"exec": {"command": ["true"]}},
            "env": [{"name": "N", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}],
            "volumeMounts": [{"name": "a", "mountPath": "/a"}],
        },
        dnsPolicy="ClusterFirst",
        initContainers=[{"name": "i", "command": ["true"]}],
        volumes=[
            {"name": "a", "emptyDir": {}},
            {"name": "b", "secret": {"secretName": "s", "items": [{"key": "k", "path": "k"}]}},
            {"name": "c", "configMap": {"name": "m"}},
            {"name": "d", "csi": {"driver": "file.csi.azure.com"}},
        ],
    )
    assert list(problems_in_pod(pod, "t")) == []
