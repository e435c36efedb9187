"""A Functions project in a cluster: read, declared and applied as `render` and the components do it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.scaling import AddedTrigger

from tests.cluster.rendered_app import rendered_app
from tools.cluster import Cluster, ClusterError

Binding = Mapping[str, object]
FUNCTION = "process"
MOST_REPLICAS = 5
PATIENCE = "--timeout=120s"
"""A timer's window may be more than a minute away."""


@dataclass(frozen=True)
class App:
    """An app of a single Deployment, which KEDA asks about every second."""

    cluster: Cluster
    namespace: str
    name: str
    """Of the Deployment and of the ScaledObject."""
    triggers: Sequence[Mapping[str, Any]]
    """Those of the ScaledObject."""

    def waits_for(self, replicas: int) -> None:
        """Until the Deployment has that many replicas and all of them are ready."""
        ready = f"jsonpath={{.status.readyReplicas}}={replicas}"
        for condition in (f"jsonpath={{.spec.replicas}}={replicas}", *([ready] if replicas else [])):
            self._wait(f"deployment/{self.name}", condition)

    def _wait(self, what: str, condition: str) -> None:
        try:
            self.cluster.kubectl("wait", what, f"--for={condition}", f"-n={self.namespace}", PATIENCE)
        except ClusterError as error:
            error.add_note(self.cluster.kubectl("describe", f"scaledobject/{self.name}", f"-n={self.namespace}"))
            raise


def deploy(
    cluster: Cluster,
    namespace: str,
    folder: Path,
    binding: Binding,
    settings: Mapping[str, str],
    *,
    name: str = "app",
    host_json: Mapping[str, object] | None = None,
    scale_to_zero: bool = False,
    triggers: Sequence[AddedTrigger] = (),
    prepare: Callable[[Sequence[Mapping[str, Any]]], None] = lambda _: None,
) -> App:
    """An app of one function, with KEDA triggers beside the function's own. Returns when KEDA has taken them.

    `prepare` makes what the triggers of the ScaledObject ask for, before KEDA asks.
    """
    arguments: AppArguments = {
        "max_replicas": MOST_REPLICAS,
        "functions": [{"name": FUNCTION, "scale_to_zero": scale_to_zero}],
        "groups": {"http": {"triggers": triggers}} if triggers else {},
        "polling_interval": 1,
        "cooldown_period": 1,
    }
    given = {"AzureWebJobsStorage": cluster.azurite_connection_string, **settings}
    rendered = rendered_app(
        namespace, folder, {FUNCTION: [binding]}, given, host_json=host_json, name=name, arguments=arguments
    )
    prepare(rendered.triggers)
    rendered.apply(cluster)
    (scaled,) = rendered.named("ScaledObject")
    app = App(cluster, namespace, scaled, rendered.triggers)
    app._wait(f"scaledobject/{app.name}", "condition=Ready")
    return app
