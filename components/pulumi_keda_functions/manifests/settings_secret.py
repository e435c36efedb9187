"""The Secrets that hold an app's settings, as its containers' environment: one for all groups, and a group's own."""

from ..scaling import AppSettings
from ..values import Setting
from .secret import Content

ROLE = "settings"


def settings_content(settings: AppSettings) -> Content:
    """All settings that the app brings along for every group."""
    return {name: Setting(name) for name in settings.own}


def group_role(group: str) -> str:
    """What the Secret of a group is to the app: `events-settings`."""
    return f"{group}-{ROLE}"


def group_content(settings: AppSettings, group: str) -> Content:
    """The settings that only the functions of `group` see."""
    layer = settings.groups.get(group)
    return {} if layer is None else {name: layer.reference(name) for name in layer.own}
