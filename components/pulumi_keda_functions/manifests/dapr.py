"""The sidecar of Dapr, which an annotation asks Dapr's operator for.

https://docs.dapr.io/reference/arguments-annotations-overview/
"""

from ..projects import Function
from ..scaling import AppSettings, Group
from ..scaling.dapr import APP_PORT, NAMED_BY, PORT
from ..values import Setting, Value
from . import names
from .options import AppOptions


def sidecar(group: Group, options: AppOptions, settings: AppSettings) -> dict[str, Value]:
    """Annotations of the pods; none where no function has to do with Dapr.

    Each group is an app of its own to Dapr: its replicas share the work of what calls it.
    """
    if not any(map(_uses_dapr, group.functions)):
        return {}
    about: dict[str, Value] = {
        "dapr.io/enabled": "true",
        "dapr.io/app-id": names.of_group(options.app_name, group),
    }
    # Without a trigger nothing listens there, and the sidecar would wait for it.
    if any(function.trigger.type.casefold() in NAMED_BY for function in group.functions):
        found = settings.find(APP_PORT)
        about["dapr.io/app-port"] = settings.text(APP_PORT) or (Setting(found) if found else str(PORT))
    return about


def _uses_dapr(function: Function) -> bool:
    return any(binding.type.casefold().startswith("dapr") for binding in (function.trigger, *function.bindings))
