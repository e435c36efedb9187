"""Functions that each language's reader gets through, in this process and as whole `inspect` commands.

All figures are medians.
"""

import importlib
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from azure.functions.decorators.function_app import FunctionRegister
from pulumi_keda_functions.problems import errors
from pulumi_keda_functions.projects import read_project

from tools.executables.folders import VIRTUAL_ENVIRONMENT

from ..comparison import Comparison
from ..errors import BenchmarkError
from .projects import MODELS, write_project

FUNCTIONS, MANY_FUNCTIONS = 100, 1000
READINGS, PROCESSES = 5, 5
"""Of each project."""
PYTHON = "python-v2"
LIBRARY = "azure-functions"
WHOLE_PROCESS = 1.0
"""Seconds for `inspect` of a project with all the functions."""
LINEAR = 2.0
"""How many times longer one of many functions may take than one of few: more than that, and cost is not linear."""


def compare() -> list[Comparison]:
    """Each language. Raises BenchmarkError when a project is not read as it was written."""
    with tempfile.TemporaryDirectory(prefix="keda-functions-benchmark-") as folder:
        few = {model: write_project(Path(folder), model, FUNCTIONS) for model in MODELS}
        many = {model: write_project(Path(folder), model, MANY_FUNCTIONS) for model in MODELS}
        return [*in_this_process(few, many), *whole_processes(few)]


def in_this_process(few: Mapping[str, Path], many: Mapping[str, Path]) -> Iterator[Comparison]:
    """The readers by themselves."""
    read = {model: seconds(partial(require_functions, path, FUNCTIONS)) for model, path in few.items()}
    read_many = {model: seconds(partial(require_functions, path, MANY_FUNCTIONS)) for model, path in many.items()}
    imported = seconds(partial(import_with_library, few[PYTHON]))
    for model, taken in read.items():
        rate, of_python = FUNCTIONS / taken / 1000, FUNCTIONS / read[PYTHON] / 1000
        yield Comparison(f"{model}, functions", PYTHON, rate, of_python, "thousand/s")
    yield Comparison(f"{PYTHON}, {FUNCTIONS}", f"import with {LIBRARY}", 1000 * read[PYTHON], 1000 * imported, "ms")
    for model, taken in read_many.items():
        each, of_few = 1000 * taken / MANY_FUNCTIONS, 1000 * read[model] / FUNCTIONS
        yield Comparison(
            f"{model}, each of {MANY_FUNCTIONS}", f"each of {FUNCTIONS}", each, of_few, "ms", most_ratio=LINEAR
        )


def whole_processes(projects: Mapping[str, Path]) -> Iterator[Comparison]:
    """`inspect`, from the start of Python to its end."""
    imported = process([sys.executable, "-B", "-c", "import function_app"], projects[PYTHON])
    for model, path in projects.items():
        taken = process([str(VIRTUAL_ENVIRONMENT / "keda-functions"), "inspect", str(path)])
        yield Comparison(
            f"inspect, {model}, {FUNCTIONS}", f"import with {LIBRARY}", taken, imported, "s", most=WHOLE_PROCESS
        )


def require_functions(project: Path, expected: int) -> None:
    """Read the project. Raises BenchmarkError when not all of its functions are found."""
    read = read_project(project)
    if len(read.functions) != expected or errors(read.problems):
        told = "; ".join(map(str, read.problems[:3]))
        raise BenchmarkError(f"{len(read.functions)} of {expected} functions are read from {project.name}: {told}")


def import_with_library(project: Path) -> None:
    """What the Python worker does: import function_app, and let the library build each function."""
    with importing_from(project):
        names = vars(importlib.import_module("function_app")).values()
        app = next(thing for thing in names if isinstance(thing, FunctionRegister))
        if len(app.get_functions()) != FUNCTIONS:
            raise BenchmarkError(f"the library does not find {FUNCTIONS} functions in {project.name}")


@contextmanager
def importing_from(project: Path) -> Iterator[None]:
    """Imports come from the project, from its sources, and are forgotten afterwards."""
    before, caching = set(sys.modules), sys.dont_write_bytecode
    sys.path.insert(0, str(project))
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    logging.disable()  # the library warns of apps that answer no HTTP
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        sys.dont_write_bytecode = caching
        sys.path.remove(str(project))
        for name in set(sys.modules) - before:
            del sys.modules[name]


def process(command: list[str], folder: Path | None = None) -> float:
    """Seconds of a whole process. Raises BenchmarkError when it fails."""

    def run() -> None:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BenchmarkError(f"`{' '.join(command)}` failed with exit status {done.returncode}:\n{done.stderr}")

    return seconds(run, PROCESSES, time.perf_counter)


def seconds(work: Callable[[], object], times: int = READINGS, clock: Callable[[], float] = time.process_time) -> float:
    """How long it takes, by the median: processor time, unless told otherwise, since readers wait for nothing."""

    def once() -> float:
        began = clock()
        work()
        return clock() - began

    return median(once() for _ in range(times))
