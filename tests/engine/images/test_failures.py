"""What a person reads when a build or a push fails, and that the next run mends it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pulumi import automation

from tests.engine.conftest import EngineStack, Program, changes
from tests.engine.images.conftest import BASE, Registries
from tests.engine.images.image_program import DOCKERFILE, image_args, image_program
from tools.image_builder.buildkit import BuildKit
from tools.image_builder.registry import Registry


@pytest.fixture(autouse=True)
def dockerfile(project: Path) -> Path:
    path = project / "Dockerfile"
    path.write_text(DOCKERFILE)
    return path


def program(registry: Registry, project: Path, **more: object) -> Program:
    def run() -> None:
        image_program({**image_args(registry, project), **more})()  # type: ignore[typeddict-item] # a test's choice

    return run


def failure(stack: EngineStack, run: Program) -> str:
    """All that the engine prints when `up` fails."""
    with pytest.raises(automation.CommandError) as error:
        stack.up(run)
    return f"{error.value}{''.join(stack.output)}"


def test_a_step_that_fails_is_shown_with_what_it_printed(
    image_stack: EngineStack, registries: Registries, project: Path, dockerfile: Path
) -> None:
    # The plugin may lose what a step prints right before its end.
    step = "RUN no-such-command || { sleep 1; exit 127; }"
    dockerfile.write_text(f"{DOCKERFILE}{step}\n")
    told = failure(image_stack, program(registries.own, project))
    assert step in told
    assert "no-such-command: not found" in told
    assert "A RUN step of the Dockerfile failed" in told
    dockerfile.write_text(DOCKERFILE)
    assert changes(image_stack.up(program(registries.own, project)).summary) == {"create": 1}


def test_a_dockerfile_that_is_none_is_refused_in_a_preview(
    image_stack: EngineStack, registries: Registries, project: Path, dockerfile: Path
) -> None:
    dockerfile.write_text(f"{DOCKERFILE}RUNN echo\n")
    with pytest.raises(automation.CommandError, match=r"(?i)unknown instruction"):
        image_stack.preview(program(registries.own, project))


def test_a_wrong_password(image_stack: EngineStack, registries: Registries, project: Path) -> None:
    run = image_program_with_password(registries.own, project, "wrong-password")
    told = failure(image_stack, run)
    assert "401" in told
    assert "give registry_credentials" in told
    assert "wrong-password" not in told


def image_program_with_password(registry: Registry, project: Path, password: str) -> Program:
    def run() -> None:
        image_program(image_args(registry, project, password))()

    return run


def test_a_certificate_that_the_builder_does_not_trust(
    image_stack: EngineStack, registries: Registries, project: Path
) -> None:
    unknown = f"localhost:{registries.encrypted.port}/orders"
    told = failure(image_stack, program(registries.encrypted, project, image_name=unknown))
    assert "certificate signed by unknown authority" in told
    assert "buildkitd.toml" in told


def test_a_builder_that_there_is_not(image_stack: EngineStack, registries: Registries, project: Path) -> None:
    told = failure(image_stack, program(registries.own, project, builder="absent"))
    assert "No builder answers" in told
    assert "docker buildx create" in told


def test_a_base_image_that_there_is_not(
    image_stack: EngineStack, registries: Registries, project: Path, dockerfile: Path
) -> None:
    missing = f"{registries.bases.address}/azure-functions/python:5"
    dockerfile.write_text(DOCKERFILE.replace(BASE, missing))
    told = failure(image_stack, program(registries.own, project))
    assert "not found" in told
    assert "There is no such repository or image there" in told


def test_a_registry_that_goes_down_in_the_middle_of_a_push_and_the_next_run(
    image_stack: EngineStack, registries: Registries, project: Path, buildkit: BuildKit
) -> None:
    # Too much for the buffers in between.
    (project / "data.bin").write_bytes(bytes(range(256)) * 40_000)
    with doorway(registries.bases.port) as door:
        registry = Registry(registries.bases.folder, door.port)
        configured = buildkit.folder
        assert configured.exists()
        run = program(registry, project, registry_credentials=[])
        door.close_after = 1_000_000
        told = failure(image_stack, run)
        assert "cannot be reached" in told
        door.close_after = None
        mended = image_stack.up(run)
        assert mended.outputs["digest"].value.startswith("sha256:")


class Door:
    """A way to a registry that can be closed."""

    def __init__(self, server: socket.socket, target: int) -> None:
        self.port: int = server.getsockname()[1]
        self.close_after: int | None = None
        """Bytes from the client after which nothing goes through any more; None: it stays open."""
        self._target = target
        self._passed = 0
        threading.Thread(target=self._serve, args=(server,), daemon=True).start()

    def _serve(self, server: socket.socket) -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            if self._is_closed:
                client.close()
                continue
            behind = socket.create_connection(("127.0.0.1", self._target))
            for pair in ((client, behind), (behind, client)):
                threading.Thread(target=self._pump, args=(*pair, pair[0] is client), daemon=True).start()

    @property
    def _is_closed(self) -> bool:
        return self.close_after is not None and self._passed > self.close_after

    def _pump(self, source: socket.socket, sink: socket.socket, counts: bool) -> None:
        try:
            while data := source.recv(65536):
                self._passed += len(data) if counts else 0
                if self._is_closed:
                    break
                sink.sendall(data)
        except OSError:
            pass
        source.close()
        sink.close()


@contextmanager
def doorway(target: int) -> Iterator[Door]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Door(server, target)
