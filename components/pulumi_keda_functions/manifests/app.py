"""All objects of an app: where the component and the command line meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..problems import InvalidInputError, Problem, errors
from ..projects import FunctionsProject
from ..scaling import HOST_ID, AppSettings, ScalingPlan, plan, problems_in_settings, with_declared
from ..values import Value
from . import function_keys, http_prometheus, names, scaling_secret
from . import options as choices
from .chosen_metadata import with_chosen_metadata
from .deployment import deployment
from .disruption_budget import disruption_budget, has_budget
from .function_keys import keys_content, problems_in_keys
from .function_urls import function_urls
from .http_objects import http_objects
from .http_problems import problems_in_http
from .http_url import url
from .identity_problems import problems_in_identity
from .kept_secrets import problems_in_kept_secrets, without_values
from .model import Manifest
from .name_lengths import problems_in_lengths
from .namespace import ROLE as NAMESPACE_ROLE
from .namespace import namespace
from .options import AppOptions
from .placement_checks import problems_in_placement
from .pod_problems import problems_in_pods
from .registry_secret import registry_secret
from .scaled_object import scaled_object
from .scaling_checks import problems_in_scaled_objects
from .scaling_secret import scaling_content
from .secret import Content, secret
from .service_account import service_account
from .setting_sources import own_secrets, problems_in_held
from .trigger_authentication import trigger_authentication
from .virtual_node_checks import problems_on_virtual_nodes


@dataclass(frozen=True)
class DeclaredApp:
    """What an app consists of in a cluster."""

    plan: ScalingPlan
    manifests: tuple[Manifest, ...]
    """In an order in which they can be applied."""
    url: Value | None
    """Where its HTTP functions answer, those of the first group that has any; None where there are none."""
    warnings: tuple[Problem, ...]
    keys: Mapping[str, Value]
    """The function keys that are made, under the host's names for them."""
    function_urls: Mapping[str, Value]
    """Where each function is called, by its name."""


def declare(
    project: FunctionsProject, settings: AppSettings, options: AppOptions, found: Iterable[Problem] = ()
) -> DeclaredApp:
    """The plan and the objects of an app.

    Raises InvalidInputError with every problem that stops it, those `found` before first.
    """
    project = with_declared(project, options.arguments.get("functions", ()))
    planned = plan(project, settings, options.scaling)
    keys = keys_content(planned, options)
    made = tuple(objects(project, planned, settings, options, keys))
    placed = in_namespace(options, without_values(made, options))
    manifests = tuple(with_chosen_metadata(manifest, options) for manifest in placed)
    wrong = (
        *problems_in(project, settings, options, planned),
        *problems_in_held(manifests, settings),
        *problems_in_scaled_objects(manifests, options, planned),
        *problems_on_virtual_nodes(manifests, options),
        *problems_in_kept_secrets(made, options),
    )
    problems = list(dict.fromkeys([*found, *wrong]))
    if stopping := errors(problems):
        raise InvalidInputError(options.app_name, stopping)
    answering = next((group for group in planned.groups if group.answers_http), None)
    return DeclaredApp(
        planned,
        manifests,
        url(answering, options) if answering else None,
        tuple(problems),
        keys,
        function_urls(project, planned, settings, options, keys),
    )


def problems_in(
    project: FunctionsProject, settings: AppSettings, options: AppOptions, planned: ScalingPlan
) -> Iterator[Problem]:
    """Everything that names and plain text show to be wrong."""
    yield from project.problems
    yield from choices.problems_in(options)
    yield from problems_in_lengths(options.app_name, planned)
    yield from names.problems_in_names(options.app_name, planned)
    yield from problems_in_settings(settings, options.arguments)
    yield from planned.problems
    yield from problems_in_placement(options, planned)
    yield from problems_in_http(planned, options)
    yield from problems_in_identity(planned, settings, options)
    yield from problems_in_keys(settings, options, planned)
    yield from problems_in_pods(options, settings, planned)
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
    project: FunctionsProject, planned: ScalingPlan, settings: AppSettings, options: AppOptions, keys: Content
) -> Iterator[Manifest]:
    """The app's objects, each after those that it needs; `keys` are the function keys that are made."""
    yield service_account(options)
    contents = {role: each for group in planned.groups for role, each in own_secrets(settings, group.name).items()}
    for role, content in contents.items():
        yield secret(role, content, options)
    if derived := scaling_content(planned, settings, options):
        yield secret(scaling_secret.ROLE, derived, options)
    if keys:
        yield secret(function_keys.ROLE, keys, options)
    if options.registries:
        yield registry_secret(options)
    for authentication in planned.authentications:
        yield trigger_authentication(authentication, planned, options, settings)
    if http_prometheus.authenticates(planned, options):
        yield http_prometheus.authentication(options)
    for group in planned.groups:
        yield deployment(project, planned, group, options, settings)
        if has_budget(group):
            yield disruption_budget(group, options)
        if group.answers_http:
            yield from http_objects(group, options)
        if group.triggers:
            yield scaled_object(group, options)
