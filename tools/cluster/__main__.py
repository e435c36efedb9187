"""`python -m tools.cluster`."""

from .command_line import app

app(prog_name="python -m tools.cluster")
