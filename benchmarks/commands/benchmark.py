"""Whole processes, and each further app in one process.

All figures are medians. Each further app of ours is one more run of the whole command in a process that has run it
before, from its arguments to its text; Helm's is one more template in its chart.
"""

import contextlib
import io
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import typer
from pulumi_keda_functions.cli.main import app

from tools.executables import find
from tools.executables.folders import CLONE, VIRTUAL_ENVIRONMENT

from ..comparison import Comparison
from ..errors import BenchmarkError
from ..program.app_values import IMAGE, STORAGE
from .chart import NAMESPACE, objects_in, write_chart

PROJECT = CLONE / "benchmarks" / "program" / "app"
ONE_PROCESS = 0.4
"""Seconds for a command, most of which Python takes to start."""
FURTHER_APP = 3.0
"""Milliseconds."""
PROCESSES = 9
"""Of each command."""
COMMANDS = ("inspect", "inspect --format=json", "render")
HELM = "helm template"
COMMAND_LINE = typer.main.get_command(app)


def compare(apps: int) -> list[Comparison]:
    """One app, then `apps` more of them in one process.

    Raises BenchmarkError when a command fails, or Helm's chart does not hold what `render` prints.
    """
    with tempfile.TemporaryDirectory(prefix="keda-functions-benchmark-") as folder:
        one, many = Path(folder) / "one", Path(folder) / "many"
        rendered = [(name, printed(arguments("render", name))) for name in map("app-{:03}".format, range(apps + 1))]
        write_chart(one, rendered[:1])
        write_chart(many, rendered)
        require_same_objects(output(helm(many)), "".join(objects for _, objects in rendered))
        processes = [[str(VIRTUAL_ENVIRONMENT / "keda-functions"), *arguments(command)] for command in COMMANDS]
        *ours, helm_one, helm_many = in_turn([*processes, helm(one), helm(many)])
    helm_further = 1000 * (helm_many - helm_one) / apps
    return [
        *(
            Comparison(f"{command}, one app", HELM, seconds, helm_one, "s", most=ONE_PROCESS)
            for command, seconds in zip(COMMANDS, ours, strict=True)
        ),
        *(
            Comparison(
                f"{command}, each further app", HELM, further(command, apps), helm_further, "ms", most=FURTHER_APP
            )
            for command in COMMANDS
        ),
    ]


def in_turn(commands: Sequence[Sequence[str]]) -> list[float]:
    """Seconds of each command's process. Each has its turn in every round, so that a slow minute hits all alike."""
    rounds = [[seconds(partial(output, command)) for command in commands] for _ in range(PROCESSES)]
    return [median(times) for times in zip(*rounds, strict=True)]


def further(command: str, apps: int) -> float:
    """Milliseconds for one more app in this process."""
    return 1000 * median(seconds(lambda: printed(arguments(command))) for _ in range(apps))


def arguments(command: str, name: str = "app-000") -> list[str]:
    """What is typed behind `keda-functions`."""
    words = [*command.split(), str(PROJECT)]
    if command != "render":
        return words
    setting = f"{STORAGE}=DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"
    return [*words, f"--name={name}", f"--image={IMAGE}", f"--namespace={NAMESPACE}", f"--set={setting}"]


def helm(chart: Path) -> list[str]:
    """The command for all objects of a chart."""
    return [str(find("helm")), "template", "release", str(chart), f"--namespace={NAMESPACE}"]


def printed(arguments: Sequence[str]) -> str:
    """What a command prints when it is run in this process. Raises BenchmarkError when it fails."""
    with contextlib.redirect_stdout(io.StringIO()) as text:
        status = COMMAND_LINE.main(list(arguments), standalone_mode=False)
    if status:
        raise BenchmarkError(f"`keda-functions {arguments[0]}` failed with exit status {status}")
    return text.getvalue()


def output(command: Sequence[str]) -> str:
    """What a command prints as a process of its own. Raises BenchmarkError when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchmarkError(f"`{command[0]} {command[1]}` failed with exit status {done.returncode}:\n{done.stderr}")
    return done.stdout


def require_same_objects(chart: str, rendered: str) -> None:
    """Raises BenchmarkError when the chart makes anything else."""
    if objects_in(chart) != objects_in(rendered):
        raise BenchmarkError("helm template prints other objects than `render`: mend benchmarks/commands/chart.py")


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
