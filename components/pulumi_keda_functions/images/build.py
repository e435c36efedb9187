"""A build, as every engine is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..app_arguments import RegistryCredentials
from ..image_arguments import AcrTasks
from ..inputs import Input
from .platforms import FUNCTIONS_PLATFORM


@dataclass(frozen=True)
class Build:
    """What to build, from what, and where to push it."""

    image_name: Input[str]
    """Registry and repository."""
    tags: tuple[str, ...]
    context: str
    """A folder, or the URL of a Git repository."""
    dockerfile: str | None
    """Its path, in a folder as the engine finds it, in Git relative to the context; None: `Dockerfile` in Git."""
    text: str | None = None
    """The Dockerfile's own text; None: it is in Git."""
    files: tuple[str, ...] = ()
    """The files of the folder that go to the builder, for engines that do not find them themselves."""
    content: str | None = None
    """Hash of the context with the Dockerfile, for the same engines; None for Git."""
    target: str | None = None
    build_args: Mapping[str, Input[str]] = field(default_factory=dict)
    build_secrets: Mapping[str, Input[str]] = field(default_factory=dict)
    platforms: tuple[str, ...] = (FUNCTIONS_PLATFORM,)
    cache_from: tuple[str, ...] = ()
    cache_to: str | None = None
    registry_credentials: tuple[RegistryCredentials, ...] = ()
    builder: str | None = None
    on_preview: bool = False
    is_retained: bool = True
    """Whether the image outlives its resource."""
    acr_tasks: AcrTasks | None = None
