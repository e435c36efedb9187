"""`python -m tools`: the jobs of this repository, one command each. `make help` lists them in words."""

from typing import NoReturn

import typer
from rich.console import Console

from .cluster.command_line import app as cluster
from .demo.command_line import app as demo
from .executables.environment_variables import exports
from .executables.errors import ExecutableError
from .executables.setup import set_up

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.add_typer(cluster, name="cluster")
app.add_typer(demo, name="demo")


@app.command()
def setup() -> None:
    """Provide every pinned executable; build what is missing."""
    try:
        set_up(Console(highlight=False, soft_wrap=True))
    except ExecutableError as error:
        fail(error)


@app.command()
def env() -> None:
    """Print the environment as shell commands, for `eval`."""
    try:
        typer.echo(exports())
    except ExecutableError as error:
        fail(error)


def fail(error: ExecutableError) -> NoReturn:
    """Ends with exit status 1."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(str(error), style="red", markup=False)
    raise typer.Exit(1)


if __name__ == "__main__":
    app(prog_name="python -m tools")
