"""The kubelet of the real node, and kube-proxy, by which Services lead to its pods."""

import json
import os
from http import HTTPStatus

from ..cluster.nodes import is_ready
from ..cluster.pki import REAL_NODE, REAL_NODE_ADDRESS
from ..cluster.probes import api_object, http_status
from ..cluster.processes import Program
from ..executables import find
from . import attached_registry
from .layout import KUBELET_PORT, POD_NETWORK, NodeLayout

PROXY_HEALTH = 10256


def kubelet(layout: NodeLayout) -> Program:
    """Ready when the node is."""
    return Program(
        name="kubelet",
        arguments=(
            f"--config={layout.folder / 'kubelet.json'}",
            f"--kubeconfig={layout.cluster.client_kubeconfig('kubelet')}",
            f"--root-dir={layout.folder / 'kubelet'}",
            f"--cert-dir={layout.folder / 'kubelet' / 'pki'}",
            f"--hostname-override={REAL_NODE}",
            f"--node-ip={REAL_NODE_ADDRESS}",
            "--node-labels=type=real",
            *attached_registry.flags(layout),
        ),
        ports=(KUBELET_PORT,),
        is_ready=lambda: is_ready(api_object(layout.cluster, f"/api/v1/nodes/{REAL_NODE}") or {"status": {}}),
    )


def kube_proxy(layout: NodeLayout) -> Program:
    """Writes rules for nftables, whose command comes with it."""
    return Program(
        name="kube-proxy",
        arguments=(f"--config={layout.folder / 'kube-proxy.json'}",),
        ports=(PROXY_HEALTH,),
        is_ready=lambda: http_status(PROXY_HEALTH, "/healthz") == HTTPStatus.OK,
        environment={"PATH": f"{find('nft').parent}{os.pathsep}{os.environ['PATH']}"},
    )


def write_configuration(layout: NodeLayout) -> None:
    """Everything that both read. JSON is YAML."""
    attached_registry.write_configuration(layout)
    (layout.folder / "kubelet.json").write_text(json.dumps(kubelet_configuration(layout), indent=2))
    (layout.folder / "kube-proxy.json").write_text(json.dumps(proxy_configuration(layout), indent=2))


def kubelet_configuration(layout: NodeLayout) -> dict[str, object]:
    """https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/

    For a node that shares a machine with others: no eviction, however full the machine is; no rules of its own in the
    kernel; swap and the older control groups are accepted.
    """
    files = layout.cluster
    signals = ("memory.available", "nodefs.available", "nodefs.inodesFree", "imagefs.available", "imagefs.inodesFree")
    return {
        "apiVersion": "kubelet.config.k8s.io/v1beta1",
        "kind": "KubeletConfiguration",
        "address": REAL_NODE_ADDRESS,
        "port": KUBELET_PORT,
        "readOnlyPort": 0,
        "healthzPort": 0,
        "authentication": {
            "anonymous": {"enabled": False},
            "webhook": {"enabled": True},
            "x509": {"clientCAFile": str(files.pki / "ca.crt")},
        },
        "authorization": {"mode": "Webhook"},
        "tlsCertFile": str(files.serving / "tls.crt"),
        "tlsPrivateKeyFile": str(files.serving / "tls.key"),
        "containerRuntimeEndpoint": f"unix://{layout.socket}",
        "cgroupDriver": "cgroupfs",
        "cgroupRoot": f"/{layout.cgroup}",
        "failCgroupV1": False,
        "failSwapOn": False,
        "seccompDefault": True,
        "makeIPTablesUtilChains": False,
        "resolvConf": "",
        "podLogsDir": str(layout.folder / "pod-logs"),
        "volumePluginDir": str(layout.folder / "kubelet" / "volume-plugins"),
        "serializeImagePulls": False,
        "registryPullQPS": 0,
        "eventRecordQPS": 0,
        "kubeAPIQPS": 200,
        "kubeAPIBurst": 400,
        "nodeStatusUpdateFrequency": "5s",
        "imageGCHighThresholdPercent": 100,
        "imageGCLowThresholdPercent": 99,
        "evictionHard": dict.fromkeys(signals, "0%"),
    }


def proxy_configuration(layout: NodeLayout) -> dict[str, object]:
    """https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/

    The kernel's table of connections belongs to the machine and stays as it is.
    """
    return {
        "apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
        "kind": "KubeProxyConfiguration",
        "mode": "nftables",
        "clientConnection": {"kubeconfig": str(layout.cluster.client_kubeconfig("kube-proxy"))},
        "hostnameOverride": REAL_NODE,
        "clusterCIDR": POD_NETWORK,
        "bindAddress": REAL_NODE_ADDRESS,
        "healthzBindAddress": f"127.0.0.1:{PROXY_HEALTH}",
        "metricsBindAddress": "127.0.0.1:10249",
        "conntrack": {"maxPerCore": 0, "min": 0, "tcpEstablishedTimeout": "0s", "tcpCloseWaitTimeout": "0s"},
        "nodePortAddresses": [f"{REAL_NODE_ADDRESS}/32"],
    }
