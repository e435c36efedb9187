"""The command `keda-functions resolve`: asks a registry which digest an image has now."""

from typing import Annotated

import typer


def resolve(
    image: Annotated[
        str, typer.Argument(metavar="IMAGE", help="Reference of the image: contoso.azurecr.io/orders:1.2")
    ],
) -> None:
    """Print the image's reference with its digest, for the argument `image` of FunctionApp.

    Signs in with what `docker login` or `az acr login` left in Docker's configuration, or not at all where the
    registry does not ask for it.

    Exit status: 0 fine, 1 the registry has no such image or does not let it be seen, 2 wrong usage.
    """
    from ..problems import InvalidInputError
    from .registry.digests import pinned
    from .told import tell

    try:
        typer.echo(pinned(image))
    except InvalidInputError as error:
        tell(error.problems)
        raise typer.Exit(1) from None
