"""Text that may only be known when the program runs.

Scaler metadata is often derived from an app setting (`%QueueName%`, the account name inside a service URI), and a
setting may be a Pulumi secret that is unknown at preview. A `Value` describes the derivation. It has three readers:
`resolve` carries it out once the settings are there, `lift` (in `outputs.py`) does so over Outputs, and `describe`
tells what it hangs on. Nothing else looks inside, so a secret cannot leak through a plan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never


@dataclass(frozen=True)
class Setting:
    """The value of an app setting, or `default` where the app has none of that name."""

    name: str
    default: str | None = None


def absent(name: str) -> Setting:
    """What stands for a text that is not there, of which a person is told: plans name it, and no check takes it for
    empty. No setting can have a `?` in its name."""
    return Setting(f"{name}?")


@dataclass(frozen=True)
class Joined:
    """Parts written one after the other, as in `"prefix-%Environment%"`."""

    parts: tuple["Value", ...]


@dataclass(frozen=True)
class Derived:
    """A named, pure function of another value."""

    function: Callable[[str], str]
    source: "Value"
    reveals: bool = True
    """Whether the result tells anything of its source. A digest does not, so that the digest of a secret is none."""


Value = str | Setting | Joined | Derived


def joined(*parts: Value) -> Value:
    """Parts in a row, in the simplest form that says the same: neighbouring texts melt into one."""
    flat: list[Value] = []
    for part in parts:
        for piece in part.parts if isinstance(part, Joined) else (part,):
            if isinstance(piece, str) and flat and isinstance(flat[-1], str):
                flat[-1] += piece
            elif piece != "":
                flat.append(piece)
    match flat:
        case []:
            return ""
        case [only]:
            return only
        case _:
            return Joined(tuple(flat))


def settings_in(value: Value) -> frozenset[Setting]:
    """The settings that `value` needs."""
    match value:
        case str():
            return frozenset()
        case Setting():
            return frozenset({value})
        case Joined(parts):
            return frozenset().union(*map(settings_in, parts))
        case Derived(source=source):
            return settings_in(source)
        case _:
            assert_never(value)


def reveals(value: Value) -> bool:
    """Whether the text of `value` tells anything of a setting."""
    match value:
        case str():
            return False
        case Setting():
            return True
        case Joined(parts):
            return any(map(reveals, parts))
        case Derived(_, source, revealing):
            return revealing and reveals(source)
        case _:
            assert_never(value)


def resolve(value: Value, settings: Mapping[str, str]) -> str:
    """The text of `value`. Raises KeyError with the name of a setting that is neither given nor defaulted."""
    match value:
        case str():
            return value
        case Setting(name, default):
            if name in settings:
                return settings[name]
            if default is None:
                raise KeyError(name)
            return default
        case Joined(parts):
            return "".join(resolve(part, settings) for part in parts)
        case Derived(function, source):
            return function(resolve(source, settings))
        case _:
            assert_never(value)


JsonValue = str | dict[str, object]


def describe(value: Value) -> JsonValue:
    """What `value` hangs on, as JSON: text stays text, the rest names settings and never their values."""
    match value:
        case str():
            return value
        case Setting(name, None):
            return {"setting": name}
        case Setting(name, default):
            return {"setting": name, "default": default}
        case Joined(parts):
            return {"parts": [describe(part) for part in parts]}
        case Derived(function, source):
            return {"derived": function.__name__, "from": describe(source)}
        case _:
            assert_never(value)


def in_words(value: Value) -> str:
    """What `value` hangs on, in one short phrase: `p-<X>`, `first_label of <Y>`."""
    match value:
        case str():
            return value
        case Setting(name, None):
            return f"<{name}>"
        case Setting(name, default):
            return f"<{name} or {default!r}>"
        case Joined(parts):
            return "".join(map(in_words, parts))
        case Derived(function, source):
            return f"{function.__name__} of {in_words(source)}"
        case _:
            assert_never(value)
