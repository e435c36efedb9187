"""Build arguments, which anybody who has an image can read."""

from collections.abc import Mapping
from typing import cast

import pulumi

from .inputs import Input


def plain(
    build_args: Mapping[str, Input[str]], image: str, component: pulumi.ComponentResource
) -> dict[str, pulumi.Input[str]]:
    """The `build_args` of the resource `image`. Where one is a secret, which may be known at `up` alone, its Output
    raises RunError.

    It does so when `component` is registered: Pulumi crashes without a word when a program fails while the server for
    its hooks is about to start.
    """

    def checked(name: str, value: Input[str]) -> pulumi.Input[str]:
        if not isinstance(value, pulumi.Output):
            return value

        async def no_secret() -> str:
            if await value.is_secret():
                await component.urn.future()
                raise pulumi.RunError(
                    f"{image}: build_args[{name!r}]: is a secret, and build arguments can be read in the image: "
                    "give it in build_secrets, and read it by RUN --mount=type=secret"
                )
            # Nothing, where it is not known: which is_known tells.
            return cast("str", await value.future())

        return pulumi.Output(value.resources(), no_secret(), value.is_known(), value.is_secret())

    return {name: checked(name, value) for name, value in build_args.items()}
