"""The names that an image is pushed under."""

from functools import partial

import pulumi

from ..images.build import Build


def tagged(build: Build) -> list[pulumi.Output[str]]:
    """Registry, repository and tag, for each tag."""
    name = pulumi.Output.from_input(build.image_name)
    return [name.apply(partial(with_tag, tag)) for tag in build.tags]


def with_tag(tag: str, name: str) -> str:
    """One of them."""
    return f"{name}:{tag}"
