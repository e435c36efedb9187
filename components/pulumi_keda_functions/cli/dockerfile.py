"""The command `keda-functions dockerfile`: writes a Dockerfile for a project, or checks the one that it has."""

from pathlib import Path
from typing import Annotated

import typer


def dockerfile(
    project: Annotated[
        Path, typer.Argument(metavar="PROJECT", help="Folder of the Functions project, the one with host.json.")
    ],
    *,
    language_version: Annotated[
        str | None,
        typer.Option(help="Version of the language: 3.12, 22, 8.0. As the project declares it if left out."),
    ] = None,
    base_image: Annotated[
        str | None,
        typer.Option(metavar="IMAGE", help="Image that the app runs on, best with its digest.", show_default=False),
    ] = None,
    build_image: Annotated[
        str | None,
        typer.Option(metavar="IMAGE", help="Image that a compiled project is built in.", show_default=False),
    ] = None,
    non_root: Annotated[
        bool, typer.Option("--non-root", help="Run not as root, on port 8080, as FunctionApp's `restricted` has it.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write this file, which must not be there yet, instead of printing."),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Write nothing; tell what is wrong with this Dockerfile.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Print a Dockerfile for the project: the base image for its language and version, packages before code.

    With --check, the Dockerfile that the project has is told of instead, with the files that would be in the image.

    Exit status: 0 fine, 1 no Dockerfile can be written, or --check finds an error, 2 wrong usage.
    """
    from ..images.dockerfiles import DockerfileOptions, generated_dockerfile
    from ..problems import InvalidInputError, errors
    from ..projects import read_project
    from .told import tell

    if check is not None:
        if language_version or base_image or build_image or non_root or output:
            raise typer.BadParameter("it writes nothing, so that no other option has an effect", param_hint="--check")
        from .checked_dockerfile import checked_dockerfile

        problems = checked_dockerfile(check, read_project(project))
        tell(problems)
        if errors(problems):
            raise typer.Exit(1)
        return
    options = DockerfileOptions(language_version, base_image, build_image, non_root)
    try:
        text = generated_dockerfile(read_project(project), options)
        if output is None:
            typer.echo(text, nl=False)
        else:
            write_new(output, text)
    except InvalidInputError as error:
        tell(error.problems)
        raise typer.Exit(1) from None


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there. Raises InvalidInputError where it is, or cannot be."""
    from ..problems import InvalidInputError, Problem

    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message, remedy = "the file is there", "move it away, or give another"
    except FileNotFoundError:
        message, remedy = "there is no such folder", "make it, or give another"
    except OSError as error:
        message, remedy = f"it cannot be written: {error.strerror}", "give a file that can"
    else:
        return
    raise InvalidInputError("Dockerfile", [Problem(f"--output {path.as_posix()}", message, remedy)])
