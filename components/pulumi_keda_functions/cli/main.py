"""The command `keda-functions`. Each form of output imports what it alone needs, so that the others start at once."""

import io
import os
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, cast

import typer

from ..keda.version import PINNED
from ..problems import InvalidInputError, errors
from ..scaling import MAX_REPLICAS
from .dockerfile import dockerfile
from .given_options import given_options
from .given_settings import given_settings
from .inspection import inspect_project
from .migrate import migrate
from .options_file import FileArguments
from .render import render_app
from .resolve import resolve
from .settings_files import GivenSetting
from .told import tell

app = typer.Typer(
    help="Azure Functions on Kubernetes, scaled by KEDA: how a project scales, and the objects that make it so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
STREAM = Path("-")


class Format(StrEnum):
    """How `inspect` answers."""

    TABLE = "table"
    JSON = "json"


def _single_setting(text: str) -> GivenSetting:
    name, equals, value = text.partition("=")
    if not (name and equals):
        # What stands there instead may be a secret, so it is not repeated.
        message = "it is not of the form NAME=VALUE"
        raise typer.BadParameter(message)
    return GivenSetting(name, value, "--set")


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it with the option's value
    if wanted:
        from importlib.metadata import version

        typer.echo(f"keda-functions {version('pulumi-keda-functions')}")
        raise typer.Exit


Project = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="Folder of the Functions project, the one with host.json.")
]
SettingsFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--settings",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="App settings: a local.settings.json or a dotenv file. Of several, later ones override earlier ones.",
    ),
]
OptionsPath = Annotated[
    Path | None,
    typer.Option(
        "--options",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Arguments of FunctionApp in YAML, such as `functions` and `groups`. Options here override them.",
    ),
]
SingleSettings = Annotated[
    list[GivenSetting] | None,
    typer.Option(
        "--set", metavar="NAME=VALUE", parser=_single_setting, help="One app setting, which overrides all files."
    ),
]


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take what stands before the command: `--version`, whose callback does it all."""


@app.command()
def inspect(
    project: Project,
    *,
    settings: SettingsFiles = None,
    set_: SingleSettings = None,
    options_file: OptionsPath = None,
    format_: Annotated[Format, typer.Option("--format", help="For a person, or for a program.")] = Format.TABLE,
) -> None:
    """Show what scales on what, between which bounds, and why.

    Works without settings: what hangs on one is shown as hanging on it. With settings, those that are missing or
    unfit for a cluster are warnings here, since nothing goes to one. Values of connections are never shown.

    Exit status: 0 fine, 1 something is wrong with the project, 2 wrong usage.
    """
    inspection = inspect_project(project, given_settings(settings or (), set_ or ()), given_options(options_file, {}))
    if format_ is Format.JSON:
        from .inspection_json import as_json

        typer.echo(as_json(inspection))
    else:
        from .inspection_table import print_table

        print_table(inspection)
    if errors(inspection.problems):
        raise typer.Exit(1)


@app.command()
def render(
    project: Project,
    *,
    name: Annotated[
        str | None, typer.Option(help="Name of the app, which the names of all objects begin with.", show_default=False)
    ] = None,
    image: Annotated[
        str | None, typer.Option(help="The project's container image, with its digest.", show_default=False)
    ] = None,
    namespace: Annotated[str | None, typer.Option(help="Namespace of all objects. `default` if left out.")] = None,
    create_namespace: Annotated[
        bool | None, typer.Option("--create-namespace", help="Render the namespace, too.")
    ] = None,
    options_file: OptionsPath = None,
    settings: SettingsFiles = None,
    set_: SingleSettings = None,
    min_replicas: Annotated[
        int | None,
        typer.Option(help="Replicas that stay when there is nothing to do. What the functions need if left out."),
    ] = None,
    max_replicas: Annotated[
        int | None, typer.Option(help=f"Replicas at most, in each group that KEDA scales. {MAX_REPLICAS} if left out.")
    ] = None,
    polling_interval: Annotated[
        int | None, typer.Option(metavar="SECONDS", help="Between two looks at the triggers. KEDA's 30 if left out.")
    ] = None,
    cooldown_period: Annotated[
        int | None, typer.Option(metavar="SECONDS", help="Before the last replica goes. KEDA's 300 if left out.")
    ] = None,
    host_id: Annotated[
        str | None, typer.Option(help="Id of the Functions host. A hash of namespace and name if left out.")
    ] = None,
    keda_version: Annotated[
        str | None, typer.Option(help=f"The oldest KEDA that the objects must work with. {PINNED} if left out.")
    ] = None,
    secret_name: Annotated[
        str | None,
        typer.Option(help="Refer to the Secret of this name instead of rendering the settings.", show_default=False),
    ] = None,
    secret_store: Annotated[
        str | None,
        typer.Option(
            metavar="[KIND/]NAME",
            help="Render ExternalSecrets, which take the values from this store, instead of Secrets.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option(metavar="DIR|-", help="Folder for one file per object, or - for one stream.")
    ] = STREAM,
    kustomization: Annotated[
        bool, typer.Option("--kustomization", help="Write a kustomization.yaml that lists the files, too.")
    ] = False,
    check: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write nothing; fail where this folder is not what would be rendered."),
    ] = None,
) -> None:
    """Print the Kubernetes objects that `pulumi up` applies, as YAML.

    The Secret among them lets everybody who reads it read all settings. Files of an earlier render of the app that
    are no longer needed are removed from the folder; other files are left alone.

    Exit status: 0 fine, 1 something is wrong and nothing was rendered, or --check finds a file that is out of date,
    2 wrong usage.
    """
    typed = {
        "app_name": name,
        "image": image,
        "namespace": namespace,
        "create_namespace": create_namespace,
        "host_id": host_id,
        "keda_version": keda_version,
        "min_replicas": min_replicas,
        "max_replicas": max_replicas,
        "polling_interval": polling_interval,
        "cooldown_period": cooldown_period,
    }
    chosen = given_options(
        options_file,
        cast("FileArguments", {name: value for name, value in typed.items() if value is not None}),
        secret_name=secret_name,
        secret_store=secret_store,
    )
    if check is not None and output != STREAM:
        message = "--check writes nothing, so that --output has no use beside it."
        raise typer.BadParameter(message)
    if kustomization and check is None and output == STREAM:
        message = "--kustomization needs a folder: give --output or --check."
        raise typer.BadParameter(message)
    for argument, option in (("app_name", "--name"), ("image", "--image")):
        if argument not in chosen.arguments and not chosen.problems:
            message = f"Missing option '{option}', and --options gives no {argument}."
            raise typer.BadParameter(message)
    try:
        rendered = render_app(project, given_settings(settings or (), set_ or ()), chosen)
        if check is None and output == STREAM:
            from .yaml_text import as_yaml

            typer.echo(as_yaml(rendered.objects.values()), nl=False)
        else:
            from .folder_check import check_files
            from .output_folder import write_files
            from .rendered_folder import rendered_folder

            folder = rendered_folder(chosen.for_app.app_name, rendered.objects, kustomization=kustomization)
            typer.echo(write_files(output, folder) if check is None else check_files(check, folder))
    except InvalidInputError as error:
        tell(error.problems)
        raise typer.Exit(1) from None
    tell(rendered.warnings)


app.command()(migrate)
app.command()(dockerfile)
app.command()(resolve)


def run() -> None:
    """Run the command that the process was started with. No traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if any(map(_is_undecodable, sys.argv)):
        typer.echo("Error: the arguments are not UTF-8: rename what they name", err=True)
        sys.exit(2)
    try:
        app()
    except OSError as error:
        _give_up(f"Error: {error.filename or 'the output'}: {error.strerror}")
    except Exception as defect:
        # Neither its message nor the code around it, since both may quote a setting.
        frames = traceback.extract_tb(defect.__traceback__)[-3:]
        places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        _give_up(f"Error: a defect of keda-functions, {type(defect).__name__} at {places}: please report it")


def _is_undecodable(argument: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in argument)


def _give_up(message: str) -> NoReturn:
    typer.echo(message, err=True)
    # What is left in a stream that does not take it would be written once more at exit, and fail with a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(1)
