"""The Deployment that the demo watches."""

from dataclasses import dataclass

from ..cluster import Cluster
from ..cluster.probes import api_object
from .errors import DemoError


@dataclass(frozen=True)
class Replicas:
    """How many pods a Deployment has, and how many of them are ready."""

    present: int
    ready: int


@dataclass(frozen=True)
class Deployment:
    """A Deployment in the local cluster."""

    cluster: Cluster
    namespace: str
    name: str

    def replicas(self) -> Replicas:
        """What the API server says now. Raises DemoError where it says nothing."""
        layout = self.cluster.layout
        found = api_object(layout, f"/apis/apps/v1/namespaces/{self.namespace}/deployments/{self.name}")
        if found is None:
            message = f"the API server at {layout.server} tells nothing about Deployment {self.namespace}/{self.name}"
            raise DemoError(f"{message}: start again by `make demo`")
        return Replicas(found["status"].get("replicas", 0), found["status"].get("readyReplicas", 0))
