"""Where a build finds its context, its Dockerfile and what stays behind, and what of it has to be written first.

A builder reads what stays behind from a file beside the Dockerfile, `Dockerfile.dockerignore`, or else from the
context's .dockerignore. Where a project lacks one of the two, both are put into a folder of the program's own: at a
path that is the same in every checkout, since a builder's plugin takes another path for another build.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import InvalidInputError, Problem
from ..projects import FunctionsProject
from ..projects.host_json import problems_in_host_json
from .context import DOCKER_IGNORE, files_in_context, ignore_lines
from .dockerfile_check import problems_in_dockerfile
from .dockerfiles import DockerfileOptions, generated_dockerfile
from .engine_capabilities import FOR_THE_DOCKERFILE, Given
from .git_context import is_in_git, problems_in_git_context
from .ignore_rules import IgnoreRules

DOCKERFILE = "Dockerfile"
BUILD_STAGE = " AS build\n"
"""In a written Dockerfile that builds the project itself."""


@dataclass(frozen=True)
class BuildFiles:
    """The files of a build."""

    context: str
    """A folder, or the URL of a Git repository."""
    dockerfile: str | None
    """Its path; None: the one at the root of the repository."""
    text: str | None = None
    """The Dockerfile's own; None: it is in Git."""
    ignore_rules: IgnoreRules = field(default_factory=lambda: IgnoreRules(()))
    """What of the folder stays behind."""
    staged: Mapping[str, str] = field(default_factory=dict)
    """Texts to write, by path."""

    @property
    def is_in_git(self) -> bool:
        """Whether the builder fetches the context itself."""
        return is_in_git(self.context)

    @property
    def sent(self) -> list[str]:
        """The files of the folder that go to the builder."""
        return files_in_context(Path(self.context), self.ignore_rules)


@dataclass(frozen=True)
class Dockerfile:
    """The Dockerfile of a build in a folder."""

    text: str
    path: Path | None
    """Where the project has it; None: it is written here."""

    @property
    def ignore_file(self) -> Path | None:
        """The file beside it that counts over the context's .dockerignore; None: there is none."""
        beside = self.path.with_name(f"{self.path.name}{DOCKER_IGNORE}") if self.path else None
        return beside if beside and beside.is_file() else None


def files_in_git(given: Given) -> tuple[BuildFiles, list[Problem]]:
    """The files of a build whose context is a URL."""
    context, dockerfile = str(given["context"]), given.get("dockerfile")
    problems = list(problems_in_git_context(context))
    for argument in sorted(FOR_THE_DOCKERFILE & given.keys()):
        message = "is for a Dockerfile that is written, and the repository has to have its own"
        problems.append(Problem(argument, message, "leave it out, and change that one"))
    return BuildFiles(context, str(dockerfile) if dockerfile else None), problems


def files_in_folder(
    given: Given, project: FunctionsProject, options: DockerfileOptions, staging: Path
) -> tuple[BuildFiles, list[Problem]]:
    """The files of a build whose context is a folder; `staging` is the folder for what is written."""
    if not project.root.is_dir():
        return BuildFiles("", None), list(project.problems)
    context = Path(str(given.get("context") or project.root))
    if not context.is_dir():
        return BuildFiles(str(context), None), [Problem("context", f"{str(context)!r} is no folder", "name one")]
    try:
        dockerfile = dockerfile_of(given, project, options, context)
    except InvalidInputError as error:
        return BuildFiles(str(context), None), list(error.problems)
    lines = ignored(dockerfile, project, context)
    rules = IgnoreRules.of(lines)
    problems = list(problems_in_choice(given, dockerfile, project, context))
    if dockerfile.path:
        problems += problems_in_host_json(project)
        target = given.get("target")
        problems += problems_in_dockerfile(
            dockerfile.text,
            project,
            files_in_context(context, rules),
            name=dockerfile.path.as_posix(),
            target=str(target) if target else None,
        )
        if dockerfile.ignore_file or (context / DOCKER_IGNORE).is_file():
            return BuildFiles(str(context), str(dockerfile.path), dockerfile.text, rules), problems
    path = str(staging / DOCKERFILE)
    staged = {path: dockerfile.text, f"{path}{DOCKER_IGNORE}": "\n".join([*lines, ""])}
    return BuildFiles(str(context), path, dockerfile.text, rules, staged), problems


def dockerfile_of(given: Given, project: FunctionsProject, options: DockerfileOptions, context: Path) -> Dockerfile:
    """The Dockerfile that is named, or lies where it is looked for, or is written.

    Raises InvalidInputError where it cannot be read or written.
    """
    path = existing_dockerfile(given, project.root, context)
    if path is None and (named := given.get("dockerfile")):
        beside = context / str(named)
        remedy = f"did you mean {beside.as_posix()!r}" if beside.is_file() else "name a Dockerfile"
        message = f"{named!r} is no file in the program's working directory"
        raise InvalidInputError("dockerfile", [Problem("dockerfile", message, remedy)])
    if path is None:
        return Dockerfile(generated_dockerfile(project, options), None)
    return Dockerfile(path.read_text(encoding="utf-8", errors="replace"), path)


def existing_dockerfile(given: Given, project: Path, context: Path) -> Path | None:
    """The Dockerfile that is named, or lies where it is looked for; None: there is none."""
    named = given.get("dockerfile")
    places = [Path(str(named))] if named else [folder / DOCKERFILE for folder in (project, context)]
    return next((place for place in places if place.is_file()), None)


def is_dockerfile_written(given: Given) -> bool:
    """Whether there is none that the build could use as it is."""
    project, context = str(given.get("project") or ""), str(given.get("context") or "")
    if is_in_git(context) or given.get("dockerfile"):
        return False
    return existing_dockerfile(given, Path(project), Path(context or project)) is None


def ignored(dockerfile: Dockerfile, project: FunctionsProject, context: Path) -> tuple[str, ...]:
    """What stays behind, as lines of a .dockerignore."""
    if file := dockerfile.ignore_file:
        return tuple(file.read_text(encoding="utf-8", errors="replace").splitlines())
    is_built_inside = dockerfile.path is None and BUILD_STAGE in dockerfile.text
    return ignore_lines(context, project.worker, is_built_inside=is_built_inside)


def problems_in_choice(
    given: Given, dockerfile: Dockerfile, project: FunctionsProject, context: Path
) -> Iterator[Problem]:
    """Arguments that have no effect on the Dockerfile that there is, and a context that none can be written for."""
    if dockerfile.path is None:
        if context.resolve() != project.root.resolve():
            message = f"{str(context)!r} is not the project's folder, which a Dockerfile is written for"
            yield Problem("context", message, "leave it out, or write a Dockerfile and name it in dockerfile")
        if "target" in given:
            message = "is a stage of a Dockerfile of the project's own, and there is none: one is written, built whole"
            yield Problem("target", message, "leave it out, or write a Dockerfile")
        return
    for argument in sorted(FOR_THE_DOCKERFILE & given.keys()):
        message = f"is for a Dockerfile that is written, and there is {dockerfile.path.as_posix()}"
        yield Problem(argument, message, "change that one, or delete it to have one written")
