"""Settings as Pulumi has them: secrets, whose values may not be known before `up`."""

from collections.abc import Mapping
from functools import partial

import pulumi

from .app_arguments import AppArguments
from .scaling import environment_name, problem_in_text, values_of_layers


def setting_inputs(
    app: str, settings: Mapping[str, pulumi.Input[str]], arguments: AppArguments
) -> dict[str, pulumi.Input[str]]:
    """The value of each setting of the resource `app`, by the name that a `Setting` has for it."""
    inputs: dict[str, pulumi.Input[str]] = {
        environment_name(name): secret_setting(app, name, value) for name, value in settings.items()
    }
    for reference, given in values_of_layers(arguments).items():
        inputs[reference] = secret_setting(app, given.name, given.value, given.argument)
    return inputs


def secret_setting(app: str, name: str, value: pulumi.Input[str], argument: str = "settings") -> pulumi.Output[str]:
    """A setting's value as a secret. One that is not plain text is checked as soon as it is known."""
    secret = pulumi.Output.secret(value)
    return secret if isinstance(value, str) else secret.apply(partial(fit_for_a_cluster, app, name, argument))


def fit_for_a_cluster(app: str, name: str, argument: str, text: str) -> str:
    """`text`. Raises RunError, which does not tell it, where it cannot work in a cluster."""
    if problem := problem_in_text(name, text, argument):
        raise pulumi.RunError(f"{app}: {problem}")
    return text
