"""Images that are really built and pushed: BuildKit, registries and the vendor's plugin, all on loopback."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pytest
import urllib3

from tests.conftest import executables_or_skip
from tests.engine.conftest import EngineStack
from tools.executables.locate import is_users_own
from tools.executables.plugins import install_docker_build
from tools.executables.setup import provided
from tools.image_builder.buildkit import BuildKit, KnownRegistry, running_buildkit
from tools.image_builder.registry import Registry, running_registry
from tools.image_builder.registry_settings import PUSHER
from tools.real_node.oci import Image, write_layer
from tools.real_node.push import push

BASE = "mcr.microsoft.com/azure-functions/python:4-python3.12"
MICROSOFT = "mcr.microsoft.com"


@dataclass(frozen=True)
class Registries:
    """What images are pulled from and pushed to."""

    bases: Registry
    """In place of Microsoft's; open."""
    own: Registry
    """Asks for an account."""
    encrypted: Registry
    """Speaks TLS, with an authority that the builder knows."""


def temporary_folder() -> Path:
    """For what removes it at its end."""
    # Not pytest's own, whose long names leave no room for sockets.
    return Path(tempfile.mkdtemp(prefix="keda-functions-images-"))


@pytest.fixture(scope="session")
def image_tools() -> Path:
    """The executables, built now where nobody has built them before. Answers a shell for base images."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("BuildKit runs the steps of a Dockerfile as root on Linux")
    with executables_or_skip():
        plugin, *_, busybox = provided(
            "pulumi-resource-docker-build", "buildkitd", "runc", "docker-registry", "busybox"
        )
    if not is_users_own("pulumi"):
        install_docker_build(plugin)
    return busybox


@pytest.fixture(scope="session")
def registries(image_tools: Path) -> Iterator[Registries]:
    with (
        running_registry(temporary_folder()) as bases,
        running_registry(temporary_folder(), has_account=True) as own,
        running_registry(temporary_folder(), has_tls=True) as encrypted,
    ):
        push_base(bases, image_tools)
        yield Registries(bases, own, encrypted)


def push_base(registry: Registry, busybox: Path) -> None:
    """A shell under the name of Microsoft's image."""
    folder = temporary_folder()
    shell = folder / "sh"
    shutil.copyfile(statically_linked(busybox), shell)
    shell.chmod(0o755)
    names = ("sh", "cat", "mkdir", "chown", "echo", "sleep", "wc", "cp", "ls")
    layer = write_layer(folder / "layer.tar", {f"/bin/{name}": shell for name in names})
    repository, tag = BASE.removeprefix(f"{MICROSOFT}/").split(":")
    push(registry.address, repository, tag, Image((layer,), ("sh",), {"PATH": "/bin"}))
    shutil.rmtree(folder)


def statically_linked(busybox: Path) -> Path:
    """The executable behind the script that starts it."""
    return next(busybox.resolve().parents[1].glob("root/**/bin/busybox"))


@pytest.fixture(scope="session")
def buildkit(registries: Registries) -> Iterator[BuildKit]:
    known = (
        KnownRegistry(registries.bases.address, mirrored=(MICROSOFT,)),
        KnownRegistry(registries.own.address),
        KnownRegistry(registries.encrypted.address, registries.encrypted.authority),
        # The same by a name that nobody vouches for.
        KnownRegistry(f"localhost:{registries.encrypted.port}", has_tls=True),
    )
    with running_buildkit(temporary_folder(), known) as running:
        yield running


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in the program's working directory."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n")
    (folder / "local.settings.json").write_text('{"Values": {"Key": "a developer\'s own"}}')
    monkeypatch.chdir(tmp_path)
    return Path("app")


@pytest.fixture
def image_stack(tmp_path: Path, engine_variables: dict[str, str], buildkit: BuildKit) -> Iterator[EngineStack]:
    """A stack that builds with the local builder and needs no cluster; it is destroyed at the end."""
    with stack_with(tmp_path / "stack", engine_variables | {"DOCKER_CONFIG": str(buildkit.docker_config)}) as stack:
        yield stack


@contextmanager
def stack_with(folder: Path, variables: dict[str, str]) -> Iterator[EngineStack]:
    folder.mkdir()
    stack = EngineStack(folder, variables)
    yield stack
    stack.destroy()


def manifest(registry: Registry, repository: str, reference: str) -> dict[str, object] | None:
    """What a registry has under a tag or digest; None: nothing."""
    return found(registry, f"{repository}/manifests/{reference}")


def found(registry: Registry, path: str) -> dict[str, object] | None:
    answer = asked(registry, path)
    return None if answer.status == HTTPStatus.NOT_FOUND else dict(answer.json())


def asked(registry: Registry, path: str) -> urllib3.BaseHTTPResponse:
    headers = {
        "Accept": "application/vnd.oci.image.manifest.v1+json",
        **urllib3.make_headers(basic_auth=f"{PUSHER.username}:{PUSHER.password}"),
    }
    with urllib3.PoolManager(ca_certs=str(registry.authority)) as http:
        return http.request("GET", f"{registry.url}/{path}", headers=headers)
