"""The Secret that holds what KEDA signs in with, where that is derived from settings and no setting itself.

The Functions host reads a Redis address, the name of an Event Hub and the like in other forms than KEDA's scalers.
"""

from ..scaling import AppSettings, BySecrets, ScalingPlan
from ..values import Setting, Value
from . import names
from .secret import Content

ROLE = "scaling"


def scaling_content(planned: ScalingPlan, settings: AppSettings) -> Content:
    """All that is derived, under the keys that the TriggerAuthentications refer to."""
    return {
        derived_key(authentication, parameter): value
        for authentication in planned.authentications
        if isinstance(authentication, BySecrets)
        for parameter, value in authentication.secrets.items()
        if not is_setting(value, settings)
    }


def derived_key(authentication: BySecrets, parameter: str) -> str:
    """`eventhub-orders-connection`."""
    return f"{names.of_sign_in(authentication)}-{parameter}"


def is_setting(value: Value, settings: AppSettings) -> bool:
    """Whether the app's own Secret holds it as it is."""
    return isinstance(value, Setting) and value.name in settings.names
