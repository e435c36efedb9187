"""The Deployments of an app that virtual nodes may come to run, as they are in the end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..keda.reading import mapping, mappings, number, text
from .model import Manifest
from .virtual_nodes import KINDS, may_run_there


@dataclass(frozen=True)
class VirtualWorkload:
    """A Deployment whose pods the scheduler may put on virtual nodes."""

    name: str
    template: Mapping[str, object]
    """Of its pods."""
    scaling: Mapping[str, object]
    """The spec of its ScaledObject; empty where it has none."""
    replicas: int
    """At most."""

    @property
    def pod(self) -> Mapping[str, object]:
        """The spec of its pods."""
        return mapping(self.template, "spec")

    @property
    def containers(self) -> Sequence[Mapping[str, object]]:
        """Those of each pod."""
        return mappings(self.pod, "containers")

    @property
    def runs_nowhere_else(self) -> bool:
        """Whether its pods are selected onto virtual nodes."""
        selector = mapping(self.pod, "nodeSelector")
        return any(selector.get(label) == value for label, value in (kind.label for kind in KINDS.values()))


def virtual_workloads(manifests: Sequence[Manifest]) -> Iterator[VirtualWorkload]:
    """Those among the objects of an app."""
    scaled = {}
    for manifest in manifests:
        if manifest.kind == "ScaledObject":
            spec = mapping(manifest.body, "spec")
            scaled[text(mapping(spec, "scaleTargetRef"), "name")] = spec
    for manifest in manifests:
        template = mapping(mapping(manifest.body, "spec"), "template")
        if manifest.kind == "Deployment" and may_run_there(mapping(template, "spec")):
            name = text(mapping(manifest.body, "metadata"), "name") or manifest.role
            scaling = scaled.get(name, {})
            fixed = number(mapping(manifest.body, "spec"), "replicas")
            most = fixed if fixed is not None else number(scaling, "maxReplicaCount")
            yield VirtualWorkload(name, template, scaling, most if most is not None else 1)
