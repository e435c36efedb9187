"""The Secret that holds an app's settings, as its containers' environment."""

from ..scaling import AppSettings
from ..values import Setting
from .secret import Content

ROLE = "settings"


def settings_content(settings: AppSettings) -> Content:
    """All settings."""
    return {name: Setting(name) for name in settings.names}
