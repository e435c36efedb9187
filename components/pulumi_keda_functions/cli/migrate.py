"""The command `keda-functions migrate`: takes over an app that `func kubernetes deploy` made."""

from pathlib import Path
from typing import Annotated

import typer

Name = Annotated[str, typer.Option(help="Name of the app, as it was given to `func kubernetes deploy`.")]
OldObjects = Annotated[
    list[Path] | None,
    typer.Option(
        "--from",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="YAML with the app's objects, instead of a cluster. May be repeated.",
    ),
]


def migrate(
    project: Annotated[
        Path, typer.Argument(metavar="PROJECT", help="Folder of the Functions project, the one with host.json.")
    ],
    *,
    name: Name,
    output: Annotated[
        Path, typer.Option(metavar="DIR", file_okay=False, help="Folder for the program. No file is overwritten.")
    ],
    namespace: Annotated[
        str | None, typer.Option(help="Namespace of the app. The kubeconfig's if left out.", show_default=False)
    ] = None,
    context: Annotated[
        str | None, typer.Option(help="Context of the kubeconfig. The current one if left out.", show_default=False)
    ] = None,
    objects: OldObjects = None,
    app_name: Annotated[
        str | None,
        typer.Option(help="Name of the new app. NAME, or NAME-app where both would meet, if left out."),
    ] = None,
) -> None:
    """Take over an app that `func kubernetes deploy` made.

    Reads its objects from a cluster, or from YAML, and changes nothing there. Writes a Pulumi program and, for its
    owner alone, a file with the settings; their values are written nowhere else. Prints what changes, and the way from
    the old app to the new one without losing work.

    Exit status: 0 fine, 1 something must be mended before `pulumi up`, or nothing was written, 2 wrong usage.
    """
    from ..problems import InvalidInputError
    from ..projects import read_project
    from .migration.cut_over import CommandLine
    from .migration.in_cluster import Kubectl
    from .migration.in_files import read_objects
    from .migration.migration import deployed_app, migration
    from .migration.program_folder import write_program
    from .migration.report import report
    from .told import tell

    try:
        found = read_objects(objects, namespace) if objects else Kubectl(context, namespace).read(name)
        made = migration(deployed_app(name, found), read_project(project), output, app_name)
        write_program(output, made.files)
    except InvalidInputError as error:
        tell(error.problems)
        raise typer.Exit(1) from None
    typer.echo(report(made, CommandLine(context), output), nl=False)
    if made.to_be_mended:
        raise typer.Exit(1)
