"""The Secret that holds what KEDA alone signs in with: derived from settings, or given for KEDA.

The Functions host reads a Redis address, the name of an Event Hub and the like in other forms than KEDA's scalers.
"""

from ..scaling import AppSettings, BySecrets, ScalingPlan
from . import names
from .options import AppOptions
from .secret import Content
from .setting_sources import entry

ROLE = "scaling"


def scaling_content(planned: ScalingPlan, settings: AppSettings, options: AppOptions) -> Content:
    """All that lies nowhere else, under the keys that the TriggerAuthentications refer to."""
    return {
        scaling_key(authentication, parameter): value
        for authentication in planned.authentications
        if isinstance(authentication, BySecrets)
        for parameter, value in authentication.secrets.items()
        if entry(value, settings, options) is None
    }


def scaling_key(authentication: BySecrets, parameter: str) -> str:
    """`eventhub-orders-connection`."""
    return f"{names.of_sign_in(authentication)}-{parameter}"
