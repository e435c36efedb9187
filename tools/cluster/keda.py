"""KEDA's operator, metrics adapter and admission webhooks as processes, and the objects that make them part of the API.

Definitions and roles are those of the KEDA module that the executables are built from. Three things differ from an
installation in a cluster: the webhooks are called by URL and fail closed, so that an object that KEDA would refuse is
never let through because they were slow; the metrics API is a Service that stands for localhost; and the processes
come with client certificates instead of tokens.
"""

import base64
from http import HTTPStatus
from pathlib import Path
from typing import Any

import yaml

from .layout import Layout
from .probes import api_object, http_status, https_status
from .processes import Program

NAMESPACE = "keda"
METRICS_API = "/apis/external.metrics.k8s.io/v1beta1"
ADAPTER_SERVICE = "keda-metrics-apiserver"

MANIFESTS = (
    "config/crd/bases",
    "config/rbac/role.yaml",
    "config/rbac/role_binding.yaml",
    "config/metrics-server/role.yaml",
    "config/metrics-server/role_binding.yaml",
)
"""What is applied as it is, relative to the folder of KEDA's module."""


def programs(layout: Layout) -> tuple[Program, ...]:
    """All three, in any order."""
    return operator(layout), adapter(layout), webhooks(layout)


def operator(layout: Layout) -> Program:
    """The operator: from ScaledObjects to autoscalers, and between zero and one."""
    ports = layout.ports
    return Program(
        name="keda-operator",
        arguments=(
            *LOGGING,
            f"--cert-dir={layout.serving}",
            f"--metrics-bind-address=127.0.0.1:{ports.operator_metrics}",
            f"--health-probe-bind-address=127.0.0.1:{ports.operator_probe}",
            f"--metrics-service-bind-address=127.0.0.1:{ports.operator_grpc}",
            "--k8s-cluster-name=local",
            "--kube-api-qps=200",
            "--kube-api-burst=400",
        ),
        ports=(ports.operator_metrics, ports.operator_probe, ports.operator_grpc),
        is_ready=lambda: http_status(ports.operator_probe, "/readyz") == HTTPStatus.OK,
        environment=environment(layout),
    )


def adapter(layout: Layout) -> Program:
    """The metrics adapter. Ready when the API server serves the external metrics through it."""
    ports = layout.ports
    kubeconfig = layout.client_kubeconfig("keda")
    return Program(
        name="keda-adapter",
        arguments=(
            *LOGGING,
            f"--kubeconfig={kubeconfig}",
            f"--lister-kubeconfig={kubeconfig}",
            f"--authentication-kubeconfig={kubeconfig}",
            f"--authorization-kubeconfig={kubeconfig}",
            "--bind-address=127.0.0.1",
            f"--secure-port={ports.adapter}",
            f"--port={ports.adapter_metrics}",
            f"--tls-cert-file={layout.serving / 'tls.crt'}",
            f"--tls-private-key-file={layout.serving / 'tls.key'}",
            f"--client-ca-file={layout.serving / 'ca.crt'}",
            f"--cert-dir={layout.serving}",
            f"--metrics-service-address=127.0.0.1:{ports.operator_grpc}",
        ),
        ports=(ports.adapter, ports.adapter_metrics),
        is_ready=lambda: api_object(layout, METRICS_API) is not None,
        environment=environment(layout),
    )


def webhooks(layout: Layout) -> Program:
    """The admission webhooks. Ready when they answer anything at all: a GET is no admission review."""
    ports = layout.ports
    return Program(
        name="keda-webhooks",
        arguments=(
            *LOGGING,
            f"--cert-dir={layout.serving}",
            f"--port={ports.webhooks}",
            "--metrics-bind-address=0",
            f"--health-probe-bind-address=127.0.0.1:{ports.webhooks_probe}",
        ),
        ports=(ports.webhooks, ports.webhooks_probe),
        is_ready=lambda: https_status(layout, ports.webhooks, "/") is not None,
        environment=environment(layout),
    )


LOGGING = ("--zap-log-level=info", "--zap-encoder=console", "--zap-time-encoding=rfc3339")


def environment(layout: Layout) -> dict[str, str]:
    """What KEDA's deployments set for each of their containers."""
    return {
        "KUBECONFIG": str(layout.client_kubeconfig("keda")),
        "POD_NAMESPACE": NAMESPACE,
        "KEDA_CLUSTER_OBJECT_NAMESPACE": NAMESPACE,
        "WATCH_NAMESPACE": "",
    }


def objects(layout: Layout, source: Path) -> list[dict[str, Any]]:
    """What is ours among KEDA's objects, given the folder `source` of its module."""
    metadata = {"namespace": NAMESPACE}
    authority = base64.b64encode((layout.serving / "ca.crt").read_bytes()).decode()
    return [
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}},
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata | {"name": "keda-operator"}},
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": metadata | {"name": ADAPTER_SERVICE},
            "spec": {"type": "ExternalName", "externalName": "localhost"},
        },
        metrics_api(layout, authority),
        admission(layout, authority, source),
    ]


def metrics_api(layout: Layout, authority: str) -> dict[str, Any]:
    """Tells the API server to ask the adapter for external metrics."""
    return {
        "apiVersion": "apiregistration.k8s.io/v1",
        "kind": "APIService",
        "metadata": {"name": "v1beta1.external.metrics.k8s.io"},
        "spec": {
            "group": "external.metrics.k8s.io",
            "version": "v1beta1",
            "groupPriorityMinimum": 100,
            "versionPriority": 100,
            "caBundle": authority,
            "service": {"namespace": NAMESPACE, "name": ADAPTER_SERVICE, "port": layout.ports.adapter},
        },
    }


def admission(layout: Layout, authority: str, source: Path) -> dict[str, Any]:
    """KEDA's own webhook configuration, called by URL and failing closed."""
    text = (source / "config" / "webhooks" / "validation_webhooks.yaml").read_text()
    configuration: dict[str, Any] = yaml.safe_load(text)
    for webhook in configuration["webhooks"]:
        path = webhook["clientConfig"]["service"]["path"]
        url = f"https://127.0.0.1:{layout.ports.webhooks}{path}"
        webhook["clientConfig"] = {"url": url, "caBundle": authority}
        webhook["failurePolicy"] = "Fail"
    return configuration
