"""Which worker runs a project whose functions each have a function.json."""

import pytest

from .conftest import Read

TIMER = '{"bindings": [{"type": "timerTrigger", "name": "t", "schedule": "0 0 3 * * *"}]}'


@pytest.mark.parametrize(
    ("script", "worker"),
    [
        ("__init__.py", "python"),
        ("index.js", "node"),
        ("index.mjs", "node"),
        ("index.cjs", "node"),
        ("index.ts", "node"),
        ("run.ps1", "powershell"),
        ("run.csx", "dotnet"),
        ("RUN.CSX", "dotnet"),
        ("run.sh", None),
    ],
)
def test_the_script_beside_function_json_tells(read: Read, script: str, worker: str | None) -> None:
    assert read({"f/function.json": TIMER, f"f/{script}": ""}).worker == worker


@pytest.mark.parametrize(
    ("script", "worker"),
    [
        ("../dist/f/index.js", "node"),
        ("..\\\\dist\\\\f\\\\index.js", "node"),
        ("../app-1.0.jar", "java"),
        ("../bin/App.dll", "dotnet"),
        ("handler.py", "python"),
    ],
)
def test_script_file_tells_though_it_need_not_be_there_yet(read: Read, script: str, worker: str) -> None:
    assert read({"f/function.json": f'{{"scriptFile": "{script}", {TIMER[1:]}'}).worker == worker


def test_files_beside_the_script_do_not_tell(read: Read) -> None:
    project = read(
        {"f/function.json": TIMER, "f/index.js": "", "f/build.py": "", "f/README.md": "", "f/sample.dat": ""}
    )
    assert project.worker == "node"


@pytest.mark.parametrize(
    ("file", "content", "worker"),
    [
        ("package.json", "{}", "node"),
        ("profile.ps1", "", "powershell"),
        ("requirements.psd1", "@{}", "powershell"),
        ("requirements.txt", "azure-functions", "python"),
        ("pom.xml", "<project/>", "java"),
        ("build.gradle.kts", "", "java"),
        ("App.fsproj", '<PackageReference Include="Microsoft.NET.Sdk.Functions"/>', "dotnet"),
        ("App.vbproj", '<PackageReference Include="Microsoft.Azure.Functions.Worker"/>', "dotnet-isolated"),
        ("extensions.csproj", "<Project/>", None),
    ],
)
def test_else_a_file_of_the_project_tells(read: Read, file: str, content: str, worker: str | None) -> None:
    assert read({"f/function.json": TIMER, file: content}).worker == worker


@pytest.mark.parametrize("section", ["customHandler", "CustomHandler", "httpWorker"])
def test_a_custom_handler_goes_before_all_else(read: Read, section: str) -> None:
    host = f'{{"version": "2.0", "{section}": {{"description": {{"defaultExecutablePath": "deno"}}}}}}'
    project = read({"host.json": host, "f/function.json": TIMER, "f/index.ts": "", "package.json": "{}"})
    assert project.worker == "custom"
