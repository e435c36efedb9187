"""The objects of a Functions app for a cluster, as `render` prints them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, WorkloadIdentity, declare, resolved
from pulumi_keda_functions.projects import read_project
from pulumi_keda_functions.scaling import AppSettings, values_of_layers, with_arguments

from tests.unit.sample import IMAGE
from tools.cluster import Cluster

Bindings = Sequence[Mapping[str, object]]
PATIENT: AppArguments = {"min_replicas": 0, "max_replicas": 5, "polling_interval": 300}
"""KEDA looks at a source that is not there only after the test has seen what it thinks of the objects."""


@dataclass(frozen=True)
class RenderedApp:
    """All objects of an app, in the order in which they are applied."""

    objects: Sequence[dict[str, Any]]

    def apply(self, cluster: Cluster) -> None:
        """Gives all of them to the API server."""
        cluster.kubectl("apply", "--server-side", "--filename=-", stdin=yaml.safe_dump_all(self.objects))

    def named(self, kind: str) -> list[str]:
        """Names of all objects of that kind."""
        return [each["metadata"]["name"] for each in self.objects if each["kind"] == kind]

    @property
    def triggers(self) -> list[dict[str, Any]]:
        """What all ScaledObjects have KEDA measure."""
        scaled = (each for each in self.objects if each["kind"] == "ScaledObject")
        return [trigger for each in scaled for trigger in each["spec"]["triggers"]]


def rendered_app(
    namespace: str,
    folder: Path,
    functions: Mapping[str, Bindings],
    settings: Mapping[str, str],
    *,
    host_json: Mapping[str, object] | None = None,
    name: str = "app",
    arguments: AppArguments = PATIENT,
    prometheus_address: str | None = None,
    identity: WorkloadIdentity | None = None,
) -> RenderedApp:
    """The app of a project that is written into `folder`, with the bindings of its functions by name."""
    (folder / "host.json").write_text(json.dumps({"version": "2.0", **(host_json or {})}))
    for function, bindings in functions.items():
        (folder / function).mkdir()
        written = {"scriptFile": "main.py", "bindings": [{"name": "x", "direction": "in", **each} for each in bindings]}
        (folder / function / "function.json").write_text(json.dumps(written))
    options = AppOptions(name, IMAGE, namespace, arguments, prometheus_address=prometheus_address, identity=identity)
    return rendered_project(folder, settings, options)


def rendered_project(project: Path, settings: Mapping[str, str], options: AppOptions) -> RenderedApp:
    """The app of a project as it is."""
    arguments = options.arguments
    app = declare(read_project(project), with_arguments(AppSettings.of(dict(settings)), arguments), options)
    own = {name: str(given.value) for name, given in values_of_layers(arguments).items()}
    objects: list[Any] = [resolved(manifest.body, {**settings, **own}) for manifest in app.manifests]
    return RenderedApp(objects)
