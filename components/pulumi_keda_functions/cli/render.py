"""The objects of an app with all values filled in: what `pulumi up` applies, for other ways to a cluster."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..manifests import AppOptions, Plain, declare, resolved
from ..problems import InvalidInputError, Problem
from ..projects import read_project
from .given_settings import GivenSettings

_OPTIONS: Mapping[str, str] = {
    "app_name": "--name",
    "cooldown_period": "--cooldown-period",
    "host_id": "--host-id",
    "image": "--image",
    "keda_version": "--keda-version",
    "max_replicas": "--max-replicas",
    "min_replicas": "--min-replicas",
    "namespace": "--namespace",
    "polling_interval": "--polling-interval",
}
"""What the component's arguments are called here."""


@dataclass(frozen=True)
class RenderedApp:
    """What an app consists of in a cluster."""

    objects: Mapping[str, Plain]
    """By what each is to the app, in an order in which they can be applied."""
    warnings: tuple[Problem, ...]


def render_app(folder: Path, given: GivenSettings, options: AppOptions) -> RenderedApp:
    """The app of the project in `folder`.

    Raises InvalidInputError with every problem, each with its place on the command line or in a file.
    """
    found = (*given.problems_in_files, *given.problems_in_names)
    try:
        app = declare(read_project(folder), given.for_planning, options, found)
    except InvalidInputError as error:
        raise InvalidInputError(options.app_name, [_placed(problem, given) for problem in error.problems]) from None
    return RenderedApp(
        {manifest.role: resolved(manifest.body, given.values) for manifest in app.manifests},
        tuple(_placed(problem, given) for problem in app.warnings),
    )


def _placed(problem: Problem, given: GivenSettings) -> Problem:
    return given.placed(replace(problem, where=_OPTIONS.get(problem.where, problem.where)))
