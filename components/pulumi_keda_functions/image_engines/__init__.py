"""Engines that make an image: each gives a reference that is pinned by digest, from the same description of a build.

An engine is loaded when it is chosen, since each brings a provider's package.
"""

from importlib import import_module
from typing import Protocol, cast

import pulumi

from ..image_arguments import ImageEngine
from ..images.build import Build


class Engine(Protocol):
    """A module of this package."""

    def pinned_reference(self, name: str, build: Build, opts: pulumi.ResourceOptions) -> pulumi.Output[str]:
        """Declare the image as the resource `name`, and answer what it is called when it is there."""


def engine(choice: ImageEngine) -> Engine:
    """The engine for a choice."""
    return cast("Engine", import_module(f".{choice.value}", __name__))
