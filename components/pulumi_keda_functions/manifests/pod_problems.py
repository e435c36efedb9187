"""What is wrong with what a user chooses about pods, and Kubernetes or the host would refuse."""

from collections.abc import Iterator

from ..problems import Problem
from ..scaling import AppSettings, ScalingPlan
from .choices import choices
from .chosen_metadata import problems_in_metadata
from .options import AppOptions
from .pod_override import problems_in_override
from .ports import problems_in_ports
from .registries import problems_in_registries
from .resources import problems_in_resources
from .restricted import problems_in_restricted
from .shutdown import problems_in_shutdown


def problems_in_pods(options: AppOptions, settings: AppSettings, plan: ScalingPlan) -> Iterator[Problem]:
    """All of it, each under the argument or the setting that it comes from."""
    for choice in choices(options):
        yield from problems_in_resources(choice)
        yield from problems_in_shutdown(choice)
        yield from problems_in_metadata(choice)
        yield from problems_in_override(choice)
    yield from problems_in_restricted(options)
    for group in plan.groups:
        yield from problems_in_ports(options, settings.of_group(group.name))
    yield from problems_in_registries(options.registries)
