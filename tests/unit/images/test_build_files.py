from pathlib import Path

import pytest
from pulumi_keda_functions.images.build_files import BuildFiles, files_in_folder, files_in_git
from pulumi_keda_functions.images.dockerfiles import DockerfileOptions
from pulumi_keda_functions.images.engine_capabilities import Given
from pulumi_keda_functions.problems import Problem, errors
from pulumi_keda_functions.projects import read_project

STAGING = Path(".keda-functions/dev/orders")
OWN = "FROM mcr.microsoft.com/azure-functions/python:4-python3.12\nENV AzureWebJobsScriptRoot=/home/site/wwwroot\n"
OWN += "COPY . /home/site/wwwroot\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("app")
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n")
    (folder / "local.settings.json").write_text("{}")
    return folder


def files(project: Path, given: Given = {}) -> tuple[BuildFiles, list[Problem]]:  # noqa: B006 - read
    return files_in_folder(given, read_project(project), DockerfileOptions(), STAGING)


def test_without_a_dockerfile_one_is_written_with_its_rules(project: Path) -> None:
    build, problems = files(project)
    assert not errors(problems)
    assert (build.context, build.dockerfile) == ("app", ".keda-functions/dev/orders/Dockerfile")
    assert build.staged.keys() == {build.dockerfile, f"{build.dockerfile}.dockerignore"}
    assert build.staged[".keda-functions/dev/orders/Dockerfile"].startswith(
        "FROM mcr.microsoft.com/azure-functions/python:"
    )
    assert "**/local.settings.json\n" in build.staged[f"{build.dockerfile}.dockerignore"]
    assert build.sent == ["function_app.py", "host.json"]


def test_a_dockerfile_without_rules_is_copied_beside_supplied_ones(project: Path) -> None:
    (project / "Dockerfile").write_text(OWN)
    build, problems = files(project)
    assert not errors(problems)
    assert build.staged[".keda-functions/dev/orders/Dockerfile"] == OWN
    assert build.dockerfile == ".keda-functions/dev/orders/Dockerfile"


@pytest.mark.parametrize("name", [".dockerignore", "Dockerfile.dockerignore"])
def test_a_project_with_both_is_left_as_it_is(project: Path, name: str) -> None:
    (project / "Dockerfile").write_text(OWN)
    (project / name).write_text("local.settings.json\n")
    build, problems = files(project)
    assert not errors(problems)
    assert (build.dockerfile, build.staged) == ("app/Dockerfile", {})
    assert "local.settings.json" not in build.sent


def test_the_rules_beside_the_dockerfile_count_over_those_of_the_context(project: Path) -> None:
    (project / "Dockerfile").write_text(OWN)
    (project / ".dockerignore").write_text("function_app.py\n")
    (project / "Dockerfile.dockerignore").write_text("*.json\n")
    build, _ = files(project)
    assert "function_app.py" in build.sent
    assert "host.json" not in build.sent


def test_rules_of_the_projects_own_go_with_a_written_dockerfile(project: Path) -> None:
    (project / ".dockerignore").write_text("local.settings.json\n")
    build, _ = files(project)
    assert build.staged[f"{build.dockerfile}.dockerignore"] == "local.settings.json\n**/.keda-functions\n"


def test_a_dockerfile_elsewhere_with_a_context_around_the_project(project: Path) -> None:
    Path("orders.Dockerfile").write_text(OWN)
    build, problems = files(project, {"dockerfile": "orders.Dockerfile", "context": "."})
    assert not errors(problems)
    assert build.context == "."
    assert "app/function_app.py" in build.sent


def test_none_is_written_for_a_context_around_the_project(project: Path) -> None:
    _, problems = files(project, {"context": "."})
    assert [problem.where for problem in problems] == ["context"]


@pytest.mark.parametrize(
    ("given", "where"),
    [
        pytest.param({"context": "absent"}, "context", id="no such context"),
        pytest.param({"dockerfile": "absent"}, "dockerfile", id="no such Dockerfile"),
    ],
)
def test_what_is_not_there(project: Path, given: Given, where: str) -> None:
    _, problems = files(project, given)
    assert [problem.where for problem in problems] == [where]


def test_choices_about_a_written_dockerfile_are_refused_where_there_is_one(project: Path) -> None:
    (project / "Dockerfile").write_text(OWN)
    _, problems = files(project, {"restricted": True, "base_image": "python:3.12"})
    assert [problem.where for problem in errors(problems)] == ["base_image", "restricted"]


def test_a_project_that_no_dockerfile_can_be_written_for(tmp_path: Path) -> None:
    _, problems = files(tmp_path)
    host_json, worker = problems
    assert host_json.where == "host.json"
    assert "worker" in worker.message


def test_no_image_is_built_of_a_project_that_no_host_would_start(project: Path) -> None:
    (project / "host.json").write_text('{"version": ')
    assert [problem.where.partition(":")[0] for problem in errors(files(project)[1])] == ["host.json"]
    (project / "Dockerfile").write_text(OWN)
    assert [problem.where.partition(":")[0] for problem in errors(files(project)[1])] == ["host.json"]


def test_choices_about_a_written_dockerfile_are_refused_for_a_repository() -> None:
    url = f"https://github.com/contoso/shop.git#{'a' * 40}"
    _, problems = files_in_git({"context": url, "restricted": True, "language_version": "3.12"})
    assert [problem.where for problem in problems] == ["language_version", "restricted"]


def test_a_context_in_git() -> None:
    url = f"https://github.com/contoso/shop.git#{'a' * 40}"
    build, problems = files_in_git({"context": url, "dockerfile": "app/Dockerfile"})
    assert not problems
    assert build == BuildFiles(url, "app/Dockerfile")
    assert build.is_in_git
