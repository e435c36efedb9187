import pytest
from pulumi_keda_functions.images.dockerfile_check import problems_in_dockerfile

from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.conftest import Read, read

__all__ = ["read"]

BASE = "mcr.microsoft.com/azure-functions/python:4-python3.12"
COPIED = "COPY . /home/site/wwwroot"


def told(text: str, read: Read, files: list[str] | None = None, target: str | None = None) -> list[str]:
    project = read({**texts.PYTHON, "pyproject.toml": '[project]\nrequires-python = ">=3.11"\n'})
    return [f"{each.severity} {each}" for each in problems_in_dockerfile(text, project, files or [], target=target)]


def test_a_dockerfile_as_func_init_writes_it_is_fine(read: Read) -> None:
    text = f"FROM {BASE}\nENV AzureWebJobsScriptRoot=/home/site/wwwroot\nCOPY requirements.txt /\n{COPIED}\n"
    assert told(text, read, ["function_app.py", "host.json"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("RUN a", "error Dockerfile:1: it has no FROM", id="no FROM"),
        pytest.param(
            f"FROM {BASE.replace('python:4-python3.12', 'node:4-node22')}\n{COPIED}",
            "error Dockerfile:1: the image is for node, the project's worker is python",
            id="another worker",
        ),
        pytest.param(
            f"FROM {BASE.replace('4-', '3.0-')}\n{COPIED}",
            "error Dockerfile:1: host version 3 is supported no more",
            id="an old host",
        ),
        pytest.param(
            f"FROM {BASE.replace('3.12', '3.10')}\n{COPIED}",
            "warning Dockerfile:1: the image is for version 3.10, pyproject.toml asks for '>=3.11'",
            id="another version",
        ),
        pytest.param(f"FROM {BASE}-appservice\n{COPIED}", "warning Dockerfile:1: a appservice image", id="with SSH"),
        pytest.param(f"FROM python:3.12\n{COPIED}", "warning Dockerfile:1: 'python:3.12' is not one of", id="no host"),
        pytest.param(
            f"FROM {BASE}\nENV AzureWebJobsScriptRoot=/app\n{COPIED}",
            "error Dockerfile:2: nothing is copied to /app",
            id="another folder",
        ),
        pytest.param(
            f"FROM {BASE}\nRUN a", "error Dockerfile:1: nothing is copied to /home/site/wwwroot", id="no code"
        ),
        pytest.param(
            f"FROM {BASE}\nENV ASPNETCORE_URLS=http://+:8080\n{COPIED}",
            "warning Dockerfile:2: the host listens on port 8080, and FunctionApp sends requests to port 80 "
            "unless told: give FunctionApp the setting ASPNETCORE_URLS=http://+:8080 or restricted",
            id="another port",
        ),
        pytest.param(
            f"FROM {BASE}\n{COPIED}\nUSER 1000:1000",
            "warning Dockerfile:3: user 1000:1000 may not listen on port 80",
            id="no root",
        ),
        pytest.param(
            f"FROM {BASE}\nENV AzureWebJobsStorage='AccountName=a;AccountKey=hunter2'\n{COPIED}",
            "error Dockerfile:2: ENV AzureWebJobsStorage holds a credential",
            id="a credential",
        ),
    ],
)
def test_what_would_surprise_is_told(text: str, expected: str, read: Read) -> None:
    (problem,) = told(text, read)
    assert problem.startswith(expected)
    assert "hunter2" not in problem


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"FROM contoso.azurecr.io/functions/python:1\n{COPIED}", id="an image of the company's own"),
        pytest.param("ARG BASE\nFROM $BASE\nCOPY . /home/site/wwwroot", id="a base that is not known"),
        pytest.param(f"FROM {BASE}@sha256:{'0' * 64}\n{COPIED}", id="a digest"),
        pytest.param(f"FROM {BASE}\nWORKDIR /home/site\nCOPY . wwwroot/", id="a relative destination"),
        pytest.param(f"FROM {BASE}\nENV R=/app AzureWebJobsScriptRoot=/app\nCOPY a $R/a", id="a folder in a variable"),
        pytest.param(f"FROM {BASE} AS base\n{COPIED}\nFROM base\nUSER root", id="a stage that begins with another"),
    ],
)
def test_what_is_fine(text: str, read: Read) -> None:
    assert told(text, read) == []


def test_a_stage_can_be_chosen(read: Read) -> None:
    text = f"FROM {BASE} AS app\n{COPIED}\nFROM scratch AS tests\n"
    assert told(text, read, target="app") == []
    assert told(text, read, target="release") == [
        "error target: Dockerfile has no stage 'release': choose among its stages: app, tests"
    ]


LEAK = "local.settings.json"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"FROM {BASE}\n{COPIED}", 2, id="the whole context"),
        pytest.param(f"FROM {BASE}\nCOPY *.json /home/site/wwwroot/", 2, id="a pattern"),
        pytest.param(f"FROM {BASE}\nADD ./ /home/site/wwwroot", 2, id="ADD"),
        pytest.param(
            f"FROM x AS b\nWORKDIR /src\nCOPY . .\nFROM {BASE}\nCOPY --from=b /src /home/site/wwwroot",
            3,
            id="by way of a stage",
        ),
        pytest.param(
            f"FROM x\nCOPY . /src\nFROM {BASE}\nCOPY --from=0 src /home/site/wwwroot", 2, id="by a stage's number"
        ),
    ],
)
def test_settings_of_a_developer_would_be_in_the_image(text: str, line: int, read: Read) -> None:
    (problem,) = told(text, read, ["host.json", LEAK])
    assert problem.startswith(f"error Dockerfile:{line}: local.settings.json would be in the image")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"FROM {BASE}\nCOPY src /home/site/wwwroot", id="another folder"),
        pytest.param(
            f"FROM x AS b\nCOPY . /src\nFROM {BASE}\nCOPY --from=b /out /home/site/wwwroot", id="another result"
        ),
    ],
)
def test_settings_of_a_developer_stay_behind(text: str, read: Read) -> None:
    assert told(text, read, [LEAK, "src/a.py"]) == []


def test_other_files_that_should_not_be_in_an_image(read: Read) -> None:
    files = [".git/config", ".env", "keys/a.pem", "keys/b.pem", "keys/c.pem"]
    assert told(f"FROM {BASE}\n{COPIED}", read, files) == [
        "warning Dockerfile:2: .env, keys/a.pem, keys/b.pem, … would be in the image, where everybody can read them: "
        "name them in .dockerignore",
        "warning Dockerfile:2: the repository's history would be in the image: name .git in .dockerignore",
    ]
