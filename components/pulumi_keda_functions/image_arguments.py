"""The choices of a user about images: pure, so that every room may name them."""

from enum import StrEnum
from typing import NotRequired, TypedDict

from .inputs import Input


class ImageEngine(StrEnum):
    """What makes an image."""

    DOCKER_BUILD = "docker_build"
    """BuildKit: a local one, one in a container, or one that listens elsewhere."""
    DOCKER = "docker"
    """The Docker daemon of this machine."""
    ACR_TASKS = "acr_tasks"
    """Azure Container Registry builds it; nothing is needed locally."""
    GIVEN = "given"
    """Nothing: it exists."""


class AcrTasks(TypedDict):
    """The Azure Container Registry that builds an image."""

    resource_group_name: Input[str]
    """Resource group of the registry."""
    registry_name: Input[str]
    """Its name, without domain: `contoso`."""
    agent_pool_name: NotRequired[Input[str]]
    """Agent pool of the registry that the build runs in, inside a virtual network. Shared agents when left out."""
