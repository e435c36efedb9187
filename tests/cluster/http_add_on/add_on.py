"""KEDA's HTTP add-on as processes beside the local cluster.

Two of them listen on all interfaces, so they only run where there is none but loopback: see `test_http_add_on.py`. They
come with the administrator's certificate instead of a ServiceAccount's token.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from tools.brokers.lifetime import running
from tools.cluster import Cluster
from tools.cluster.probes import http_status
from tools.cluster.processes import Program
from tools.executables.locate import module_folder

MODULE = "github.com/kedacore/http-add-on"
NAMESPACE = "keda"
PROXY, ADMIN, SCALER = 8080, 9098, 9090
"""Ports of the interceptor and of the scaler. The second must not be that of the add-on's metrics."""
OPERATOR_METRICS, OPERATOR_PROBE = 9101, 9102
SCALER_SERVICE = "keda-add-ons-http-external-scaler"
ADMIN_SERVICE = "keda-add-ons-http-interceptor-admin"
LOCAL_HOSTS = f"{SCALER_SERVICE}.{NAMESPACE} interceptor.localhost"
"""Names that a cluster's DNS would know, or that stand for a pod."""
EXECUTABLES = ("http-add-on-operator", "http-add-on-interceptor", "http-add-on-scaler")
INTERCEPTOR_PODS = f"""
apiVersion: v1
kind: Service
metadata: {{name: {ADMIN_SERVICE}, namespace: {NAMESPACE}}}
spec: {{ports: [{{name: admin, port: {ADMIN}}}]}}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: {ADMIN_SERVICE}-local
  namespace: {NAMESPACE}
  labels: {{kubernetes.io/service-name: {ADMIN_SERVICE}}}
addressType: FQDN
endpoints: [{{addresses: [interceptor.localhost], conditions: {{ready: true}}}}]
ports: [{{name: admin, port: {ADMIN}}}]
"""
"""Where the scaler looks for interceptors."""


@contextmanager
def running_add_on(cluster: Cluster, folder: Path, pods: str) -> Iterator[None]:
    """All of the add-on. What it sends to pods, which run no code here, goes to the proxy `pods`."""
    definitions = module_folder("http-add-on", MODULE) / "config" / "crd" / "bases"
    cluster.kubectl("apply", "--server-side", f"--filename={definitions}")
    cluster.kubectl("wait", "--for=condition=Established", f"--filename={definitions}")
    cluster.kubectl("apply", "--server-side", "--filename=-", stdin=INTERCEPTOR_PODS)
    with running(folder, *programs({"KUBECONFIG": str(cluster.kubeconfig)}, pods)):
        yield


def programs(access: Mapping[str, str], pods: str) -> tuple[Program, ...]:
    """Its three processes."""
    logging = ("--zap-log-level=info", "--zap-encoder=console")
    operator, interceptor, scaler = EXECUTABLES
    return (
        Program(
            operator,
            (
                *logging,
                f"--metrics-bind-address=127.0.0.1:{OPERATOR_METRICS}",
                f"--health-probe-bind-address=127.0.0.1:{OPERATOR_PROBE}",
            ),
            (OPERATOR_METRICS, OPERATOR_PROBE),
            lambda: http_status(OPERATOR_PROBE, "/readyz") == HTTPStatus.OK,
            {
                **access,
                "KEDA_HTTP_OPERATOR_NAMESPACE": NAMESPACE,
                "KEDA_HTTP_OPERATOR_EXTERNAL_SCALER_SERVICE": SCALER_SERVICE,
                "KEDA_HTTP_OPERATOR_EXTERNAL_SCALER_PORT": str(SCALER),
            },
        ),
        Program(
            interceptor,
            logging,
            (PROXY, ADMIN),
            lambda: http_status(ADMIN, "/readyz") == HTTPStatus.OK,
            {
                **access,
                "KEDA_HTTP_PROXY_PORT": str(PROXY),
                "KEDA_HTTP_ADMIN_PORT": str(ADMIN),
                "KEDA_HTTP_SHUTDOWN_DELAY": "0s",
                "OTEL_PROM_EXPORTER_ENABLED": "false",
                "HTTP_PROXY": pods,
                "NO_PROXY": "127.0.0.1,localhost",
            },
        ),
        Program(
            scaler,
            logging,
            (SCALER,),
            # It speaks gRPC alone; KEDA tries again until it answers.
            lambda: True,
            {
                **access,
                "KEDA_HTTP_SCALER_PORT": str(SCALER),
                "KEDA_HTTP_SCALER_TARGET_ADMIN_NAMESPACE": NAMESPACE,
                "KEDA_HTTP_SCALER_TARGET_ADMIN_SERVICE": ADMIN_SERVICE,
                "KEDA_HTTP_SCALER_TARGET_ADMIN_DEPLOYMENT": "keda-add-ons-http-interceptor",
                "KEDA_HTTP_SCALER_TARGET_ADMIN_PORT": str(ADMIN),
                "OTEL_PROM_EXPORTER_ENABLED": "false",
            },
        ),
    )
