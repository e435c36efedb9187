"""examples/gitops: what its pipeline runs."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.unit.cli.commands import run
from tools.executables.folders import CLONE

FOLDER = CLONE / "examples" / "gitops"


@pytest.fixture(autouse=True)
def in_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


def test_what_is_committed_is_what_the_pipeline_renders() -> None:
    image = Path("image.txt").read_text().strip()
    given = shlex.split(yaml.safe_load(Path("pipeline.yaml").read_text())["env"]["RENDER"])
    result = run(*given[1:], "--image", image, "--check", "k8s")
    assert (result.exit_code, result.stdout) == (0, "k8s: 7 files up to date\n"), result.stderr


def test_nothing_is_wrong_with_the_project() -> None:
    result = run("inspect", "app", "--options", "options.yaml", "--settings", "settings.env")
    assert (result.exit_code, result.stderr) == (0, "")


def test_its_dockerfile_is_written() -> None:
    assert run("dockerfile", "app", "--non-root").stdout.endswith("\nUSER 1654:1654\n")


@pytest.mark.parametrize("file", ["pipeline.yaml", "README.md"])
def test_its_commands_and_options_exist(file: str) -> None:
    text = Path(file).read_text().replace("\\\n", " ")
    for command, rest in re.findall(r"keda-functions ([a-z]+) ([^\n|>]*)", text):
        told = run(command, "--help").stdout
        assert all(option in told for option in re.findall(r"--[a-z-]+", rest)), (command, rest)
