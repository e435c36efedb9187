"""Small projects of each language, and what their Dockerfiles say."""

from collections.abc import Mapping

from pulumi_keda_functions.images.dockerfiles import DockerfileOptions, generated_dockerfile
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import FunctionsProject

Files = Mapping[str, str]
FUNCTION = '{"bindings": [{"type": "queueTrigger", "direction": "in", "name": "item", "queueName": "orders"}]}'

PYTHON: Files = {"function_app.py": "import azure.functions as func\napp = func.FunctionApp()\n"}
JAVASCRIPT: Files = {"package.json": '{"main": "src/index.js", "dependencies": {"@azure/functions": "^4"}}'}
TYPESCRIPT: Files = {
    "package.json": """\
        {"main": "dist/index.js", "scripts": {"build": "tsc"}, "dependencies": {"@azure/functions": "^4"}}
    """,
    "package-lock.json": "{}",
    "tsconfig.json": "{}",
}
ISOLATED: Files = {
    "Shop.csproj": """\
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
          <ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker" Version="2.0.0" /></ItemGroup>
        </Project>
    """
}
IN_PROCESS: Files = {
    "Shop.csproj": """\
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
          <ItemGroup><PackageReference Include="Microsoft.NET.Sdk.Functions" Version="4.6.0" /></ItemGroup>
        </Project>
    """
}
MAVEN: Files = {
    "pom.xml": """\
        <project>
          <properties><java.version>17</java.version></properties>
          <build><plugins><plugin><artifactId>azure-functions-maven-plugin</artifactId></plugin></plugins></build>
        </project>
    """
}
GRADLE: Files = {
    "build.gradle": """\
        plugins { id "java"; id "com.microsoft.azure.azurefunctions" version "1.16.1" }
        java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }
    """,
    "settings.gradle": "rootProject.name = 'shop'",
}
POWERSHELL: Files = {"profile.ps1": "", "Work/function.json": FUNCTION, "Work/run.ps1": ""}
GO: Files = {
    "host.json": '{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "handler"}}}',
    "go.mod": "module shop\n\ngo 1.24\n",
    "Work/function.json": FUNCTION,
}
RUST: Files = {
    "host.json": '{"version": "2.0", "customHandler": {"description": {"defaultExecutablePath": "bin/handler"}}}',
    "Cargo.toml": '[package]\nname = "shop"\n',
    "Work/function.json": FUNCTION,
}
SCRIPT: Files = {"Work/function.json": FUNCTION, "Work/run.csx": ""}


def written(project: FunctionsProject, **options: str | bool) -> str:
    """The Dockerfile of a project."""
    return generated_dockerfile(project, DockerfileOptions(**options))  # type: ignore[arg-type] # names tell which


def refusal(project: FunctionsProject, **options: str | bool) -> str:
    """Why there is none."""
    try:
        written(project, **options)
    except InvalidInputError as error:
        (problem,) = error.problems
        return str(problem)
    raise AssertionError(project)


def bases(text: str) -> list[str]:
    """The images that its stages begin with."""
    return [line.split()[1] for line in text.splitlines() if line.startswith("FROM ")]
