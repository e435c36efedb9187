"""Where a cluster keeps what: one folder for its files, one block of ports.

cluster.lock      held while `up` or `down` works; its presence marks the folder as a cluster's
state.json        first port of the block, so that a restart keeps the addresses that others wrote down
kubeconfig        for the user
pki/              certificates, keys and the kubeconfigs of the cluster's own processes
etcd/  azurite/   data
stages.yaml       how simulated nodes and pods behave
logs/             one file per process, appended to at each start
"""

from dataclasses import dataclass
from pathlib import Path

from .ports import Ports

LOCK = "cluster.lock"
STATE = "state.json"


@dataclass(frozen=True)
class Layout:
    """Files and ports of one cluster."""

    folder: Path
    ports: Ports

    @property
    def server(self) -> str:
        """URL of the API server."""
        return f"https://127.0.0.1:{self.ports.api_server}"

    @property
    def kubeconfig(self) -> Path:
        """The administrator's kubeconfig, certificates included."""
        return self.folder / "kubeconfig"

    @property
    def pki(self) -> Path:
        """Folder of certificates and keys."""
        return self.folder / "pki"

    @property
    def serving(self) -> Path:
        """Folder of the certificate that every server of the cluster shows, named as KEDA wants it:
        ca.crt, tls.crt, tls.key."""
        return self.pki / "serving"

    @property
    def stages(self) -> Path:
        """kwok's description of how nodes and pods behave."""
        return self.folder / "stages.yaml"

    @property
    def discovery(self) -> Path:
        """kubectl's cache, here and not in the user's home, which would keep that of every cluster there ever was."""
        return self.folder / "discovery"

    def client_kubeconfig(self, client: str) -> Path:
        """The kubeconfig of one of the cluster's own processes."""
        return self.pki / f"{client}.kubeconfig"
