"""What an app's identities need in Azure, as outputs."""

from collections.abc import Callable
from typing import TypedDict

import pulumi

from .manifests import AppOptions, federated_subjects
from .scaling import ScalingPlan
from .values import Value


class RequiredRole(TypedDict):
    """An Azure role that an identity needs at what a connection leads to."""

    principal: str
    """Whose identity: `the app` or `KEDA`."""
    role: str
    """Its name in Azure: `Storage Queue Data Contributor`."""
    connection: str
    """The connection, by the name of its settings."""
    part: str
    """The part of what it leads to that the role is enough on, as its resource id ends:
    `queueServices/default/queues/orders`. Empty: all of it."""


class TrustedSubject(TypedDict):
    """A ServiceAccount that an identity has to trust, by a federated credential with the cluster's OIDC issuer."""

    principal: str
    """Who signs in with it: `the app` or `KEDA`."""
    subject: str
    """`system:serviceaccount:shop:orders`."""


def required_roles(plan: ScalingPlan) -> pulumi.Output[list[RequiredRole]]:
    """Those of the app and of KEDA."""
    return pulumi.Output.from_input(
        [
            RequiredRole(principal=each.principal, role=each.name, connection=each.connection, part=each.part)
            for each in plan.roles
        ]
    )


def trusted_subjects(
    plan: ScalingPlan, options: AppOptions, lifted: Callable[[Value], pulumi.Input[str]]
) -> pulumi.Output[list[TrustedSubject]]:
    """Those of the app and of KEDA."""
    listed = [
        pulumi.Output.all(principal=each.principal.value, subject=lifted(each.subject)).apply(_trusted)
        for each in federated_subjects(plan, options)
    ]
    return pulumi.Output.all(*listed).apply(list)


def _trusted(told: dict[str, str]) -> TrustedSubject:
    return TrustedSubject(principal=told["principal"], subject=told["subject"])
