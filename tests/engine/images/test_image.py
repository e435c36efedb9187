"""From a project to an image in a registry, and what makes it another."""

import gzip
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pulumi
import pytest
from pulumi import automation

from tests.engine.conftest import EngineStack, Program, changes
from tests.engine.images.conftest import BASE, Registries, asked, found, manifest, stack_with
from tests.engine.images.image_program import DOCKERFILE, image_args, image_program
from tools.image_builder.buildkit import BuildKit
from tools.image_builder.registry_settings import PUSHER

REPOSITORY = "orders"


@pytest.fixture(autouse=True)
def dockerfile(project: Path) -> Path:
    path = project / "Dockerfile"
    path.write_text(DOCKERFILE)
    return path


@pytest.fixture
def program(registries: Registries, project: Path) -> Callable[[], None]:
    def run() -> None:
        image_program(image_args(registries.own, project))()

    return run


def files_in_image(registries: Registries, digest: str, repository: str = REPOSITORY) -> str:
    """Names and contents of the last layer, one after the other as in its archive."""
    described = manifest(registries.own, repository, digest)
    assert described is not None
    layers = described["layers"]
    assert isinstance(layers, list)
    layer = asked(registries.own, f"{repository}/blobs/{layers[-1]['digest']}")
    return gzip.decompress(layer.data).decode(errors="replace")


def test_built_once_and_pinned_by_its_digest(image_stack: EngineStack, registries: Registries, project: Path) -> None:
    repository = "built-once"

    def program() -> None:
        image_program({**image_args(registries.own, project), "image_name": f"{registries.own.address}/{repository}"})()

    preview = image_stack.preview(program)
    assert preview.change_summary == {automation.OpType.CREATE: 3}
    assert found(registries.own, f"{repository}/tags/list") is None

    built = image_stack.up(program)
    assert changes(built.summary) == {"create": 3}
    ref, digest = built.outputs["ref"].value, built.outputs["digest"].value
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest)
    assert ref == f"{registries.own.address}/{repository}:latest@{digest}"
    assert not built.outputs["ref"].secret
    assert "a developer's own" not in files_in_image(registries, digest, repository)

    image_stack.output.clear()
    again = image_stack.up(program)
    assert changes(again.summary) == {}
    assert again.outputs["ref"].value == ref
    assert changes(image_stack.refresh().summary) == {}
    assert PUSHER.password not in image_stack.state_text() + "".join(image_stack.output)


def test_only_what_goes_into_the_image_builds_it_again(
    image_stack: EngineStack, registries: Registries, dockerfile: Path, project: Path, program: Program
) -> None:
    first = image_stack.up(program).outputs["digest"].value

    (project / "local.settings.json").write_text('{"Values": {"Key": "another"}}')
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").write_text("home = /usr")
    for file in project.iterdir():
        os.utime(file, (time.time() + 60, time.time() + 60))
    assert changes(image_stack.up(program).summary) == {}

    (project / "function_app.py").write_text("import azure.functions as func\n\napp = func.FunctionApp()\n# changed\n")
    preview = image_stack.preview(program)
    assert preview.change_summary == {automation.OpType.UPDATE: 1, automation.OpType.SAME: 2}
    changed = image_stack.up(program)
    assert changes(changed.summary) == {"update": 1}
    second = changed.outputs["digest"].value
    assert second != first
    assert manifest(registries.own, REPOSITORY, first) is not None, "what still runs must stay pullable"
    output = "".join(image_stack.output)
    assert "CACHED" in output

    dockerfile.write_text(f"{DOCKERFILE}ENV MORE=1\n")
    assert changes(image_stack.up(program).summary) == {"update": 1}


def test_another_password_builds_nothing(
    image_stack: EngineStack, registries: Registries, project: Path, program: Program
) -> None:
    image_stack.up(program)

    def run() -> None:
        image_program(image_args(registries.own, project, "another-password"))()

    assert changes(image_stack.up(run).summary) == {}


def test_build_arguments_and_secrets_reach_the_step_that_asks_for_them(
    image_stack: EngineStack, registries: Registries, dockerfile: Path, project: Path
) -> None:
    dockerfile.write_text(
        f"FROM {BASE} AS ready\n"
        "ENV AzureWebJobsScriptRoot=/home/site/wwwroot\n"
        "COPY host.json /home/site/wwwroot/\n"
        "ARG VERSION\n"
        'RUN --mount=type=secret,id=token echo "$VERSION $(wc -c < /run/secrets/token)" > /told\n'
        "FROM ready AS broken\n"
        "RUN no-such-command\n"
    )

    def run() -> None:
        image_program(
            {
                **image_args(registries.own, project),
                "target": "ready",
                "tags": ["1.2", "latest"],
                "build_args": {"VERSION": "1.2"},
                "build_secrets": {"token": "hunter2"},
            }
        )()

    built = image_stack.up(run)
    digest = built.outputs["digest"].value
    assert "1.2 7\n" in files_in_image(registries, digest)
    tags = found(registries.own, f"{REPOSITORY}/tags/list")
    assert tags is not None
    assert isinstance(tags["tags"], list)
    assert {"1.2", "latest"} <= set(tags["tags"])
    assert "hunter2" not in image_stack.state_text() + "".join(image_stack.output)


@pytest.mark.parametrize("is_retained", [True, False], ids=["retained", "deleted"])
def test_what_is_left_when_the_stack_is_destroyed(
    tmp_path: Path,
    engine_variables: dict[str, str],
    buildkit: BuildKit,
    registries: Registries,
    project: Path,
    *,
    is_retained: bool,
) -> None:
    (project / "which").write_text(str(is_retained))
    registry = registries.encrypted
    # The plugin itself asks for the deletion, by TLS whatever the builder is told of the registry.
    trust = {"DOCKER_CONFIG": str(buildkit.docker_config), "SSL_CERT_FILE": str(registry.authority)}

    def run() -> None:
        args = image_args(registry, project)
        image_program({**args, "retain_on_delete": False} if not is_retained else args)()

    with stack_with(tmp_path / "stack", engine_variables | trust) as stack:
        digest = stack.up(run).outputs["digest"].value
        assert manifest(registry, REPOSITORY, digest) is not None
    assert (manifest(registry, REPOSITORY, digest) is not None) == is_retained


def test_a_registry_with_tls_whose_authority_the_builder_knows(
    image_stack: EngineStack, registries: Registries, project: Path
) -> None:
    def run() -> None:
        image_program(image_args(registries.encrypted, project))()

    ref = image_stack.up(run).outputs["ref"].value
    assert ref.startswith(f"{registries.encrypted.address}/{REPOSITORY}:latest@sha256:")


def test_a_secret_as_a_build_argument_is_refused_before_anything_is_built(
    image_stack: EngineStack, registries: Registries, project: Path
) -> None:
    def run() -> None:
        secret = pulumi.Output.secret("hunter2")
        image_program({**image_args(registries.own, project), "build_args": {"TOKEN": secret}})()

    with pytest.raises(automation.CommandError, match=r"build_args\['TOKEN'\]: is a secret"):
        image_stack.up(run)
    assert "hunter2" not in "".join(image_stack.output)
