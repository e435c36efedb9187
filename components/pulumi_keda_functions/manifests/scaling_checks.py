"""What KEDA would refuse of an app's ScaledObjects, or silently not do."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from ..keda.scaled_object import problems_in_scaled_object
from ..keda.version import version_of
from ..problems import Problem
from .model import Body, Manifest
from .options import AppOptions

CHECKED_AS_ARGUMENTS = ("minReplicaCount", "maxReplicaCount", "pollingInterval", "cooldownPeriod")
"""Fields that come of arguments of their own, under whose names a person is told what is wrong."""


def problems_in_scaled_objects(manifests: Sequence[Manifest], options: AppOptions) -> Iterator[Problem]:
    """Of each ScaledObject with its TriggerAuthentications and the containers that it scales."""
    authentications = {name_of(each): part(each, "spec") for each in manifests if each.kind == "TriggerAuthentication"}
    deployments = {name_of(each): each for each in manifests if each.kind == "Deployment"}
    for scaled in manifests:
        if scaled.kind == "ScaledObject":
            where = f"ScaledObject {name_of(scaled)}"
            told_elsewhere = {where, *(f"{where}.{field}" for field in CHECKED_AS_ARGUMENTS)}
            for problem in problems_in_scaled_object(
                scaled.body,
                authentications,
                where,
                containers=containers(deployments[name_of(scaled)]),
                version=version_of(options.keda_version),
            ):
                if problem.where not in told_elsewhere:
                    yield problem


def containers(deployment: Manifest) -> Sequence[Body]:
    """Those of its pods."""
    template = cast("Body", part(deployment, "spec")["template"])
    return cast("Sequence[Body]", cast("Body", template["spec"])["containers"])


def name_of(manifest: Manifest) -> str:
    """The object's name."""
    return str(part(manifest, "metadata")["name"])


def part(manifest: Manifest, key: str) -> Mapping[str, object]:
    """A part of the object that is a mapping."""
    return cast("Mapping[str, object]", manifest.body[key])
