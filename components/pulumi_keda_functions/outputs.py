"""Values that hang on Pulumi Inputs: the one place where a `Value` meets an Output."""

from collections.abc import Mapping
from functools import partial

import pulumi

from .values import Setting, Value, resolve, reveals, settings_in


def lift(value: Value, settings: Mapping[str, pulumi.Input[str]]) -> pulumi.Input[str]:
    """`value` as an Output of the settings that it needs; secret as soon as it reveals one that is."""
    if isinstance(value, str):
        return value
    if isinstance(value, Setting) and value.name in settings:
        return settings[value.name]
    needed = {setting.name: settings[setting.name] for setting in settings_in(value) if setting.name in settings}
    if not any(isinstance(given, pulumi.Output) for given in needed.values()):
        return resolve(value, {name: str(given) for name, given in needed.items()})
    known_text = pulumi.Output.all(**needed).apply(partial(resolved_now, value))
    return known_text if reveals(value) else pulumi.Output.unsecret(known_text)


def together(texts: Mapping[str, pulumi.Input[str]]) -> pulumi.Output[dict[str, str]]:
    """All of `texts` as one Output; secret as soon as one of them is."""
    # Of no names at all, Pulumi makes a list.
    return pulumi.Output.all(**texts) if texts else pulumi.Output.from_input(dict[str, str]())


def resolved_now(value: Value, known: Mapping[str, str]) -> str:
    """The text of `value`. Raises RunError, which names the settings and not what they hold, where they are unfit."""
    try:
        return resolve(value, known)
    except ValueError as error:
        # Rules tell what is wrong without the text: "has no EntityPath".
        raise pulumi.RunError(f"settings: {' with '.join(sorted(known))} {error}") from None
