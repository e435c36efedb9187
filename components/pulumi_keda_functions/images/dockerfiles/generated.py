"""The Dockerfile of a project, by its worker."""

from collections.abc import Callable, Mapping

from ...problems import InvalidInputError, Problem
from ...projects import FunctionsProject, Worker
from . import custom, dotnet, java, node, powershell, python
from .options import DockerfileOptions
from .refused import refused

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
    if project.worker is None:
        message = "nothing in the folder tells which language worker runs the project"
        raise refused(project.root.as_posix(), message, "name the folder that holds host.json, or write a Dockerfile")
    try:
        return WRITERS[project.worker](project, options) + "\n"
    except OSError as error:
        problem = Problem(str(error.filename), f"it cannot be read: {error.strerror}", "make it readable")
        raise InvalidInputError("Dockerfile", [problem]) from None
