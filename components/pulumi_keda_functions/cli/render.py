"""The objects of an app with all values filled in: what `pulumi up` applies, for other ways to a cluster."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..manifests import Plain, declare, resolved
from ..problems import InvalidInputError, Problem
from ..projects import read_project
from ..scaling import with_arguments
from .given_options import GivenOptions
from .given_settings import GivenSettings


@dataclass(frozen=True)
class RenderedApp:
    """What an app consists of in a cluster."""

    objects: Mapping[str, Plain]
    """By what each is to the app, in an order in which they can be applied."""
    warnings: tuple[Problem, ...]


def render_app(folder: Path, given: GivenSettings, options: GivenOptions) -> RenderedApp:
    """The app of the project in `folder`.

    Raises InvalidInputError with every problem, each with its place on the command line or in a file.
    """
    app_options = options.for_app
    found = (*options.problems, *given.problems_in_files, *given.problems_in_names)
    try:
        app = declare(read_project(folder), with_arguments(given.for_planning, options.arguments), app_options, found)
    except InvalidInputError as error:
        placed = [given.placed(options.placed(problem)) for problem in error.problems]
        raise InvalidInputError(app_options.app_name, placed) from None
    return RenderedApp(
        {manifest.role: resolved(manifest.body, {**given.values, **options.values}) for manifest in app.manifests},
        tuple(given.placed(options.placed(problem)) for problem in app.warnings),
    )
