import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.unit.cli.commands import run


def test_version() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"keda-functions {version('pulumi-keda-functions')}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["render", "."], "Missing option '--name'", id="a required option"),
        pytest.param(["inspect"], "Missing argument 'PROJECT'", id="a required argument"),
        pytest.param(["inspect", ".", "--settings", "nowhere"], "'nowhere' does not exist", id="a missing file"),
        pytest.param(["inspect", ".", "--settings", "."], "'.' is a directory", id="a folder for a file"),
        pytest.param(["inspect", ".", "--set", "hunter2"], "not of the form NAME=VALUE", id="no setting"),
        pytest.param(["inspect", ".", "--set", "=hunter2"], "not of the form NAME=VALUE", id="a setting without name"),
        pytest.param(["inspect", ".", "--format", "xml"], "'xml' is not one of", id="an unknown format"),
    ],
)
def test_wrong_usage(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "hunter2" not in result.output


PROGRAM = "from pulumi_keda_functions.cli.main import run; run()"


def test_arguments_that_are_not_text() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, "inspect", b"\xff"], capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: the arguments are not UTF-8")


def test_an_output_that_is_full() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, "inspect", "nowhere"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"Error: the output: No space left on device\n")


def test_a_reader_that_goes_away() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "inspect", "nowhere"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_defect_is_told_without_a_traceback_and_without_its_message() -> None:
    broken = (
        "from pulumi_keda_functions.cli import main\n"
        "def fail(*_): raise ValueError('hunter2')\n"
        "main.inspect_project = fail\n"
        "main.run()"
    )
    done = subprocess.run([sys.executable, "-c", broken, "inspect", "."], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: a defect of keda-functions, ValueError at <string>:2 < main.py:")
    assert "hunter2" not in done.stderr
