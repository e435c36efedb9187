"""What a FunctionStack tells each of its parts, and what is wrong with that."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

import pulumi

from .app_arguments import Identity
from .arguments import checked
from .function_app import declared_app
from .function_app_args import FunctionAppArgs
from .function_identity_args import FunctionIdentityArgs
from .function_image import declared_image
from .function_image_args import FunctionImageArgs
from .function_stack_args import FunctionStackArgs, ImageBuild, StackIdentity
from .identity_needs import UNNAMED, identity_needs
from .image_arguments import ImageEngine
from .image_reference import problems_in_registry
from .images.build_files import is_dockerfile_written
from .images.engine_capabilities import Given
from .kubernetes_names import problems_in_app_name
from .problems import InvalidInputError, Problem, errors

HEAD = re.compile(r"\w+")
"""The argument at the beginning of a problem's place: `tags[0]`."""
UNTOLD = "registry.invalid"
"""In place of a registry that is missing or none, which is problem enough."""


@dataclass(frozen=True)
class StackParts:
    """The arguments of each part."""

    app: FunctionAppArgs
    """Of an image and an identity that are made, only that there will be some."""
    image: FunctionImageArgs | None
    """None: it exists."""
    identity: FunctionIdentityArgs | None
    """None: none is made."""


def stack_parts(name: str, args: FunctionStackArgs) -> StackParts:
    """The arguments of the parts. Raises InvalidInputError with the problems of all of them, before any is made."""
    told, problems = checked(args, FunctionStackArgs)
    problems += problems_in_choices(told, args)
    app_name = told.get("app_name", name)
    # What is wrong with its name, the app tells.
    of_others = UNNAMED if any(problems_in_app_name(app_name)) else app_name
    parts = StackParts(app_args(told, app_name), image_args(name, told, of_others), identity_args(told, of_others))
    if "project" in told:
        problems += raised(partial(declared_app, name, parts.app), str)
        if parts.image is not None:
            problems += raised(partial(declared_image, f"{name}-image", parts.image), partial(place_in_build, told))
        if parts.identity is not None:
            problems += raised(partial(identity_needs, f"{name}-identity", parts.identity), place_in_identity)
    if stopping := errors(dict.fromkeys(problems)):
        raise InvalidInputError(name, stopping)
    return parts


def app_args(told: FunctionStackArgs, app_name: str) -> FunctionAppArgs:
    """All that FunctionApp has by the same name."""
    names = FunctionAppArgs.__annotations__
    app = cast("FunctionAppArgs", {key: value for key, value in told.items() if key in names})
    later: pulumi.Output[str] = pulumi.Output.from_input("")
    if "image" not in told:
        app["image"] = later
    if made := told.get("azure_identity"):
        app["identity"] = Identity(client_id=later)
        if keda_namespace := made.get("keda_namespace"):
            app["identity"]["keda_namespace"] = keda_namespace
    app["app_name"] = app_name
    return app


def image_name(name: str, registry: pulumi.Input[str], app_name: str) -> pulumi.Input[str]:
    """The app's image at a registry, which is checked as soon as it is known."""
    if isinstance(registry, str):
        return f"{UNTOLD if any(problems_in_registry(registry, 'registry')) else registry}/{app_name}"
    return pulumi.Output.from_input(cast("pulumi.Output[str]", registry)).apply(partial(image_at, name, app_name))


def image_at(name: str, app_name: str, registry: str) -> str:
    """The app's image at `registry`. Raises RunError where that is none."""
    for problem in problems_in_registry(registry, "registry"):
        raise pulumi.RunError(f"{name}: {problem}")
    return f"{registry}/{app_name}"


def image_args(name: str, told: FunctionStackArgs, app_name: str) -> FunctionImageArgs | None:
    """Those of `build`, and the image's name at the registry."""
    if "image" in told:
        return None
    image = cast("FunctionImageArgs", {"project": told.get("project"), **told.get("build", {})})
    if image.get("engine") is ImageEngine.GIVEN:
        del image["engine"]
    if "image_name" not in image:
        image["image_name"] = image_name(name, told.get("registry", UNTOLD), app_name)
    if told.get("restricted") and is_dockerfile_written(cast("Given", image)):
        image["restricted"] = True
    return image


def identity_args(told: FunctionStackArgs, app_name: str) -> FunctionIdentityArgs | None:
    """Those of `azure_identity`, and all that FunctionIdentity has in common with FunctionApp."""
    made = told.get("azure_identity")
    if made is None:
        return None
    names = FunctionIdentityArgs.__annotations__.keys() - StackIdentity.__annotations__.keys()
    shared = {key: value for key, value in told.items() if key in names}
    return cast("FunctionIdentityArgs", {**shared, **made, "app_name": app_name})


def problems_in_choices(told: FunctionStackArgs, args: FunctionStackArgs) -> Iterator[Problem]:
    """What only one of can be given, or is needed. What is in `args` and not told of is a problem already."""
    build = told.get("build", {})
    if "image" in told:
        for argument in ("registry", "build"):
            if argument in told:
                yield Problem(
                    argument, "is given beside image, so that nothing is built", f"leave image or {argument} out"
                )
    elif isinstance(registry := told.get("registry"), str):
        yield from problems_in_registry(registry, "registry")
    elif args.get("registry") is None and args.get("image") is None and "image_name" not in build:
        yield Problem("registry", "is missing", "give the registry to push to, or the image if it exists")
    if build.get("engine") is ImageEngine.GIVEN:
        yield Problem("build.engine", "is 'given', which builds nothing", "give the image that exists as image")
    if "identity" in told and "azure_identity" in told:
        message = "is given beside azure_identity, which makes one"
        yield Problem("identity", message, "leave one of them out")


def raised(check: Callable[[], object], place: Callable[[str], str]) -> list[Problem]:
    """The problems with which `check` ends, each at the place that it has among the stack's arguments."""
    try:
        check()
    except InvalidInputError as error:
        return [replace(problem, where=place(problem.where)) for problem in error.problems]
    return []


def place_in_build(told: FunctionStackArgs, where: str) -> str:
    """The place of a problem with the image."""
    if where == "image_name" and "image_name" not in told.get("build", {}):
        return "registry"
    return _within("build", ImageBuild, where)


def place_in_identity(where: str) -> str:
    """The place of a problem with the identity."""
    return _within("azure_identity", StackIdentity, where)


def _within(argument: str, declared: type, where: str) -> str:
    head = HEAD.match(where)
    return f"{argument}.{where}" if head and head[0] in declared.__annotations__ else where
