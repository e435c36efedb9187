import pytest
from pulumi_keda_functions.images.dockerfiles.node_ranges import majors_allowed

from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.conftest import Read
from tests.unit.images.dockerfiles.texts import Files, bases, refusal, written


def pom(version: str) -> Files:
    return {"pom.xml": texts.MAVEN["pom.xml"].replace("<java.version>17</java.version>", version)}


def engines(text: str) -> Files:
    return {"package.json": f'{{"main": "index.js", "engines": {{"node": "{text}"}}}}', "function_app.js": ""}


def framework(version: str) -> Files:
    return {"Shop.csproj": texts.ISOLATED["Shop.csproj"].replace("net8.0", version)}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(texts.PYTHON, "python:4-python3.12", id="Python: none declared"),
        pytest.param(
            {**texts.PYTHON, ".python-version": "3.11.4\n"}, "python:4-python3.11", id="Python: .python-version"
        ),
        pytest.param(
            {**texts.PYTHON, "pyproject.toml": '[project]\nrequires-python = ">=3.10"\n'},
            "python:4-python3.12",
            id="Python: the default where it is allowed",
        ),
        pytest.param(
            {**texts.PYTHON, "pyproject.toml": '[project]\nrequires-python = ">=3.9,<3.12"\n'},
            "python:4-python3.11",
            id="Python: else the newest that is allowed",
        ),
        pytest.param(
            {**texts.PYTHON, "pyproject.toml": '[project]\nrequires-python = ">=3.13.2"\n'},
            "python:4-python3.14",
            id="Python: a patch version",
        ),
        pytest.param(texts.JAVASCRIPT, "node:4-node22", id="Node: none declared"),
        pytest.param({**texts.JAVASCRIPT, **engines("^20.1.0")}, "node:4-node20", id="Node: engines"),
        pytest.param({**texts.JAVASCRIPT, **engines(">=18")}, "node:4-node22", id="Node: the default if allowed"),
        pytest.param(framework("net10.0"), "dotnet-isolated:4-dotnet-isolated10.0", id=".NET: the target framework"),
        pytest.param(texts.IN_PROCESS, "dotnet:4-dotnet8.0", id=".NET in the host's process"),
        pytest.param(
            {"functions.metadata": "[]", "Shop.runtimeconfig.json": '{"runtimeOptions": {"tfm": "net9.0"}}'},
            "dotnet-isolated:4-dotnet-isolated9.0",
            id=".NET: what was published",
        ),
        pytest.param(texts.MAVEN, "java:4-java17", id="Maven: java.version"),
        pytest.param(pom("<maven.compiler.target>1.8</maven.compiler.target>"), "java:4-java8", id="Maven: 1.8"),
        pytest.param(
            pom("<v>11</v><maven.compiler.release>${v}</maven.compiler.release>"),
            "java:4-java11",
            id="Maven: a property",
        ),
        pytest.param(pom("<java.version>19</java.version>"), "java:4-java21", id="Maven: the nearest above"),
        pytest.param(pom(""), "java:4-java21", id="Maven: none declared"),
        pytest.param(texts.GRADLE, "java:4-java21", id="Gradle: the toolchain"),
    ],
)
def test_the_version_is_the_one_that_the_project_declares(files: Files, expected: str, read: Read) -> None:
    assert bases(written(read(files)))[-1] == f"mcr.microsoft.com/azure-functions/{expected}"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(framework("net9.0"), "mcr.microsoft.com/dotnet/sdk:9.0", id=".NET"),
        pytest.param(texts.MAVEN, "maven:3.9-eclipse-temurin-17", id="Maven"),
        pytest.param(texts.GRADLE, "gradle:8-jdk21", id="Gradle"),
        pytest.param(texts.GO, "golang:1.24", id="Go: go.mod"),
    ],
)
def test_what_compiles_is_of_that_version_too(files: Files, expected: str, read: Read) -> None:
    assert bases(written(read(files)))[0] == expected


def test_a_version_that_is_given_counts_over_the_declared_one(read: Read) -> None:
    text = written(read({**texts.PYTHON, ".python-version": "3.11"}), language_version="3.13")
    assert bases(text) == ["mcr.microsoft.com/azure-functions/python:4-python3.13"]


@pytest.mark.parametrize(
    ("files", "options", "told"),
    [
        pytest.param(texts.PYTHON, {"language_version": "2.7"}, "language_version: there is no image", id="given"),
        pytest.param(
            {**texts.PYTHON, ".python-version": "3.8"},
            {},
            ".python-version: there is no image for Python '3.8'",
            id="declared",
        ),
        pytest.param(
            {**texts.PYTHON, "pyproject.toml": '[project]\nrequires-python = "three"\n'},
            {},
            "no version specifier",
            id="no Python version",
        ),
        pytest.param({**texts.JAVASCRIPT, **engines("lts")}, {}, "engines.node 'lts' is no range", id="no Node range"),
        pytest.param({**texts.JAVASCRIPT, **engines("<16")}, {}, "no image for Node.js '<16'", id="an old Node"),
        pytest.param(framework("net472"), {}, "Shop.csproj: there is no image for .NET 'net472'", id=".NET Framework"),
        pytest.param(framework("$(Framework)"), {}, "nothing in the project tells the version", id="a property"),
        pytest.param({"functions.metadata": "[]"}, {}, "give 6.0, 7.0, 8.0, 9.0, 10.0", id="nothing tells"),
    ],
)
def test_a_version_without_an_image_is_refused(files: Files, options: dict[str, str], told: str, read: Read) -> None:
    assert told in refusal(read(files), **options)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*", "18 20 22 24"),
        ("", "18 20 22 24"),
        ("20", "20"),
        ("v20.x", "20"),
        ("=22.1.0", "22"),
        ("~20.1", "20"),
        ("^20 || ^22", "20 22"),
        (">=20", "20 22 24"),
        (">=20 <24", "20 22"),
        (">= 20.5.0 < 24.0.0", "20 22"),
        (">20", "22 24"),
        (">20.1", "20 22 24"),
        ("<24.1.0", "18 20 22 24"),
        ("<=22", "18 20 22"),
        ("20 - 22", "20 22"),
        (">=18.0.0-rc.1", "18 20 22 24"),
    ],
)
def test_ranges_of_npm(text: str, expected: str) -> None:
    assert majors_allowed(text, ("18", "20", "22", "24")) == tuple(expected.split())


@pytest.mark.parametrize("text", ["lts", ">=twenty", "20 and 22"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        majors_allowed(text, ("20",))
