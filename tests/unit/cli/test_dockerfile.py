from pathlib import Path

import pytest

from tests.unit.cli.commands import run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Python project, the working directory above it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "orders"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text("import azure.functions as func\napp = func.FunctionApp()\n")
    return folder


@pytest.mark.usefixtures("project")
def test_a_dockerfile_is_printed() -> None:
    result = run("dockerfile", "orders")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("FROM mcr.microsoft.com/azure-functions/python:4-python3.12\n")
    assert result.stdout.endswith("COPY . .\n")


@pytest.mark.usefixtures("project")
def test_its_choices() -> None:
    told = run("dockerfile", "orders", "--language-version", "3.13", "--non-root").stdout
    assert "python:4-python3.13\n" in told
    assert told.endswith("USER 1654:1654\n")
    assert run("dockerfile", "orders", "--base-image", "contoso/base:1").stdout.startswith("FROM contoso/base:1\n")


def test_a_file_is_written_and_never_overwritten(project: Path) -> None:
    assert run("dockerfile", "orders", "--output", "orders/Dockerfile").output == ""
    written = (project / "Dockerfile").read_text()
    assert written == run("dockerfile", "orders").stdout
    again = run("dockerfile", "orders", "--non-root", "--output", "orders/Dockerfile")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "--output orders/Dockerfile: the file is there" in again.stderr
    assert (project / "Dockerfile").read_text() == written


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(
            ["orders", "--language-version", "2", "--base-image", "A B"],
            "error: base_image: 'A B' is no image reference\n  → write it like contoso.azurecr.io/orders:1\n"
            "error: language_version: there is no image for Python 2\n  → give 3.9, ",
            id="all at once",
        ),
        pytest.param(
            ["nowhere"],
            "error: project nowhere: there is no such folder\n  → name the folder that holds host.json\n",
            id="no folder",
        ),
        pytest.param(
            ["orders", "--output", "nowhere/Dockerfile"],
            "error: --output nowhere/Dockerfile: there is no such folder\n  → make it, or give another\n",
            id="no folder to write to",
        ),
    ],
)
def test_what_is_in_the_way_is_told(arguments: list[str], told: str) -> None:
    result = run("dockerfile", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(told)


def test_a_check_of_nothing_is_no_success(project: Path) -> None:
    (project / "Dockerfile").write_text("FROM scratch\n")
    result = run("dockerfile", "nowhere", "--check", "orders/Dockerfile")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "project nowhere: there is no such folder" in result.stderr
    assert run("dockerfile", "orders", "--check", "orders/Dockerfile", "--non-root").exit_code == 2


def test_a_dockerfile_that_is_there_is_checked_with_the_files_that_it_would_copy(project: Path) -> None:
    (project / "local.settings.json").write_text("{}")
    (project / "Dockerfile").write_text(
        "FROM mcr.microsoft.com/azure-functions/python:4-python3.12\nCOPY . /home/site/wwwroot\n"
    )
    check = ("dockerfile", "orders", "--check", "orders/Dockerfile")
    assert run(*check).output == "", "what is supplied in place of a .dockerignore leaves it out"
    (project / ".dockerignore").write_text("Dockerfile\n")
    result = run(*check)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: orders/Dockerfile:2: local.settings.json would be in the image")
