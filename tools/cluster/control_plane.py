"""etcd, the API server, the controller manager and the scheduler, as processes on loopback.

The pod autoscaler looks every second and waits for nothing, where a real cluster takes 15 s and 5 minutes
(https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/): tests and the demo show
what is scaled, not how long people wait for it.
"""

from http import HTTPStatus

from . import pki
from .layout import Layout
from .probes import api_object, http_status, https_status
from .processes import Program


def etcd(layout: Layout) -> Program:
    """The store. It survives a killed process; without fsync, not a power failure."""
    ports = layout.ports
    clients, peers = f"http://127.0.0.1:{ports.etcd}", f"http://127.0.0.1:{ports.etcd_peer}"
    return Program(
        name="etcd",
        arguments=(
            "--name=local",
            f"--data-dir={layout.folder / 'etcd'}",
            f"--listen-client-urls={clients}",
            f"--advertise-client-urls={clients}",
            f"--listen-peer-urls={peers}",
            f"--initial-advertise-peer-urls={peers}",
            f"--initial-cluster=local={peers}",
            "--unsafe-no-fsync",
            "--log-level=warn",
        ),
        ports=(ports.etcd, ports.etcd_peer),
        is_ready=lambda: http_status(ports.etcd, "/health") == HTTPStatus.OK,
    )


def api_server(layout: Layout) -> Program:
    """The API server, with the aggregation layer that KEDA's metrics adapter needs."""
    ports, certificates = layout.ports, layout.pki
    return Program(
        name="kube-apiserver",
        arguments=(
            f"--etcd-servers=http://127.0.0.1:{ports.etcd}",
            "--bind-address=127.0.0.1",
            f"--secure-port={ports.api_server}",
            "--advertise-address=127.0.0.1",
            "--endpoint-reconciler-type=none",
            *serving(layout),
            f"--client-ca-file={certificates / 'ca.crt'}",
            "--authorization-mode=Node,RBAC",
            "--allow-privileged=true",
            "--service-cluster-ip-range=10.0.0.0/16",
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            f"--service-account-key-file={certificates / 'service-accounts.key'}",
            f"--service-account-signing-key-file={certificates / 'service-accounts.key'}",
            f"--requestheader-client-ca-file={certificates / 'ca.crt'}",
            f"--requestheader-allowed-names={pki.FRONT_PROXY}",
            "--requestheader-username-headers=X-Remote-User",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            f"--proxy-client-cert-file={certificates / 'front-proxy.crt'}",
            f"--proxy-client-key-file={certificates / 'front-proxy.key'}",
            # For logs and commands of pods, where there is a real node.
            f"--kubelet-certificate-authority={certificates / 'ca.crt'}",
            f"--kubelet-client-certificate={certificates / 'admin.crt'}",
            f"--kubelet-client-key={certificates / 'admin.key'}",
            "--kubelet-preferred-address-types=InternalIP",
            "--profiling=false",
        ),
        ports=(ports.api_server,),
        is_ready=lambda: https_status(layout, ports.api_server, "/readyz") == HTTPStatus.OK,
    )


def controller_manager(layout: Layout) -> Program:
    """The controllers but for those of a cloud. Ready when the default namespace has its service account, without which
    no pod is admitted."""
    port = layout.ports.controller_manager
    default_account = "/api/v1/namespaces/default/serviceaccounts/default"
    return Program(
        name="kube-controller-manager",
        arguments=(
            *delegating(layout, "controller-manager"),
            f"--secure-port={port}",
            f"--service-account-private-key-file={layout.pki / 'service-accounts.key'}",
            f"--root-ca-file={layout.pki / 'ca.crt'}",
            "--use-service-account-credentials=true",
            "--controllers=*,-nodeipam,-node-route-controller,-service-lb-controller",
            "--horizontal-pod-autoscaler-sync-period=1s",
            "--horizontal-pod-autoscaler-downscale-stabilization=1s",
            "--horizontal-pod-autoscaler-initial-readiness-delay=0s",
            "--kube-api-qps=500",
            "--kube-api-burst=1000",
        ),
        ports=(port,),
        is_ready=lambda: (
            https_status(layout, port, "/healthz") == HTTPStatus.OK and api_object(layout, default_account) is not None
        ),
    )


def scheduler(layout: Layout) -> Program:
    """The scheduler as it comes."""
    port = layout.ports.scheduler
    return Program(
        name="kube-scheduler",
        arguments=(*delegating(layout, "scheduler"), f"--secure-port={port}"),
        ports=(port,),
        is_ready=lambda: https_status(layout, port, "/readyz") == HTTPStatus.OK,
    )


def delegating(layout: Layout, client: str) -> tuple[str, ...]:
    """Flags of a component that works for the API server and asks it who may ask."""
    kubeconfig = layout.client_kubeconfig(client)
    return (
        f"--kubeconfig={kubeconfig}",
        f"--authentication-kubeconfig={kubeconfig}",
        f"--authorization-kubeconfig={kubeconfig}",
        "--bind-address=127.0.0.1",
        "--leader-elect=false",
        "--profiling=false",
        *serving(layout),
    )


def serving(layout: Layout) -> tuple[str, str]:
    """Flags of the certificate that a server shows."""
    return f"--tls-cert-file={layout.serving / 'tls.crt'}", f"--tls-private-key-file={layout.serving / 'tls.key'}"
