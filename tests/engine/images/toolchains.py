"""Images under the names of the real ones, whose package managers and compilers are short scripts.

Each leaves what its namesake leaves, where that does, and with it the names of the files that were there when it ran:
that tells which layer comes from what.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.images.conftest import statically_linked, temporary_folder
from tools.image_builder.buildkit import BuildKit, KnownRegistry, running_buildkit
from tools.image_builder.registry import Registry, running_registry
from tools.real_node.oci import Image, write_layer
from tools.real_node.push import push

SHELL = ("sh", "ls", "cat", "cp", "mkdir", "rm", "chmod", "chown", "touch", "echo", "sort", "find")
FUNCTIONS = "azure-functions"

PIP = """\
#!/bin/sh
mkdir -p /usr/packages && ls > /usr/packages/seen && cat requirements.txt > /usr/packages/installed
"""
NPM = """\
#!/bin/sh
case "$1 $2" in
"run build") mkdir dist && cat $(find src -name "*.ts") > dist/index.js ;;
"ci --omit=dev") mkdir -p node_modules/library && ls > node_modules/library/seen ;;
"ci ") mkdir -p node_modules/compiler ;;
esac
"""
DOTNET = """\
#!/bin/sh
case $1 in
restore) ls > /restored ;;
publish)
    mkdir -p /home/site/wwwroot && cd /home/site/wwwroot && cat /restored > seen
    cat $(find /src -name "*.cs") > Shop.dll ;;
esac
"""
MAVEN = """\
#!/bin/sh
case "$*" in
*go-offline) ls > /offline ;;
*package)
    staged=target/azure-functions/shop && mkdir -p $staged/lib && cp host.json $staged/ && cat /offline > $staged/seen
    cat $(find src -name "*.java") > $staged/lib/shop.jar ;;
esac
"""
GO = """\
#!/bin/sh
case $1 in
mod) ls > /downloaded ;;
build) cat main.go > /handler ;;
esac
"""

BASES: Mapping[str, Mapping[str, str]] = {
    f"{FUNCTIONS}/python:4-python3.12": {"pip": PIP},
    f"{FUNCTIONS}/node:4-node22": {"npm": NPM},
    f"{FUNCTIONS}/dotnet-isolated:4-dotnet-isolated8.0": {},
    f"{FUNCTIONS}/dotnet-isolated:4-dotnet-isolated10.0": {},
    f"{FUNCTIONS}/java:4-java17": {},
    f"{FUNCTIONS}/java:4-java21": {},
    f"{FUNCTIONS}/powershell:4-powershell7.4": {},
    f"{FUNCTIONS}/dotnet:4-dotnet8.0": {},
    "dotnet/sdk:8.0": {"dotnet": DOTNET},
    "dotnet/sdk:10.0": {"dotnet": DOTNET},
    "library/maven:3.9-eclipse-temurin-17": {"mvn": MAVEN},
    "library/maven:3.9-eclipse-temurin-21": {"mvn": MAVEN},
    "library/golang:1.24": {"go": GO},
}


@dataclass(frozen=True)
class Toolchains:
    """A builder, and where it pulls from and pushes to."""

    builder: BuildKit
    registry: Registry
    """Open; it holds the images, too, that others begin with."""
    private: Registry
    """Asks for an account."""


@pytest.fixture(scope="module")
def toolchains(image_tools: Path) -> Iterator[Toolchains]:
    """Made once for the tests of a file."""
    with (
        running_registry(temporary_folder()) as registry,
        running_registry(temporary_folder(), has_account=True) as private,
    ):
        with tempfile.TemporaryDirectory() as folder:
            push_toolchains(registry, statically_linked(image_tools), Path(folder))
        known = (
            KnownRegistry(registry.address, mirrored=("mcr.microsoft.com", "docker.io")),
            KnownRegistry(private.address),
        )
        with running_buildkit(temporary_folder(), known) as builder:
            yield Toolchains(builder, registry, private)


def push_toolchains(registry: Registry, busybox: Path, folder: Path) -> None:
    """All of them."""
    shell = folder / "busybox"
    shutil.copyfile(busybox, shell)
    shell.chmod(0o755)
    for reference, scripts in BASES.items():
        repository, tag = reference.split(":")
        contents = {f"/bin/{name}": shell for name in SHELL}
        for name, script in scripts.items():
            path = folder / name
            path.write_text(script)
            path.chmod(0o755)
            contents[f"/bin/{name}"] = path
        layer = write_layer(folder / f"{repository.replace('/', '-')}-{tag}.tar", contents)
        push(registry.address, repository, tag, Image((layer,), ("sh",), {"PATH": "/bin"}))
