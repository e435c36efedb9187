from pathlib import Path

import pytest
from pulumi_keda_functions.images.dockerfile_check import problems_in_dockerfile
from pulumi_keda_functions.images.dockerfile_text import stages
from pulumi_keda_functions.images.dockerfiles import generated_dockerfile
from pulumi_keda_functions.problems import InvalidInputError, Problem
from pulumi_keda_functions.projects import read_project
from syrupy.assertion import SnapshotAssertion

from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.conftest import Read
from tests.unit.images.dockerfiles.texts import Files, bases, refusal, written

PROJECTS = sorted((Path(__file__).parents[3] / "projects").glob("*/project"))
LANGUAGES = [
    pytest.param({**texts.PYTHON, "requirements.txt": "azure-functions\n"}, id="Python"),
    pytest.param(texts.JAVASCRIPT, id="JavaScript"),
    pytest.param(texts.TYPESCRIPT, id="TypeScript"),
    pytest.param(texts.ISOLATED, id="C# in a process of its own"),
    pytest.param(texts.IN_PROCESS, id="C# in the host's process"),
    pytest.param(texts.SCRIPT, id="C# scripts"),
    pytest.param(texts.MAVEN, id="Java by Maven"),
    pytest.param(texts.GRADLE, id="Java by Gradle"),
    pytest.param(texts.POWERSHELL, id="PowerShell"),
    pytest.param(texts.GO, id="Go"),
    pytest.param(texts.RUST, id="Rust"),
]


@pytest.mark.parametrize("files", LANGUAGES)
def test_the_dockerfile_of_a_language(files: Files, read: Read, snapshot: SnapshotAssertion) -> None:
    assert written(read(files)) == snapshot


@pytest.mark.parametrize("files", LANGUAGES)
def test_what_is_written_passes_the_check_of_dockerfiles(files: Files, read: Read) -> None:
    project = read(files)
    assert problems_in_dockerfile(written(project), project) == ()


@pytest.mark.parametrize("files", LANGUAGES)
def test_the_variant_without_root_runs_as_pods_that_are_restricted_do(files: Files, read: Read) -> None:
    text = written(read(files), non_root=True)
    last = [f"{each.name} {each.text}" for each in stages(text)[-1].instructions]
    assert last[-1] == "USER 1654:1654"
    assert {"ENV ASPNETCORE_URLS=http://+:8080", "EXPOSE 8080"} <= set(last)
    assert [line for line in last if line.startswith("RUN mkdir")] == [
        "RUN mkdir -p /home/data /azure-functions-host/Secrets "
        "&& chown -R 1654:1654 /home/data /azure-functions-host/Secrets"
    ]


@pytest.mark.parametrize("files", LANGUAGES)
def test_the_image_that_the_app_runs_on_can_be_chosen_with_its_digest(files: Files, read: Read) -> None:
    pinned = f"contoso.azurecr.io/base@sha256:{'0' * 64}"
    assert bases(written(read(files), base_image=pinned))[-1] == pinned


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.parent.name)
def test_every_project_has_a_dockerfile_or_is_told_why_not(folder: Path) -> None:
    project = read_project(folder)
    told: tuple[Problem, ...] = ()
    try:
        text = generated_dockerfile(project)
    except InvalidInputError as error:
        told = error.problems
    else:
        assert problems_in_dockerfile(text, project) == ()
    assert all(problem.where and problem.remedy for problem in told)


def test_most_projects_have_one() -> None:
    refused = []
    for folder in PROJECTS:
        try:
            generated_dockerfile(read_project(folder))
        except InvalidInputError as error:
            refused.append((folder.parent.name, str(error.problems[0])))
    assert len(refused) < len(PROJECTS) / 3, refused


def test_a_folder_of_no_language_has_none(read: Read) -> None:
    told = refusal(read({}))
    assert "nothing in the folder tells which language worker" in told
    assert "looked for: function_app.py, functions.metadata, " in told
