"""Platforms that images are built for (https://docs.docker.com/build/building/multi-platform/)."""

import re
from collections.abc import Iterator, Sequence

from ..problems import Problem, Severity
from .dockerfiles.base_images import FUNCTIONS

FUNCTIONS_PLATFORM = "linux/amd64"
"""The one of Microsoft's images for Functions."""
_PLATFORM = re.compile(r"(linux|windows)/[a-z0-9]+(/[a-z0-9]+)?")


def problems_in_platforms(platforms: Sequence[str]) -> Iterator[Problem]:
    """Platforms that no builder knows, or none at all."""
    for index, platform in enumerate(platforms):
        if not _PLATFORM.fullmatch(platform):
            remedy = f"write it like {FUNCTIONS_PLATFORM} or linux/arm64"
            yield Problem(f"platforms[{index}]", f"{platform!r} is no platform", remedy)
    if not platforms:
        yield Problem("platforms", "is empty", f"name a platform, or leave platforms out for {FUNCTIONS_PLATFORM}")


def platforms_without_base(platforms: Sequence[str], dockerfile: str) -> Iterator[Problem]:
    """Platforms that the base images in the text of a Dockerfile are not there for."""
    if FUNCTIONS not in dockerfile:
        return
    for index, platform in enumerate(platforms):
        if platform != FUNCTIONS_PLATFORM and _PLATFORM.fullmatch(platform):
            message = f"the Dockerfile names {FUNCTIONS}…, images for {FUNCTIONS_PLATFORM} alone"
            remedy = f"leave {platform} out, or start from another image"
            yield Problem(f"platforms[{index}]", message, remedy, Severity.WARNING)
