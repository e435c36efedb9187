"""The images that apps run on and are built in, and the versions that they are published for.

Runtime images: https://mcr.microsoft.com/en-us/artifact/mar/azure-functions (amd64 only). Versions that Azure Functions
supports, and until when: https://learn.microsoft.com/azure/azure-functions/supported-languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FUNCTIONS = "mcr.microsoft.com/azure-functions/"
"""How the references of all Functions images begin."""


@dataclass(frozen=True)
class Published:
    """Images of one kind."""

    language: str
    """In words."""
    images: Mapping[str, str]
    """By the language's version, oldest first."""
    default: str | None = None
    """The version for projects that declare none; None: they must."""

    @property
    def versions(self) -> tuple[str, ...]:
        """Oldest first."""
        return tuple(self.images)


def _of(repository: str, tag: str, *versions: str) -> dict[str, str]:
    return {version: f"{FUNCTIONS}{repository}:{tag.format(version)}" for version in versions}


PYTHON = Published("Python", _of("python", "4-python{}", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"), "3.12")
NODE = Published("Node.js", _of("node", "4-node{}", "18", "20", "22", "24"), "22")
JAVA = Published("Java", _of("java", "4-java{}", "8", "11", "17", "21", "25"), "21")
POWERSHELL = Published("PowerShell", _of("powershell", "4-powershell{}", "7.4"), "7.4")
DOTNET_ISOLATED = Published(".NET", _of("dotnet-isolated", "4-dotnet-isolated{}", "6.0", "7.0", "8.0", "9.0", "10.0"))
DOTNET_IN_PROCESS = Published(
    ".NET in the host's process", {"6.0": f"{FUNCTIONS}dotnet:4", "8.0": f"{FUNCTIONS}dotnet:4-dotnet8.0"}
)
HOST_ALONE = f"{FUNCTIONS}dotnet:4-dotnet8.0"
"""For custom handlers and C# scripts, which need no worker beside the host."""

DOTNET_SDK = "mcr.microsoft.com/dotnet/sdk:{}"
MAVEN = "maven:3.9-eclipse-temurin-{}"
GRADLE: Mapping[str, str] = {
    **{version: f"gradle:8-jdk{version}" for version in ("8", "11", "17", "21")},
    # Gradle 8 does not run on it.
    "25": "gradle:9-jdk25",
}
GO = "golang:{}"
RUST = "rust:1-bookworm"
"""With the C library of HOST_ALONE's Debian: a program that was linked with a newer one does not start there."""
