"""Packages come before code, so that a change of code alone builds no packages."""

import pytest

from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.conftest import Read
from tests.unit.images.dockerfiles.texts import Files, refusal, written


def lines(text: str, *beginnings: str) -> list[str]:
    joined = text.replace(" \\\n    ", " ")
    return [line for line in joined.splitlines() if line.startswith(beginnings)]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, ["COPY . ."], id="no packages"),
        pytest.param(
            {
                "requirements.txt": "a\n-r shared/base.txt\n-c https://contoso.com/c.txt\n",
                "shared/base.txt": "-cc.txt\n",
                "shared/c.txt": "",
            },
            [
                "COPY requirements.txt ./",
                "COPY shared/base.txt shared/c.txt shared/",
                "RUN pip install --no-cache-dir -r requirements.txt",
                "COPY . .",
            ],
            id="files that requirements.txt includes",
        ),
        pytest.param(
            {"requirements.txt": "./library\n"},
            ["COPY . .", "RUN pip install --no-cache-dir -r requirements.txt"],
            id="packages out of the project itself: after the code",
        ),
        pytest.param(
            {"pyproject.toml": "[project]\ndependencies = ['azure-functions>=1.21', 'a; python_version<\"3\"']\n"},
            ["RUN pip install --no-cache-dir 'azure-functions>=1.21' 'a; python_version<\"3\"'", "COPY . ."],
            id="dependencies of pyproject.toml",
        ),
        pytest.param(
            {"pyproject.toml": "[project]\ndependencies = ['a']\n", "uv.lock": ""},
            [
                "COPY pyproject.toml uv.lock ./",
                "RUN pip install --no-cache-dir uv && uv export --frozen --no-dev --no-emit-project "
                "--output-file /requirements.txt",
                "COPY --from=requirements /requirements.txt /",
                "RUN pip install --no-cache-dir -r /requirements.txt",
                "COPY . .",
            ],
            id="uv",
        ),
    ],
)
def test_python(files: Files, expected: list[str], read: Read) -> None:
    assert lines(written(read({**texts.PYTHON, **files})), "COPY", "RUN") == expected


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"poetry.lock": ""}, "poetry.lock: the base image has no program", id="Poetry"),
        pytest.param(
            {"requirements.txt": "a\n-r ../base.txt\n"}, "requirements.txt:2: ../base.txt is outside", id="outside"
        ),
        pytest.param({"pyproject.toml": "["}, "pyproject.toml: it is not TOML", id="no TOML"),
    ],
)
def test_python_that_needs_more(files: Files, told: str, read: Read) -> None:
    assert refusal(read({**texts.PYTHON, **files})).startswith(told)


@pytest.mark.parametrize(
    ("files", "copied", "install"),
    [
        pytest.param({}, "package.json", "npm install --omit=dev", id="no lock file"),
        pytest.param(
            {"package-lock.json": "{}", ".npmrc": ""},
            ".npmrc package-lock.json package.json",
            "npm ci --omit=dev",
            id="npm",
        ),
        pytest.param(
            {"pnpm-lock.yaml": ""},
            "package.json pnpm-lock.yaml",
            "corepack enable && pnpm install --frozen-lockfile --prod",
            id="pnpm",
        ),
        pytest.param(
            {"yarn.lock": "# yarn lockfile v1\n"},
            "package.json yarn.lock",
            "corepack enable && yarn install --frozen-lockfile --production",
            id="Yarn 1",
        ),
    ],
)
def test_javascript(files: Files, copied: str, install: str, read: Read) -> None:
    told = lines(written(read({**texts.JAVASCRIPT, **files})), "COPY", "RUN")
    assert told == [f"COPY {copied} ./", f"RUN {install}", "COPY . ."]


def test_scripts_of_an_install_do_not_run_before_their_code_is_there(read: Read) -> None:
    scripts = '"scripts": {"prepare": "husky", "postinstall": "x", "test": "y"}'
    package = f'{{"main": "index.js", {scripts}, "dependencies": {{"@azure/functions": "4"}}}}'
    told = written(read({**texts.JAVASCRIPT, "package.json": package}))
    assert "RUN npm pkg delete scripts.postinstall scripts.prepare && npm install --omit=dev\n" in told


def test_typescript_is_compiled_without_a_script_for_it(read: Read) -> None:
    told = written(read({**texts.JAVASCRIPT, "tsconfig.json": "{}"}))
    assert "RUN npx tsc" in told


def test_functions_without_a_package_json_are_copied(read: Read) -> None:
    files = {"Work/function.json": texts.FUNCTION, "Work/index.js": ""}
    assert lines(written(read(files)), "COPY", "RUN") == ["COPY . ."]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"yarn.lock": "__metadata:\n"}, "yarn.lock: it is of Yarn 2", id="Yarn 2"),
        pytest.param(
            {".npmrc": "registry=https://contoso\n//contoso/:_authToken=hunter2\n"},
            ".npmrc:2: it holds a credential",
            id="a token",
        ),
        pytest.param({"package.json": "{"}, "package.json:1: ", id="no JSON"),
    ],
)
def test_javascript_that_needs_more(files: Files, told: str, read: Read) -> None:
    work = {"Work/function.json": texts.FUNCTION, "Work/index.js": ""}
    message = refusal(read({**texts.JAVASCRIPT, **work, **files}))
    assert message.startswith(told)
    assert "hunter2" not in message


def test_a_token_out_of_the_environment_is_not_in_the_image(read: Read) -> None:
    assert written(read({**texts.JAVASCRIPT, ".npmrc": "//contoso/:_authToken=${TOKEN}\n"}))


def test_a_restore_gets_all_that_it_reads(read: Read) -> None:
    project = texts.ISOLATED["Shop.csproj"].replace(
        "</Project>", '<ItemGroup><ProjectReference Include="lib\\Lib.csproj" /></ItemGroup></Project>'
    )
    files = {"Shop.csproj": project, "lib/Lib.csproj": "<Project />", "NuGet.Config": "", "global.json": "{}"}
    assert lines(written(read(files)), "COPY", "RUN") == [
        "COPY Shop.csproj NuGet.Config global.json ./",
        "COPY lib/Lib.csproj lib/",
        "RUN dotnet restore Shop.csproj",
        "COPY . .",
        "RUN dotnet publish Shop.csproj --configuration Release --no-restore --output /home/site/wwwroot",
        "COPY --from=build /home/site/wwwroot /home/site/wwwroot",
    ]


def test_of_several_target_frameworks_one_is_published(read: Read) -> None:
    project = (
        texts.ISOLATED["Shop.csproj"].replace("TargetFramework", "TargetFrameworks").replace("net8.0", "net8.0;net9.0")
    )
    assert "--framework net9.0 " in written(read({"Shop.csproj": project}))


@pytest.mark.parametrize(
    ("item", "told"),
    [
        pytest.param('<ProjectReference Include="..\\lib\\Lib.csproj" />', "../lib/Lib.csproj", id="a project"),
        pytest.param('<Compile Include="..\\linked\\*.cs" />', "../linked/*.cs", id="sources"),
    ],
)
def test_dotnet_that_needs_more_than_its_folder(item: str, told: str, read: Read) -> None:
    project = texts.ISOLATED["Shop.csproj"].replace("</Project>", f"<ItemGroup>{item}</ItemGroup></Project>")
    read({"../lib/Lib.csproj": "<Project />"})
    assert refusal(read({"Shop.csproj": project})).startswith(f"{told}: the project needs it")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"pom.xml": "<project/>"}, "pom.xml: there is no azure-functions-maven-plugin", id="no plugin"),
        pytest.param(
            {"pom.xml": "<modules><module>a</module></modules>"}, "pom.xml: it builds several modules", id="modules"
        ),
        pytest.param(
            {"build.gradle": ""}, "build.gradle: there is no azurefunctions plugin", id="no plugin for Gradle"
        ),
    ],
)
def test_java_that_needs_more(files: Files, told: str, read: Read) -> None:
    assert refusal(read({"target/azure-functions/a/host.json": "{}", **files})).startswith(told)


def test_a_parent_around_the_project_is_out_of_reach(read: Read) -> None:
    read({"../pom.xml": "<project><artifactId>warehouse</artifactId></project>"})
    parent = "<parent><artifactId>warehouse</artifactId></parent>"
    pom = texts.MAVEN["pom.xml"].replace("<properties>", f"{parent}<properties>")
    assert refusal(read({"pom.xml": pom})).startswith("pom.xml: its parent is outside")
    elsewhere = pom.replace("</parent>", "<relativePath/></parent>")
    assert "maven" in written(read({"pom.xml": elsewhere}))


def test_gradle_of_the_project_s_own(read: Read) -> None:
    files = {**texts.GRADLE, "gradlew": "", "gradle/wrapper/gradle-wrapper.properties": ""}
    assert lines(written(read(files)), "RUN")[0] == "RUN sh gradlew --no-daemon dependencies"


def test_a_handler_that_was_built_before_may_be_started(read: Read) -> None:
    files = {"host.json": texts.GO["host.json"], "Work/function.json": texts.FUNCTION, "handler": ""}
    assert lines(written(read(files)), "COPY", "RUN") == ["COPY . .", "RUN chmod 755 handler"]


def test_a_handler_that_is_nowhere(read: Read) -> None:
    files = {"host.json": texts.GO["host.json"], "Work/function.json": texts.FUNCTION}
    assert refusal(read(files)).startswith("host.json:1: defaultExecutablePath 'handler' is neither in the folder")
