"""Which files belong to a project, by its project file."""

from pathlib import Path

import pytest
from pulumi_keda_functions.projects import Worker
from pulumi_keda_functions.projects.dotnet import is_there, read_functions, worker_of

from ..conftest import Write
from .conftest import IN_PROCESS, ISOLATED, function, in_class

QUEUE = in_class(function('QueueTrigger("q")'))
OUTSIDE = in_class(function('QueueTrigger("q")', name='"Outside"'))


def project(content: str, isolated: bool = True) -> str:
    """A project file with this content."""
    return (ISOLATED if isolated else IN_PROCESS).replace("</Project>", f"{content}</Project>")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("App.csproj", True),
        ("App.fsproj", True),
        ("functions.metadata", True),
        ("extensions.csproj", False),
        ("package.json", False),
        ("below/App.csproj", False),
    ],
)
def test_whether_it_is_there(write: Write, name: str, expected: bool) -> None:
    assert is_there(write({name: ""})) is expected


@pytest.mark.parametrize(
    ("content", "worker"),
    [
        pytest.param(ISOLATED, Worker.DOTNET_ISOLATED, id="the worker package"),
        pytest.param(
            '<Project Sdk="Microsoft.Azure.Functions.Worker.Sdk/2.0.0"/>', Worker.DOTNET_ISOLATED, id="the worker SDK"
        ),
        pytest.param(IN_PROCESS, Worker.DOTNET, id="the in-process SDK"),
        pytest.param("<Project><!-- Microsoft.Azure.Functions.Worker --></Project>", Worker.DOTNET, id="a comment"),
        pytest.param("no XML", Worker.DOTNET, id="no XML"),
    ],
)
def test_worker(write: Write, content: str, worker: Worker) -> None:
    assert worker_of(write({"App.csproj": content})) is worker


@pytest.mark.parametrize("place", ["src/app", "src", "."])
def test_packages_that_projects_share(write: Write, place: str) -> None:
    write({f"{place}/Directory.Build.props": ISOLATED})
    assert worker_of(solution(write, "<Project/>")) is Worker.DOTNET_ISOLATED


def test_what_is_published_alone_is_isolated(write: Write) -> None:
    assert worker_of(write({"functions.metadata": "[]"})) is Worker.DOTNET_ISOLATED


@pytest.mark.parametrize(
    "file", ["bin/Gen.cs", "obj/Gen.cs", "Old/Gen.cs", "Old/deep/Gen.cs", "Gone.cs", ".git/Gen.cs"]
)
def test_files_that_are_not_compiled(write: Write, file: str) -> None:
    removed = r'<Compile Remove="Old\**;Gone.cs"/><Compile Remove="$(Other)\*.cs"/>'
    root = write({"App.csproj": project(removed), "A.cs": QUEUE, file: OUTSIDE})
    assert [found.name for found in read_functions(root).functions] == ["Work"]


def solution(write: Write, app: str, **files: str) -> Path:
    """The folder of an app in a solution with these further files."""
    names = {name.replace("__", "/"): content for name, content in files.items()}
    write({"All.sln": "", "src/app/App.csproj": app, "src/app/A.cs": QUEUE})
    return write(names) / "src" / "app"


def test_linked_files_are_compiled(write: Write) -> None:
    root = solution(write, project(r'<Compile Include="..\..\shared\**\*.cs" LinkBase="S"/>'))
    write({"shared/deep/S.cs": OUTSIDE, "shared/S.txt": OUTSIDE})
    assert [found.where for found in read_functions(root).functions] == ["A.cs:4", "../../shared/deep/S.cs:4"]


@pytest.mark.parametrize(
    ("settings", "isolated", "names"),
    [
        pytest.param("", True, ["Work", "Outside"], id="isolated"),
        pytest.param("", False, ["Work"], id="in process"),
        pytest.param(
            "<FunctionsInDependencies>true</FunctionsInDependencies>", False, ["Work", "Outside"], id="if asked for"
        ),
    ],
)
def test_functions_of_referenced_projects(write: Write, settings: str, isolated: bool, names: list[str]) -> None:
    reference = r'<ProjectReference Include="..\..\lib\Lib.csproj"/>'
    root = solution(write, project(reference + settings, isolated))
    write({"lib/Lib.csproj": r'<Project><ProjectReference Include="..\src\app\App.csproj"/></Project>'})
    attribute = "Function" if isolated else "FunctionName"
    for path in (root / "A.cs", root / "../../lib/L.cs"):
        source = QUEUE if path.name == "A.cs" else OUTSIDE
        path.write_text(source.replace("[Function(", f"[{attribute}("), encoding="utf-8")
    assert [found.name for found in read_functions(root).functions] == names


def test_constants_of_projects_that_are_referenced_in_turn(write: Write) -> None:
    root = solution(write, project(r'<ProjectReference Include="..\..\lib\Lib.csproj"/>', isolated=False))
    write({
        "lib/Lib.csproj": r'<Project><ProjectReference Include="..\names\Names.csproj"/></Project>',
        "names/Names.csproj": "<Project/>",
        "names/Names.cs": 'namespace Contoso { public static class Names { public const string Queue = "orders"; } }',
        "src/app/A.cs": in_class(function("QueueTrigger(Names.Queue)", attribute="FunctionName")),
    })  # fmt: skip
    assert read_functions(root).functions[0].trigger.properties == {"queueName": "orders"}


def test_beyond_the_solution_nothing_is_read(write: Write) -> None:
    root = write({"far/Far.csproj": "<Project/>", "far/Names.cs": 'class Names { public const string Queue = "q"; }'})
    solution_folder = root / "mine"
    solution_folder.mkdir()
    (solution_folder / "All.slnx").touch()
    app = solution_folder / "app"
    app.mkdir()
    reference = project(r'<ProjectReference Include="..\..\far\Far.csproj"/><Compile Include="..\..\far\*.cs"/>')
    (app / "App.csproj").write_text(reference, encoding="utf-8")
    (app / "A.cs").write_text(in_class(function("QueueTrigger(Names.Queue)")), encoding="utf-8")
    assert [problem.where for problem in read_functions(app).problems] == ["A.cs:5"]


@pytest.mark.parametrize("item", ["Compile", "ProjectReference"])
def test_sources_that_only_msbuild_finds_are_told(write: Write, item: str) -> None:
    files = {"App.csproj": project(f'\n<{item} Include="$(Shared)/Shared.cs"/>'), "A.cs": QUEUE}
    (problem,) = read_functions(write(files)).problems
    assert (problem.where, problem.severity) == ("App.csproj:2", "warning")
    assert "'$(Shared)/Shared.cs'" in problem.message


def test_usings_of_the_project_file(write: Write) -> None:
    items = '<Using Include="Contoso.Shared.Names" Static="true"/><Using Include="Contoso.Shared.Names" Alias="N"/>'
    code = in_class(function("QueueTrigger(Queue + N.Queue)"))
    names = 'namespace Contoso.Shared { static class Names { public const string Queue = "q"; } }'
    root = write({"App.csproj": project(items), "A.cs": code, "Names.cs": names})
    assert read_functions(root).functions[0].trigger.properties == {"queueName": "qq"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("<Project>\n<A></B>", "App.csproj:2"),
        ("", "App.csproj:1"),
        ("<?xml version='1.0' encoding='x-y'?><P/>", "App.csproj:1"),
    ],
)
def test_a_project_file_that_is_no_xml(write: Write, content: str, where: str) -> None:
    reading = read_functions(write({"App.csproj": content, "A.cs": QUEUE.replace("[Function(", "[FunctionName(")}))
    assert [problem.where for problem in reading.problems] == [where]
    assert "not XML" in reading.problems[0].message
    assert len(reading.functions) == 1


def test_f_sharp_needs_a_build(write: Write) -> None:
    (problem,) = read_functions(write({"App.fsproj": ISOLATED, "A.fs": ""})).problems
    assert (problem.where, problem.severity) == ("App.fsproj:1", "error")
    assert "dotnet build -c Release" in problem.remedy
