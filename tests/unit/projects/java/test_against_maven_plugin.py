"""The fixture projects in Java, built by the Azure Functions plugin for Maven: what it writes is what is read here.

The plugin is told to send nothing about its use. Without Maven, or a repository that has the plugin, this is skipped.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pulumi_keda_functions.projects.java import read_functions

FIXTURES = Path(__file__).parents[3] / "projects"
PROJECTS = ("java-constants", "java-messaging", "java-change-feeds", "java-durable")
LIBRARIES = (
    "com.microsoft.azure.functions:azure-functions-java-library:3.2.3",
    "com.microsoft.azure.functions:azure-functions-java-library-rabbitmq:2.0.3",
    "com.microsoft.azure.functions:azure-functions-java-library-sql:2.1.0",
    "com.microsoft:durabletask-azure-functions:1.4.0",
)
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.contoso</groupId><artifactId>fixtures</artifactId><version>1.0.0</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>{"".join(DEPENDENCY.format(*library.split(":")) for library in LIBRARIES)}</dependencies>
  <build><plugins><plugin>
    <groupId>com.microsoft.azure</groupId><artifactId>azure-functions-maven-plugin</artifactId><version>1.24.0</version>
    <configuration><appName>fixtures</appName><allowTelemetry>false</allowTelemetry></configuration>
    <executions><execution><id>functions</id><goals><goal>package</goal></goals></execution></executions>
  </plugin></plugins></build>
</project>
"""


def test_sources_are_read_as_the_plugin_builds_them(tmp_path: Path) -> None:
    if shutil.which("mvn") is None:
        pytest.skip("there is no mvn on PATH")
    for project in PROJECTS:
        shutil.copytree(FIXTURES / project / "project" / "src", tmp_path / "src", dirs_exist_ok=True)
    shutil.copy(FIXTURES / PROJECTS[0] / "project" / "host.json", tmp_path)
    (tmp_path / "local.settings.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pom.xml").write_text(POM, encoding="utf-8")
    from_sources = {function.name: function.trigger for function in read_functions(tmp_path).functions}

    command = ["mvn", "--batch-mode", "--quiet", "package"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    if "could not be resolved" in run.stdout or "Could not resolve" in run.stdout:
        pytest.skip("Maven's repository does not give the plugin or a library")
    assert run.returncode == 0, run.stdout

    built = read_functions(tmp_path)
    assert built.problems == ()
    assert {function.file.partition("/")[0] for function in built.functions} == {"target"}
    assert {function.name: function.trigger for function in built.functions} == from_sources
    expected = [json.loads((FIXTURES / project / "expected.json").read_text()) for project in PROJECTS]
    assert len(from_sources) == sum(len(project["functions"]) for project in expected)
