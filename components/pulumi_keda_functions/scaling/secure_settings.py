"""Properties that an extension takes for the name of a setting first, and for the text itself where there is none.

The Kafka extension reads all of its texts so, the RabbitMQ extension's first version its host and user
(`ResolveSecureSetting` in https://github.com/Azure/azure-functions-kafka-extension).
"""

from ..problems import Problem
from ..projects import Function
from ..values import Setting, Value, settings_in
from .app import App, Expanded


def text_or_setting(app: App, function: Function, name: str) -> Expanded:
    """The property `name`, which the trigger cannot do without: `%Setting%`s expanded, then a setting of that name."""
    reading = app.read(function, name)
    setting = setting_called(app, reading.value)
    return Expanded(setting or reading.value, reading.problems)


def secret_setting(app: App, function: Function, name: str) -> Expanded:
    """The same for a secret, which has to come from a setting.

    The host would take a text that is no setting's name for the secret itself. It is refused here, since a secret in
    the code shows wherever the code does.
    """
    reading = text_or_setting(app, function, name)
    if reading.problems or settings_in(reading.value):
        return reading
    if app.settings.assumed and isinstance(reading.value, str):
        return Expanded(Setting(reading.value))
    message = f"{function.name}: {name} is not the name of a setting that the app has"
    return Expanded("", (Problem(function.where, message, f"put the secret into settings, and its name into {name}"),))


def setting_called(app: App, value: Value) -> Setting | None:
    """The setting whose name `value` is, looked up among the `ConnectionStrings` first."""
    text = app.plain_text(value)
    found = (app.settings.find(f"ConnectionStrings__{text}") or app.settings.find(text)) if text else None
    return Setting(found) if found else None
