"""What the identities of an app are made of: whom they trust and what they may do, by the plan that the app has."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import pulumi

from .app_arguments import AppArguments
from .arguments import checked
from .azure.function_roles import Assignment, assignments
from .azure.given_ids import Forms, Issuer, Scope, problems_in_ids
from .azure.names import problems_in_resource_group
from .azure.role_problems import problem_in_id, problems_in_added_roles, problems_in_resources
from .function_identity_args import FunctionIdentityArgs
from .given_app import given_project, given_settings
from .identity_arguments import RoleScope
from .ids_known_later import checked_when_known, with_ids_checked
from .inputs import known_texts
from .kubernetes_names import problems_in_namespace
from .manifests import AppOptions, FederatedSubject, WorkloadIdentity, federated_subjects
from .manifests.options import problems_in as problems_in_options
from .manifests.workload_identity import KEDA_NAMESPACE
from .outputs import known_or_input
from .problems import InvalidInputError, Problem, Severity, errors
from .scaling import Principal, plan, problems_in_names, with_declared
from .values import Setting

SIGNS_IN = Setting("identity.client_id")
"""In place of a client id that the identity has once it is made."""
IDENTITY_IDS: Forms = {"oidc_issuer_url": Issuer(), "added_roles.[].scope": Scope()}
"""What each has to be the id of, by its path. Of `resources`, that hangs on their roles."""
UNNAMED = "app"
"""In place of an app's name that is missing or unfit, which is problem enough."""


@dataclass(frozen=True)
class IdentityNeeds:
    """All that an identity is made of."""

    arguments: FunctionIdentityArgs
    """Those that are right."""
    subjects: tuple[FederatedSubject, ...]
    assignments: tuple[Assignment, ...]
    resources: Mapping[str, pulumi.Input[str]]
    """Ids by the connection's name in lower case."""
    inputs: Mapping[str, pulumi.Input[str]]
    """What the subjects hang on."""
    warnings: tuple[Problem, ...]

    def signs_in(self, principal: Principal) -> bool:
        """Whether it is trusted."""
        return any(each.principal is principal for each in self.subjects)

    @property
    def keda_apart(self) -> bool:
        """Whether KEDA has an identity of its own."""
        asked = self.arguments.get("separate_keda_identity", False)
        return asked and all(map(self.signs_in, Principal))


def identity_needs(name: str, args: FunctionIdentityArgs) -> IdentityNeeds:
    """What the identities of an app need.

    Raises InvalidInputError with all problems that names and plain text show, before any resource exists.
    """
    told, problems = checked(args, FunctionIdentityArgs)
    inputs: dict[str, pulumi.Input[str]] = {}
    options = _options(told, inputs)
    given = told.get("settings", {})
    project = with_declared(given_project(told.get("project")), told.get("functions", ()))
    planned = plan(project, given_settings(given, options.arguments), options.scaling)
    subjects = tuple(federated_subjects(planned, options))
    resources = {connection.casefold(): value for connection, value in told.get("resources", {}).items()}
    needs = IdentityNeeds(told, subjects, (), {}, inputs, ())
    needed = assignments(
        planned.roles,
        {connection: same_resource(value) for connection, value in resources.items()},
        keda_apart=needs.keda_apart,
        scope=told.get("role_scope", RoleScope.ENTITY),
    )
    own = [
        *problems_in_resources(needed, known_texts(told.get("resources", {}))),
        *problems_in_added_roles(told.get("added_roles", ())),
    ]
    found = [*problems, *problems_in_names(given), *problems_in_options(options), *_problems_in_places(told)]
    of_plan = [*project.problems, *planned.problems]
    if told.get("project") and not subjects and not errors(of_plan):
        own.append(_without_use())
    wrong = [*found, *of_plan, *own]
    if stopping := errors(dict.fromkeys(wrong)):
        raise InvalidInputError(name, stopping)
    # What the plan warns of is told by the app itself.
    warnings = tuple(problem for problem in own if problem.severity is Severity.WARNING)
    fit = {key.casefold(): _fit(name, key, value, needed) for key, value in told.get("resources", {}).items()}
    return IdentityNeeds(with_ids_checked(name, told, IDENTITY_IDS), subjects, needed, fit, inputs, warnings)


def _problems_in_places(told: FunctionIdentityArgs) -> Iterator[Problem]:
    yield from problems_in_resource_group(told.get("resource_group_name"))
    yield from problems_in_namespace("keda_namespace", told.get("keda_namespace"))
    yield from problems_in_ids(told, IDENTITY_IDS)


def _options(told: FunctionIdentityArgs, inputs: dict[str, pulumi.Input[str]]) -> AppOptions:
    """The app's, as far as its plan hangs on them. Its pods sign in for added roles, too."""
    identity = WorkloadIdentity(
        client_id=SIGNS_IN if told.get("added_roles") else None,
        keda_namespace=told.get("keda_namespace") or KEDA_NAMESPACE,
    )
    namespace = known_or_input("namespace", told.get("namespace") or "default", inputs)
    of_app = {key: value for key, value in told.items() if key in AppArguments.__annotations__}
    name = told.get("app_name") or UNNAMED
    return AppOptions(name, Setting("image argument"), namespace, cast("AppArguments", of_app), identity=identity)


def _without_use() -> Problem:
    message = "no trigger or binding has an identity-based connection, and there are no added_roles"
    remedy = "give settings such as <connection>__accountName in place of <connection>, or leave the identity out"
    return Problem("settings", message, remedy)


def _fit(name: str, connection: str, resource_id: pulumi.Input[str], needed: Sequence[Assignment]) -> pulumi.Input[str]:
    """A resource's id, checked as soon as it is known."""
    roles = [each.role for each in needed if each.connection.casefold() == connection.casefold()]
    return checked_when_known(name, resource_id, partial(problem_in_id, connection, roles)) if roles else resource_id


def same_resource(resource_id: pulumi.Input[str]) -> Hashable:
    """What two connections with the same resource have in common: its id, or the Output that will have it."""
    return resource_id.casefold() if isinstance(resource_id, str) else id(resource_id)
