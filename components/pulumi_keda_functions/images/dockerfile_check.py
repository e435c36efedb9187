"""What is wrong with a Dockerfile that a project brings. It is used as it is; this tells of what would surprise."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..manifests.ports import DEFAULT, LEAST_UNPRIVILEGED, UNPRIVILEGED, URLS, http_port
from ..problems import Problem, Severity
from ..projects import FunctionsProject, Worker
from .dockerfile_copies import is_around, placed_copies
from .dockerfile_leaks import problems_in_copies, problems_in_environment
from .dockerfile_text import Instruction, Stage, assignments, stages
from .dockerfiles.base_images import FUNCTIONS
from .dockerfiles.declared_versions import declared_version
from .dockerfiles.instructions import SCRIPT_ROOT

ROOT_SETTING = "AzureWebJobsScriptRoot"
REPOSITORIES: Mapping[Worker, frozenset[str]] = {
    Worker.PYTHON: frozenset({"python"}),
    Worker.NODE: frozenset({"node"}),
    Worker.JAVA: frozenset({"java"}),
    Worker.POWERSHELL: frozenset({"powershell"}),
    Worker.DOTNET: frozenset({"dotnet"}),
    Worker.DOTNET_ISOLATED: frozenset({"dotnet-isolated"}),
}
"""Of Microsoft's images, those that run a worker. A custom handler runs on any of them."""
TAG = re.compile(
    r"(?P<host>\d+)[\d.]*(?:-[a-z-]*?(?P<version>\d+(?:\.\d+)?))?(?P<variant>-appservice|-core-tools|-build)?"
)
ROOT_USERS = frozenset({"root", "0"})


@dataclass(frozen=True)
class Image:
    """The stage that becomes the image, with those that it begins with."""

    base: Stage
    """The first of them, which begins with an image."""
    instructions: tuple[Instruction, ...]
    environment: Mapping[str, tuple[str, int]]
    """What ENV sets, and where."""


def problems_in_dockerfile(
    text: str,
    project: FunctionsProject,
    files: Iterable[str] = (),
    *,
    name: str = "Dockerfile",
    target: str | None = None,
) -> tuple[Problem, ...]:
    """Problems with their places in the file, which a person knows as `name`.

    `files` are those in the build context, relative to it, that no ignore rule keeps out; `target` is the stage that is
    built, the last when None.
    """
    found = stages(text)
    if not found:
        return (Problem(f"{name}:1", "it has no FROM", "begin with FROM and one of Azure Functions' images"),)
    stage = found[-1] if target is None else next((each for each in found if each.name == target), None)
    if stage is None:
        listed = ", ".join(each.name for each in found if each.name) or "none has a name"
        return (Problem("target", f"{name} has no stage {target!r}", f"choose among its stages: {listed}"),)
    image = image_of(stage, found)
    return tuple(
        Problem(f"{name}:{problem.where}", problem.message, problem.remedy, problem.severity)
        for problem in (
            *problems_in_base(image.base, project),
            *problems_in_script_root(image),
            *problems_in_port(image),
            *problems_in_environment(image.instructions),
            *problems_in_copies(stage, found, tuple(files)),
        )
    )


def image_of(stage: Stage, all_stages: list[Stage]) -> Image:
    """The stage and those that it begins with, first to last."""
    chain = [stage]
    while earlier := next((each for each in all_stages if each.name and each.name == chain[0].image), None):
        if earlier in chain:
            break
        chain.insert(0, earlier)
    instructions = tuple(instruction for each in chain for instruction in each.instructions)
    known: dict[str, str] = {}
    environment: dict[str, tuple[str, int]] = {}
    for instruction in instructions:
        if instruction.name in ("ARG", "ENV"):
            told = assignments(instruction, known)
            known |= told
            if instruction.name == "ENV":
                environment |= {variable: (value, instruction.line) for variable, value in told.items()}
    return Image(chain[0], instructions, environment)


def problems_in_base(base: Stage, project: FunctionsProject) -> Iterator[Problem]:
    """An image that has no host, the wrong worker, or another version than the project asks for."""
    where, image = str(base.line), base.image
    if "$" in image:
        return
    repository, _, tag = image.partition("@")[0].removeprefix(FUNCTIONS).partition(":")
    if not image.startswith(FUNCTIONS):
        host, slash, _ = image.partition("/")
        if not slash or host == "library" or image.startswith(("docker.io/library/", "mcr.microsoft.com/dotnet/")):
            message = f"{image!r} is not one of Azure Functions' images, so that the host may be missing"
            yield Problem(where, message, f"begin with an image of {FUNCTIONS}", Severity.WARNING)
        return
    found = TAG.match(tag)
    if found and int(found["host"]) < 4:
        remedy = f"begin with {FUNCTIONS}{repository}:4-…"
        yield Problem(where, f"host version {found['host']} is supported no more", remedy)
    allowed = REPOSITORIES.get(project.worker) if project.worker else None
    if allowed and repository not in allowed:
        message = f"the image is for {repository}, the project's worker is {project.worker}"
        yield Problem(where, message, f"begin with {FUNCTIONS}{min(allowed)}:4-…")
        return
    declared = declared_version(project)
    if found and found["version"] and declared and not declared.allows(found["version"]):
        message = f"the image is for version {found['version']}, {declared.where} asks for {declared.text!r}"
        yield Problem(where, message, "choose the image of that version", Severity.WARNING)
    if found and found["variant"]:
        message = f"a {found['variant'][1:]} image is not made to run in a cluster"
        yield Problem(where, message, f"leave {found['variant']} out", Severity.WARNING)


def problems_in_script_root(image: Image) -> Iterator[Problem]:
    """A folder of the host's into which nothing is copied."""
    root, line = image.environment.get(ROOT_SETTING, (SCRIPT_ROOT, image.base.line))
    if "$" in root:
        return
    destinations = [placed.destination for placed in placed_copies(image.instructions)]
    if not any(is_around(destination, root) or is_around(root, destination) for destination in destinations):
        message = f"nothing is copied to {root}, where the host looks for functions"
        yield Problem(str(line), message, f"COPY the project there, or set {ROOT_SETTING} to where it is")


def problems_in_port(image: Image) -> Iterator[Problem]:
    """A port that no request is sent to, or that the user may not listen on."""
    urls, line = image.environment.get(URLS, ("", 0))
    port = http_port(urls or f"http://+:{DEFAULT}")
    if port is None:
        if "$" not in urls:
            message = f"{URLS}={urls} has no address for HTTP"
            yield Problem(str(line), message, f"write http://+:{UNPRIVILEGED} or the like")
        return
    if port != DEFAULT:
        sent = f"the setting {URLS}={urls}" + (" or restricted" if port == UNPRIVILEGED else "")
        message = f"the host listens on port {port}, and FunctionApp sends requests to port {DEFAULT} unless told"
        yield Problem(str(line), message, f"give FunctionApp {sent}", Severity.WARNING)
    user = next((each for each in reversed(image.instructions) if each.name == "USER"), None)
    if user and user.text.partition(":")[0] not in ROOT_USERS and port < LEAST_UNPRIVILEGED:
        message = f"user {user.text} may not listen on port {port} on every node"
        remedy = f"ENV {URLS}=http://+:{UNPRIVILEGED}, and restricted for FunctionApp"
        yield Problem(str(user.line), message, remedy, Severity.WARNING)
