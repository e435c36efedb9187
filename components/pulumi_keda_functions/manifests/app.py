"""All objects of an app: where the component and the command line meet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..problems import InvalidInputError, Problem, errors
from ..projects import FunctionsProject
from ..scaling import HOST_ID, AppSettings, ScalingPlan, plan, problem_in_text, with_declared
from ..values import Value
from . import names, scaling_secret, settings_secret
from . import options as choices
from .deployment import deployment
from .model import Manifest
from .namespace import ROLE as NAMESPACE_ROLE
from .namespace import namespace
from .options import AppOptions
from .scaled_object import scaled_object
from .scaling_checks import problems_in_scaled_objects
from .scaling_secret import scaling_content
from .secret import secret
from .service import service, url
from .service_account import service_account
from .settings_secret import settings_content
from .trigger_authentication import trigger_authentication


@dataclass(frozen=True)
class DeclaredApp:
    """What an app consists of in a cluster."""

    plan: ScalingPlan
    manifests: tuple[Manifest, ...]
    """In an order in which they can be applied."""
    url: Value | None
    """Where its HTTP functions answer inside the cluster; None where it has none."""
    warnings: tuple[Problem, ...]


def declare(
    project: FunctionsProject, settings: AppSettings, options: AppOptions, found: Iterable[Problem] = ()
) -> DeclaredApp:
    """The plan and the objects of an app.

    Raises InvalidInputError with every problem that stops it, those `found` before first.
    """
    project = with_declared(project, options.arguments.get("functions", ()))
    planned = plan(project, settings, options.scaling)
    manifests = tuple(in_namespace(options, objects(project, planned, settings, options)))
    wrong = (*problems_in(project, settings, options, planned), *problems_in_scaled_objects(manifests, options))
    problems = list(dict.fromkeys([*found, *wrong]))
    if stopping := errors(problems):
        raise InvalidInputError(options.app_name, stopping)
    answering = next((group for group in planned.groups if group.answers_http), None)
    return DeclaredApp(
        planned,
        manifests,
        url(answering, options) if answering else None,
        tuple(problems),
    )


def problems_in(
    project: FunctionsProject, settings: AppSettings, options: AppOptions, planned: ScalingPlan
) -> Iterator[Problem]:
    """Everything that names and plain text show to be wrong."""
    yield from project.problems
    yield from choices.problems_in(options)
    yield from names.problems_in_names(options.app_name, planned)
    yield from (problem for name, text in settings.plain.items() if (problem := problem_in_text(name, text)))
    yield from planned.problems
    if options.arguments.get("host_id") and (setting := settings.find(HOST_ID)):
        yield Problem("host_id", f"the setting {setting} gives another host id", "keep one of the two")


def in_namespace(options: AppOptions, manifests: Iterator[Manifest]) -> Iterator[Manifest]:
    """`manifests`, after the namespace where that is the app's own."""
    if not options.arguments.get("create_namespace"):
        yield from manifests
        return
    yield namespace(options)
    for manifest in manifests:
        yield replace(manifest, after=(NAMESPACE_ROLE, *manifest.after))


def objects(
    project: FunctionsProject, planned: ScalingPlan, settings: AppSettings, options: AppOptions
) -> Iterator[Manifest]:
    """The app's objects, each after those that it needs."""
    yield service_account(options)
    if settings.names:
        yield secret(settings_secret.ROLE, settings_content(settings), options)
    if derived := scaling_content(planned, settings):
        yield secret(scaling_secret.ROLE, derived, options)
    for authentication in planned.authentications:
        yield trigger_authentication(authentication, planned, options, settings)
    for group in planned.groups:
        yield deployment(project, planned, group, options, settings)
        if group.answers_http:
            yield service(group, options)
        if group.triggers:
            yield scaled_object(group, options)
