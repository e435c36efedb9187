"""What each engine can do. What it cannot is refused by name, never left out in silence."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..image_arguments import ImageEngine
from ..image_reference import reference
from ..problems import Problem
from .git_context import is_in_git

DOCKER_BUILD, DOCKER, ACR_TASKS = ImageEngine.DOCKER_BUILD, ImageEngine.DOCKER, ImageEngine.ACR_TASKS
BUILDING = frozenset({DOCKER_BUILD, DOCKER, ACR_TASKS})
Given = Mapping[str, object]
"""Arguments that are there, by name."""


@dataclass(frozen=True)
class Capability:
    """Something that is asked of an engine."""

    argument: str
    what: str
    """In words, after "can …"."""
    engines: frozenset[ImageEngine]
    """Those that can do it."""
    is_asked: Callable[[Given], bool]


def _has(argument: str) -> Callable[[Given], bool]:
    return lambda given: bool(given.get(argument))


def _several(argument: str) -> Callable[[Given], bool]:
    def is_asked(given: Given) -> bool:
        values = given.get(argument)
        return isinstance(values, list | tuple) and len(values) > 1

    return is_asked


def _in_git(given: Given) -> bool:
    return is_in_git(str(given.get("context", "")))


CAPABILITIES = (
    Capability("context", "build from a folder", BUILDING, lambda given: not _in_git(given)),
    Capability("context", "build from Git", frozenset({DOCKER_BUILD, ACR_TASKS}), _in_git),
    Capability(
        "dockerfile",
        "name a Dockerfile in Git",
        frozenset({ACR_TASKS}),
        lambda given: _in_git(given) and bool(given.get("dockerfile")),
    ),
    Capability("target", "build one stage", BUILDING, _has("target")),
    Capability("build_args", "pass build arguments", BUILDING, _has("build_args")),
    Capability("build_secrets", "pass build secrets", frozenset({DOCKER_BUILD}), _has("build_secrets")),
    Capability("platforms", "build for several platforms", frozenset({DOCKER_BUILD}), _several("platforms")),
    Capability("tags", "push several tags", frozenset({DOCKER_BUILD, ACR_TASKS}), _several("tags")),
    Capability("cache_from", "take layers from a registry", frozenset({DOCKER_BUILD, DOCKER}), _has("cache_from")),
    Capability("cache_to", "keep layers in a registry", frozenset({DOCKER_BUILD}), _has("cache_to")),
    Capability("registry_credentials", "sign in at a registry", BUILDING, _has("registry_credentials")),
    Capability(
        "registry_credentials",
        "sign in at several registries",
        frozenset({DOCKER_BUILD, ACR_TASKS}),
        _several("registry_credentials"),
    ),
    Capability("builder", "choose a builder", frozenset({DOCKER_BUILD}), _has("builder")),
    Capability("build_on_preview", "build in a preview", frozenset({DOCKER_BUILD, DOCKER}), _has("build_on_preview")),
    Capability(
        "retain_on_delete",
        "delete the image from the registry",
        frozenset({DOCKER_BUILD}),
        lambda given: given.get("retain_on_delete") is False,
    ),
)

FOR_THE_DOCKERFILE = frozenset({"restricted", "language_version", "base_image", "build_image"})
"""What is chosen about a Dockerfile that is written."""
MEANT_FOR_BUILDING = frozenset(
    {each.argument for each in CAPABILITIES} | {"project", "image_name", "acr_tasks"} | FOR_THE_DOCKERFILE
)
"""Arguments that say nothing about an image that exists."""


def problems_in_engine(engine: ImageEngine, given: Given) -> Iterator[Problem]:
    """What is asked of an engine that it cannot do."""
    if engine is ImageEngine.GIVEN:
        yield from _problems_where_nothing_is_built(given)
        return
    if given.get("reference"):
        yield Problem("reference", f"stands beside engine {engine.value}", "leave one of them out")
    for capability in CAPABILITIES:
        if capability.is_asked(given) and engine not in capability.engines:
            able = ", ".join(sorted(each.value for each in capability.engines))
            message = f"engine {engine.value} cannot {capability.what}"
            yield Problem(capability.argument, message, f"leave it out or choose another engine: {able}")
    if engine is ACR_TASKS:
        yield from _problems_in_registry_that_builds(given)
    elif given.get("acr_tasks"):
        yield Problem("acr_tasks", f"is for another engine than {engine.value}", "set engine to acr_tasks")


def _problems_in_registry_that_builds(given: Given) -> Iterator[Problem]:
    """None, or one that would push elsewhere than the image's name says: it knows its own repositories alone."""
    chosen, name = given.get("acr_tasks"), given.get("image_name")
    if not chosen:
        yield Problem("acr_tasks", "is missing, which names the registry that builds", "give acr_tasks")
    registry = chosen.get("registry_name") if isinstance(chosen, Mapping) else None
    if not isinstance(registry, str):
        return
    label = registry.partition(".")[0]
    if label != registry:
        yield Problem("acr_tasks.registry_name", f"{registry!r} has a domain", f"write {label}")
    image = reference(name) if isinstance(name, str) else None
    # The login server may have a hash behind the name: contoso-a1b2c3.azurecr.io.
    at_it = re.compile(rf"{re.escape(label)}(-\w+)?\.azurecr\.", re.IGNORECASE)
    if image and image.registry and not at_it.match(image.registry):
        message = f"{name!r} is not in the registry {label!r}, which builds the image and pushes it to itself"
        yield Problem("image_name", message, f"write {label}.azurecr.io/…, or let another engine build")


def _problems_where_nothing_is_built(given: Given) -> Iterator[Problem]:
    if not given.get("reference"):
        yield Problem("reference", "is missing, which engine given passes on", "give the image, with its digest")
    for argument in sorted(MEANT_FOR_BUILDING & given.keys()):
        yield Problem(argument, "is for an image that is built, and `reference` is one that exists", "leave it out")
