"""What KEDA would refuse of an app's ScaledObjects, or silently not do."""

from collections.abc import Iterator, Sequence

from ..keda.reading import mapping, mappings, text
from ..keda.scaled_object import problems_in_scaled_object
from ..keda.version import version_of
from ..problems import Problem
from .model import Manifest
from .options import AppOptions

CHECKED_AS_ARGUMENTS = ("minReplicaCount", "maxReplicaCount", "pollingInterval", "cooldownPeriod")
"""Fields that come of arguments of their own, under whose names a person is told what is wrong."""


def problems_in_scaled_objects(manifests: Sequence[Manifest], options: AppOptions) -> Iterator[Problem]:
    """Of each ScaledObject with its TriggerAuthentications and the containers that it scales."""
    specs = {(each.kind, name_of(each)): mapping(each.body, "spec") for each in manifests}
    authentications = {name: spec for (kind, name), spec in specs.items() if kind == "TriggerAuthentication"}
    for scaled in manifests:
        if scaled.kind == "ScaledObject":
            where = f"ScaledObject {name_of(scaled)}"
            told_elsewhere = {where, *(f"{where}.{field}" for field in CHECKED_AS_ARGUMENTS)}
            pod = mapping(mapping(specs["Deployment", name_of(scaled)], "template"), "spec")
            for problem in problems_in_scaled_object(
                scaled.body,
                authentications,
                where,
                containers=mappings(pod, "containers"),
                version=version_of(options.keda_version),
            ):
                if problem.where not in told_elsewhere:
                    yield problem


def name_of(manifest: Manifest) -> str:
    """The object's name."""
    return text(mapping(manifest.body, "metadata"), "name") or manifest.role
