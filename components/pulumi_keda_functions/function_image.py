"""FunctionImage: a Functions project as a container image in a registry, pinned by its digest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pulumi

from .arguments import checked
from .function_image_args import FunctionImageArgs
from .image_arguments import ImageEngine
from .image_engines import engine
from .image_reference import (
    digest_of,
    problems_in_image,
    problems_in_name,
    problems_in_reference,
    problems_in_server,
    problems_in_tags,
)
from .images.build import Build
from .images.build_files import BuildFiles, files_in_folder, files_in_git
from .images.context import STAGING
from .images.context_hash import context_hash
from .images.dockerfiles import DockerfileOptions
from .images.engine_capabilities import Given, problems_in_engine
from .images.git_context import is_in_git
from .images.platforms import platforms_without_base, problems_in_platforms
from .package import PACKAGE
from .plain_build_args import plain
from .problems import InvalidInputError, Problem, Severity, errors
from .program_directory import for_plugins
from .projects import read_project
from .refusals import refused_plainly

DEFAULT_TAGS = ("latest",)


@dataclass(frozen=True)
class DeclaredImage:
    """An image that is built, or one that exists."""

    engine: ImageEngine
    build: Build | None
    """None: it exists."""
    reference: pulumi.Input[str] | None
    staged: Mapping[str, str]
    """Files that the builder needs and the project does not have, by path."""
    warnings: tuple[Problem, ...]


class FunctionImage(pulumi.ComponentResource):
    """The container image of an Azure Functions project: built when its content changes, pushed, named by digest."""

    ref: pulumi.Output[str]
    """The image, pinned by its digest: `contoso.azurecr.io/orders:latest@sha256:…`."""
    digest: pulumi.Output[str | None]
    """The digest alone: `sha256:…`. Nothing where `reference` has none."""

    def __init__(self, name: str, args: FunctionImageArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            image = declared_image(name, args)
        super().__init__(f"{PACKAGE}:index:FunctionImage", name, {}, opts)
        for warning in image.warnings:
            pulumi.log.warn(str(warning), self)
        if image.build is None:
            self.ref = pulumi.Output.from_input(cast("pulumi.Input[str]", image.reference))
        else:
            write(image.staged)
            child = pulumi.ResourceOptions(parent=self)
            build = replace(image.build, build_args=plain(image.build.build_args, name, self))
            self.ref = engine(image.engine).pinned_reference(f"{name}-image", build, child)
        self.digest = self.ref.apply(digest_of)
        self.register_outputs({"ref": self.ref, "digest": self.digest})


def declared_image(name: str, args: FunctionImageArgs) -> DeclaredImage:
    """The image as the arguments have it.

    Raises InvalidInputError with all problems that plain text and the project show, before any resource exists.
    """
    told, problems = checked(args, FunctionImageArgs)
    given = cast("Given", told)
    choice = told.get("engine") or (ImageEngine.GIVEN if args.get("reference") else ImageEngine.DOCKER_BUILD)
    problems += problems_in_engine(choice, given)
    if choice is ImageEngine.GIVEN:
        reference = told.get("reference")
        if isinstance(reference, str):
            problems += problems_in_image(reference, "reference")
        return DeclaredImage(choice, None, reference, {}, warnings_or_raise(name, problems))
    image_name, tags = told.get("image_name"), tuple(told.get("tags", DEFAULT_TAGS))
    if args.get("image_name") is None:
        problems.append(Problem("image_name", "is missing", "give the name to push: contoso.azurecr.io/orders"))
    elif isinstance(image_name, str):
        problems += problems_in_name(image_name, "image_name")
    problems += problems_in_tags(tags)
    for argument, layers in layers_elsewhere(told):
        problems += problems_in_reference(layers, argument)
    platforms = tuple(told.get("platforms", Build.platforms))
    problems += problems_in_platforms(platforms)
    for index, account in enumerate(told.get("registry_credentials", ())):
        problems += problems_in_server(account["server"], f"registry_credentials[{index}].server")
    files, found = build_files(name, told)
    problems += platforms_without_base(platforms, files.text or "")
    warnings = warnings_or_raise(name, [*problems, *found])
    build = declared_build(told, files, image_name or "", tags, finds_files=choice is not ImageEngine.ACR_TASKS)
    return DeclaredImage(choice, build, None, files.staged, warnings)


def layers_elsewhere(told: FunctionImageArgs) -> Iterator[tuple[str, str]]:
    """The images that layers are taken from and kept in, by argument."""
    for index, image in enumerate(told.get("cache_from", ())):
        yield f"cache_from[{index}]", image
    if kept := told.get("cache_to"):
        yield "cache_to", kept


def warnings_or_raise(name: str, problems: list[Problem]) -> tuple[Problem, ...]:
    """What a person should know; raises InvalidInputError where something stops the work."""
    if errors(problems):
        raise InvalidInputError(name, problems)
    return tuple(problem for problem in problems if problem.severity is Severity.WARNING)


def build_files(name: str, told: FunctionImageArgs) -> tuple[BuildFiles, list[Problem]]:
    """The context and the Dockerfile, with what is wrong with them."""
    given = cast("Given", told)
    if is_in_git(told.get("context", "")):
        return files_in_git(given)
    folder = told.get("project")
    if not folder:
        return BuildFiles("", None), [Problem("project", "is missing", "give the folder of the Functions project")]
    options = DockerfileOptions(
        told.get("language_version"), told.get("base_image"), told.get("build_image"), told.get("restricted", False)
    )
    staging = Path(STAGING) / pulumi.get_stack() / name
    return files_in_folder(given, read_project(Path(folder)), options, staging)


def declared_build(
    told: FunctionImageArgs,
    files: BuildFiles,
    image_name: pulumi.Input[str],
    tags: tuple[str, ...],
    *,
    finds_files: bool,
) -> Build:
    """The build for an engine, which finds the files of the context itself or has to be told of them."""
    sent = () if finds_files or files.is_in_git else tuple(files.sent)
    return Build(
        image_name,
        tags,
        context=files.context if files.is_in_git else for_plugins(files.context),
        dockerfile=files.dockerfile if files.is_in_git or files.dockerfile is None else for_plugins(files.dockerfile),
        text=files.text,
        files=sent,
        content=context_hash(Path(files.context), sent, files.text or "") if sent else None,
        target=told.get("target"),
        build_args=told.get("build_args", {}),
        build_secrets=told.get("build_secrets", {}),
        platforms=tuple(told.get("platforms", Build.platforms)),
        cache_from=tuple(told.get("cache_from", ())),
        cache_to=told.get("cache_to"),
        registry_credentials=tuple(told.get("registry_credentials", ())),
        builder=told.get("builder"),
        on_preview=told.get("build_on_preview", False),
        is_retained=told.get("retain_on_delete", True),
        acr_tasks=told.get("acr_tasks"),
    )


def write(texts: Mapping[str, str]) -> None:
    """Writes what differs, in a folder that Git ignores."""
    for path, text in texts.items():
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    if texts:
        (Path(STAGING) / ".gitignore").write_text("*\n")
