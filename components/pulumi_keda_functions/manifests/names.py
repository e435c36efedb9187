"""Names of an app's objects, all derived from the app's name so that people can type them."""

import re
from collections.abc import Iterator

from ..problems import Problem
from ..scaling import ByIdentity, BySecrets, Group, ScalingPlan
from ..values import Setting, settings_in

OBJECT_LIMIT = 253
"""For everything that is no more than a name."""


def of_group(app_name: str, group: Group) -> str:
    """The Deployment of a group, and its Service and ScaledObject."""
    return f"{app_name}-{group.name}"


def of_sign_in(authentication: BySecrets | ByIdentity) -> str:
    """What all triggers that sign in the same way have in common: `azurewebjobsstorage`."""
    match authentication:
        case ByIdentity(None):
            words = ["identity"]
        case ByIdentity(Setting(name)):
            words = [name]
        case BySecrets(secrets, about):
            needed = (setting.name for value in secrets.values() for setting in settings_in(value))
            words = [*sorted(set(needed)), *([about] if about else [])]
    return "-".join(re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") for word in words)


def of_authentication(app_name: str, authentication: BySecrets | ByIdentity) -> str:
    """Their TriggerAuthentication: `orders-azurewebjobsstorage`."""
    return f"{app_name}-{of_sign_in(authentication)}"


def problems_in_names(app_name: str, plan: ScalingPlan) -> Iterator[Problem]:
    """Names of sign-ins that get too long, or that two of them would share."""
    taken: dict[str, BySecrets | ByIdentity] = {}
    for authentication in plan.authentications:
        name = of_authentication(app_name, authentication)
        if name in taken:
            message = f"two connections would share the TriggerAuthentication {name!r}"
            yield Problem("settings", message, "rename one of their settings")
        if len(name) > OBJECT_LIMIT:
            message = f"TriggerAuthentication {name!r} is {len(name)} characters long: {OBJECT_LIMIT} are allowed"
            yield Problem("settings", message, f"shorten the setting's name by {len(name) - OBJECT_LIMIT}")
        taken[name] = authentication
