"""What can be chosen about a Dockerfile."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...image_reference import problems_in_reference
from ...problems import Problem


@dataclass(frozen=True)
class DockerfileOptions:
    """Choices beside what the project itself tells."""

    language_version: str | None = None
    """The language's version (`3.12`, `22`, `8.0`, `21`). As the project declares it when None."""
    base_image: str | None = None
    """The image that the app runs on, as a whole reference; with its digest (`…/python:4-python3.12@sha256:…`) it is
    pinned. Microsoft's for the worker and the version when None."""
    build_image: str | None = None
    """The image that a compiled project is built in, likewise. The language's own when None."""
    non_root: bool = False
    """Run as the user and on the port that FunctionApp's `restricted` stands for, without its help."""


def problems_in_images(options: DockerfileOptions) -> Iterator[Problem]:
    """Images that are none, which a Dockerfile would take for a line of something else."""
    for argument, image in (("base_image", options.base_image), ("build_image", options.build_image)):
        if image is not None:
            yield from problems_in_reference(image, argument)
