"""What a trigger is read against: host.json and the app settings."""

import re
from dataclasses import dataclass, field, replace

from ..app_arguments import FunctionOverride
from ..keda.version import Version
from ..problems import Problem
from ..projects import Function, HostConfig, Property
from ..values import Derived, Joined, Setting, Value, absent, in_words, joined, settings_in
from .app_settings import HOST_ID, AppSettings
from .options import ScalingOptions

_EXPRESSION = re.compile("%([^%]*)%")
"""A binding expression that the host replaces by a setting
(https://learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns#binding-expressions---app-settings)."""


@dataclass(frozen=True)
class Expanded:
    """A property of a trigger with its `%Setting%`s expanded, and what is wrong with it."""

    value: Value
    """`absent` where there is none."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class App:
    """An app's configuration."""

    host: HostConfig
    settings: AppSettings
    cores: int = 1
    """Processors that a replica sees. The host multiplies several of its defaults by it."""
    options: ScalingOptions = field(default_factory=ScalingOptions)

    def of_group(self, name: str) -> "App":
        """As the functions of one group see it."""
        return replace(self, settings=self.settings.of_group(name), cores=self.options.cores_of(name))

    def may_stop(self, function: Function) -> bool:
        """Whether the user says that `function` needs no replica before there is work, though it would keep one."""
        return self.override(function).get("scale_to_zero", False)

    def override(self, function: Function) -> FunctionOverride:
        """What the user says of `function`; nothing more than its name where that is not mentioned."""
        named = (each for each in self.options.functions if each["name"].casefold() == function.name.casefold())
        return next(named, FunctionOverride(name=function.name))

    @property
    def keda(self) -> Version:
        """The oldest KEDA that the plan must work with."""
        return self.options.keda

    @property
    def host_id(self) -> Value:
        """Id under which the host keeps its state in storage."""
        own = self.settings.find(HOST_ID)
        return Setting(own) if own else self.options.host_id

    def read(self, function: Function, name: str) -> Expanded:
        """The trigger's property `name`, which it cannot do without. Of one that cannot be read the reader has told."""
        if function.trigger.unread_problem(name):
            return Expanded(absent(name))
        written = function.trigger.properties.get(name)
        if written is None or written == "":
            missing = Problem(function.where, f"{function.name}: {function.trigger.type} has no {name}", f"give {name}")
            return Expanded(absent(name), (missing,))
        value = self.expand(written)
        problems = self.unresolved(function, name, written)
        if not problems and value and self.plain_text(value) == "":
            message = f"{function.name}: {name} is {as_written(written)}, which is empty"
            problems = (Problem(function.where, message, "give the setting a value"),)
        return Expanded(value, problems)

    def expand(self, written: Property) -> Value:
        """`%Setting%`s replaced, as the host does for names of entities and for connections."""
        match written:
            case str():
                pieces = _EXPRESSION.split(written)
                return joined(*(self._setting(piece) if index % 2 else piece for index, piece in enumerate(pieces)))
            case Joined(parts):
                return joined(*map(self.expand, parts))
            case Setting() | Derived():
                return written
            case _:
                return str(written)

    def _setting(self, name: str) -> Setting:
        return Setting(self.settings.find(name) or name)

    def unresolved(self, function: Function, name: str, written: Property) -> tuple[Problem, ...]:
        """One problem for each setting that the property needs and the app does not have."""
        return tuple(
            Problem(
                function.where,
                f"{function.name}: {name} is {as_written(written)}, and no setting is called {setting.name}",
                self.settings.remedy_for(setting.name),
            )
            for setting in sorted(settings_in(self.expand(written)), key=lambda setting: setting.name)
            if not self.settings.provides(setting)
        )

    def plain_text(self, value: Value) -> str | None:
        """The text of `value` if it is known now."""
        match value:
            case str():
                return value
            case Setting(name, default):
                return self.settings.plain.get(name, None if name in self.settings.names else default)
            case Joined(parts):
                texts = [text for text in map(self.plain_text, parts) if text is not None]
                return "".join(texts) if len(texts) == len(parts) else None
            case Derived(function, source):
                text = self.plain_text(source)
                return None if text is None else function(text)


def as_written(written: Property) -> str:
    """A property for a message."""
    return in_words(written) if isinstance(written, Setting | Joined | Derived) else repr(written)
