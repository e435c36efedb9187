"""What KEDA would refuse of an app's ScaledObjects, or silently not do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..keda.reading import mapping, mappings, text
from ..keda.scaled_object import problems_in_scaled_object
from ..keda.version import version_of
from ..problems import Problem
from ..scaling import ScalingPlan
from . import names
from .model import Manifest
from .options import AppOptions
from .scaled_object_arguments import argument_of

CHECKED_AS_ARGUMENTS = ("minReplicaCount", "maxReplicaCount", "pollingInterval", "cooldownPeriod")
"""Fields that come of arguments of their own, under whose names a person is told what is wrong."""


def problems_in_scaled_objects(
    manifests: Sequence[Manifest], options: AppOptions, planned: ScalingPlan
) -> Iterator[Problem]:
    """Of each ScaledObject with its TriggerAuthentications and the containers that it scales.

    Each is told under the argument that it comes of, or where there is none under the object's field.
    """
    groups = {names.of_group(options.app_name, group): group for group in planned.groups}
    functions = options.arguments.get("functions", ())
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
                    field = problem.where.removeprefix(f"{where}.")
                    argument = argument_of(field, groups[name_of(scaled)], functions)
                    yield replace(problem, where=argument or problem.where)


def name_of(manifest: Manifest) -> str:
    """The object's name."""
    return text(mapping(manifest.body, "metadata"), "name") or manifest.role
