"""Values that hang on Pulumi Inputs: the one place where a `Value` meets an Output."""

from collections.abc import Awaitable, Collection, Mapping
from functools import partial
from typing import TypeVar, cast

import pulumi

from .values import Setting, Value, resolve, reveals, settings_in

T = TypeVar("T")


def lift(value: Value, settings: Mapping[str, pulumi.Input[str]], resource: str) -> pulumi.Input[str]:
    """`value` as an Output of the settings that it needs; secret as soon as it reveals one that is.

    `resource` has the settings, and is named where one of them is unfit.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Setting) and value.name in settings:
        return settings[value.name]
    needed = {setting.name: settings[setting.name] for setting in settings_in(value) if setting.name in settings}
    if not any(isinstance(given, pulumi.Output) for given in needed.values()):
        return resolve(value, {name: str(given) for name, given in needed.items()})
    known_text = pulumi.Output.all(**needed).apply(partial(resolved_now, value, resource))
    return known_text if reveals(value) else pulumi.Output.unsecret(known_text)


def together(texts: Mapping[str, pulumi.Input[str]]) -> pulumi.Output[dict[str, str]]:
    """All of `texts` as one Output; secret as soon as one of them is."""
    # Of no names at all, Pulumi makes a list.
    return pulumi.Output.all(**texts) if texts else pulumi.Output.from_input(dict[str, str]())


def resolved_now(value: Value, resource: str, known: Mapping[str, str]) -> str:
    """The text of `value`. Raises RunError, which names the settings and not what they hold, where they are unfit."""
    try:
        return resolve(value, known)
    except ValueError as error:
        # Rules tell what is wrong without the text: "has no EntityPath".
        raise pulumi.RunError(f"{resource}: settings: {' with '.join(sorted(known))} {error}") from None


def known_or_input(argument: str, value: pulumi.Input[str] | None, inputs: dict[str, pulumi.Input[str]]) -> Value:
    """Text as it is; what is not known yet under a name that no setting can have, with Outputs added to `inputs`."""
    if isinstance(value, str) and value:
        return value
    reference = Setting(f"{argument} argument")
    if isinstance(value, pulumi.Output):
        inputs[reference.name] = value
    return reference


def secret_input(argument: str, value: pulumi.Input[str], inputs: dict[str, pulumi.Input[str]]) -> Value:
    """Text that stays a secret, plain or not."""
    return known_or_input(argument, pulumi.Output.secret(value), inputs)


def after(value: pulumi.Output[T], resources: Collection[pulumi.Resource]) -> pulumi.Output[T]:
    """`value`, for readers that have to come after `resources`.

    What those have for outputs is not asked for, so that a preview which does not know them yet still knows `value`.
    """

    async def all_resources() -> set[pulumi.Resource]:
        return await value.resources() | set(resources)

    future = cast("Awaitable[T]", value.future(with_unknowns=True))
    return pulumi.Output(all_resources(), future, value.is_known(), value.is_secret())
