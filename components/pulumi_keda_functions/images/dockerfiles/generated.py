"""The Dockerfile of a project, by its worker."""

from collections.abc import Callable, Mapping

from ...problems import InvalidInputError, Problem
from ...projects import FunctionsProject, Worker
from ...projects.host_json import problems_in_host_json
from ...projects.workers import LOOKED_FOR
from . import custom, dotnet, java, node, powershell, python
from .options import DockerfileOptions, problems_in_images

WRITERS: Mapping[Worker, Callable[[FunctionsProject, DockerfileOptions], str]] = {
    Worker.PYTHON: python.dockerfile,
    Worker.NODE: node.dockerfile,
    Worker.DOTNET: dotnet.in_process_dockerfile,
    Worker.DOTNET_ISOLATED: dotnet.isolated_dockerfile,
    Worker.JAVA: java.dockerfile,
    Worker.POWERSHELL: powershell.dockerfile,
    Worker.CUSTOM: custom.dockerfile,
}
AS_DECLARED = DockerfileOptions()
"""Nothing is chosen but what the project itself tells."""


def generated_dockerfile(project: FunctionsProject, options: DockerfileOptions = AS_DECLARED) -> str:
    """A Dockerfile whose build context is the project's folder.

    Raises InvalidInputError with what is in the way. Of the project's files, only those are read that tell versions
    and how it is built; nothing is run.
    """
    if not project.root.is_dir():
        raise InvalidInputError("Dockerfile", project.problems)
    wrong = [*problems_in_host_json(project), *problems_in_images(options)]
    if project.worker is None:
        message = f"nothing in the folder tells which language worker runs the project; looked for: {LOOKED_FOR}"
        remedy = "name the folder that holds host.json, or write a Dockerfile"
        raise InvalidInputError("Dockerfile", [*wrong, Problem(project.root.as_posix(), message, remedy)])
    try:
        text = WRITERS[project.worker](project, options) + "\n"
    except InvalidInputError as error:
        raise InvalidInputError("Dockerfile", [*wrong, *error.problems]) from None
    except OSError as error:
        problem = Problem(str(error.filename), f"it cannot be read: {error.strerror}", "make it readable")
        raise InvalidInputError("Dockerfile", [*wrong, problem]) from None
    if not wrong and options.build_image and f"FROM {options.build_image} AS " not in text:
        wrong.append(Problem("build_image", "has no use: nothing of the project is compiled", "leave it out"))
    if wrong:
        raise InvalidInputError("Dockerfile", wrong)
    return text
