"""What a person reads after a build or a push has failed, beside the words of builder and registry."""

import asyncio

import pulumi

from ..images.failures import advice_on


def giving_advice(name: str) -> pulumi.ResourceHookBinding:
    """For the resource `name`: on failure, tell what to do, and let it fail."""
    return pulumi.ResourceHookBinding(on_error=[pulumi.ErrorHook(f"{name}-advice", told_and_failed)])


SECONDS = 1.0
"""What a step has printed comes from the plugin a moment after the failure, which the engine does not wait for."""


async def told_and_failed(failure: pulumi.ErrorHookArgs) -> bool:
    """Never asks for another attempt: builders and registries try again by themselves."""
    await asyncio.sleep(SECONDS)
    if failure.errors and (advice := advice_on(failure.errors[0])):
        pulumi.log.error(f"{failure.name}: {advice}")
    return False
