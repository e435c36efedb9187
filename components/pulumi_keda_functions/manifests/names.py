"""Names of an app's objects, all derived from the app's name so that people can type them."""

import re
from collections.abc import Iterator

from ..problems import Problem
from ..scaling import Authentication, Group, ScalingPlan

SCALED_OBJECT_LIMIT = 54
"""KEDA calls the HorizontalPodAutoscaler `keda-hpa-<name>`, which must fit in 63 characters."""
OBJECT_LIMIT = 253
"""For everything that is no more than a name."""
LABEL_LIMIT = 63
"""For Services, and for the names that become values of labels."""


def of_group(app_name: str, group: Group) -> str:
    """The Deployment of a group, and its Service and ScaledObject."""
    return f"{app_name}-{group.name}"


def of_settings(app_name: str) -> str:
    """The Secret of settings, up to its content hash."""
    return f"{app_name}-settings-"


def of_authentication(app_name: str, authentication: Authentication) -> str:
    """The TriggerAuthentication of all triggers that sign in the same way: `orders-azurewebjobsstorage`."""
    settings = [setting.name for _, setting in sorted(authentication.secrets.items())]
    if authentication.uses_identity:
        settings = ["identity"] if authentication.client_id is None else [authentication.client_id.name]
    return "-".join([app_name, *(re.sub(r"[^a-z0-9]", "-", name.lower()).strip("-") for name in settings)])


def problems_in_names(app_name: str, plan: ScalingPlan) -> Iterator[Problem]:
    """Names that get too long, each with the limit that it breaks."""
    for group in plan.groups:
        name = of_group(app_name, group)
        limit = SCALED_OBJECT_LIMIT if group.triggers else LABEL_LIMIT
        if len(name) > limit:
            why = "ScaledObject, since KEDA puts keda-hpa- before it" if group.triggers else "Service and a label"
            message = f"{app_name!r} makes {name!r}, {len(name)} characters long: {limit} are allowed for a {why}"
            yield Problem("app_name", message, f"shorten it by {len(name) - limit}")
    taken: dict[str, Authentication] = {}
    for authentication in plan.authentications:
        name = of_authentication(app_name, authentication)
        if name in taken:
            message = f"two connections would share the TriggerAuthentication {name!r}"
            yield Problem("settings", message, "rename one of their settings")
        if len(name) > OBJECT_LIMIT:
            message = f"TriggerAuthentication {name!r} is {len(name)} characters long: {OBJECT_LIMIT} are allowed"
            yield Problem("settings", message, f"shorten the setting's name by {len(name) - OBJECT_LIMIT}")
        taken[name] = authentication
