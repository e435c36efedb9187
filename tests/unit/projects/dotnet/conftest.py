"""C# projects, written in as few words as a test needs."""

from collections.abc import Callable, Mapping

import pytest
from pulumi_keda_functions.projects.dotnet import read_functions
from pulumi_keda_functions.projects.reading import Reading

from ..conftest import Write

ISOLATED = '<Project Sdk="Microsoft.NET.Sdk"><PackageReference Include="Microsoft.Azure.Functions.Worker"/></Project>'
IN_PROCESS = '<Project Sdk="Microsoft.NET.Sdk"><PackageReference Include="Microsoft.NET.Sdk.Functions"/></Project>'

ReadCode = Callable[..., Reading]


@pytest.fixture
def read_code(write: Write) -> ReadCode:
    """Reads a project with this Orders.cs, further files by their paths, and an isolated App.csproj unless given."""

    def read_files(code: str, files: Mapping[str, str] | None = None, project: str = ISOLATED) -> Reading:
        return read_functions(write({"App.csproj": project, "Orders.cs": code, **(files or {})}))

    return read_files


def in_class(*members: str, modifiers: str = "public") -> str:
    """A class with these members, in a namespace."""
    return f"namespace Contoso;\n{modifiers} class Orders\n{{\n" + "\n".join(members) + "\n}\n"


def function(trigger: str, parameter: str = "string message", name: str = '"Work"', attribute: str = "Function") -> str:
    """A method with a trigger."""
    return f"[{attribute}({name})]\npublic void Run([{trigger}] {parameter}) {{ }}"
