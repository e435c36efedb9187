"""What all operations on one configured provider share."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import kubeconfig
from .api_client import ApiClient
from .cluster import Cluster
from .engine_log import EngineLog
from .errors import ClusterUnreachableError, ProviderError
from .kinds import Kind
from .property_values import Object
from .settings import Settings


@dataclass
class Session:
    """A configured provider: its cluster, or why there is none."""

    settings: Settings
    cluster: Cluster | None
    unreachable: str
    """Why there is no cluster, empty where there is one."""
    default_namespace: str
    kubeconfig: Object
    """Everything about the cluster in use, as Helm is to see it; not to be printed."""
    log: EngineLog
    cancelled: threading.Event
    defined: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Group and kind of the program's own CustomResourceDefinitions, and whether they are namespaced."""

    def reachable(self) -> Cluster:
        """The cluster. Raises ClusterUnreachableError where there is none."""
        if self.cluster is None:
            raise ClusterUnreachableError(f"configured Kubernetes cluster is unreachable: {self.unreachable}")
        return self.cluster

    def is_namespaced(self, kind: Kind) -> bool:
        """Whether objects live in a namespace. A kind that nobody knows yet is taken to be namespaced."""
        known = kind.is_namespaced
        if known is None:
            known = self.defined.get((kind.group, kind.name))
        if known is None and self.cluster:
            known = self.cluster.is_namespaced(kind)
        return known is not False


def open_session(
    settings: Settings, environment: Mapping[str, str], log: EngineLog, cancelled: threading.Event
) -> Session:
    """Connect. A cluster that cannot be reached is no error yet: previews do without it."""
    cluster, unreachable, default_namespace = None, "", settings.namespace
    config: Object = {}
    try:
        given = settings.kubeconfig
        config = kubeconfig.load(given) if given else kubeconfig.ambient(environment)
        connection = kubeconfig.connection(config, settings.context, settings.cluster)
        default_namespace = settings.namespace or connection.namespace
        cluster = Cluster(ApiClient(connection))
    except ProviderError as error:
        unreachable = str(error)
    in_use = kubeconfig.in_use(config, settings.context, settings.cluster)
    return Session(settings, cluster, unreachable, default_namespace, in_use, log, cancelled)
