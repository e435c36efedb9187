"""Images of projects whose files change, and what is in them."""

import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import FunctionImage

from tests.engine.conftest import EngineStack
from tests.engine.images.conftest import asked, stack_with
from tests.engine.images.toolchains import Toolchains
from tests.unit.images.dockerfiles.texts import Files
from tools.image_builder.buildkit import NAME
from tools.image_builder.registry import Registry

ROOT = "home/site/wwwroot"


class Built:
    """An image of a project, built as often as the project changes."""

    def __init__(self, stack: EngineStack, registry: Registry, project: Path) -> None:
        self.stack, self.registry, self.project = stack, registry, project

    def of(self, files: Files, **arguments: Any) -> "Pushed":
        for name, content in files.items():
            path = self.project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(content))

        def program() -> None:
            name = f"{self.registry.address}/shop"
            args = {"project": "shop", "image_name": name, "builder": NAME, **arguments}
            pulumi.export("digest", FunctionImage("shop", args).digest)  # type: ignore[arg-type] # names tell which

        return Pushed(self.registry, self.stack.up(program).outputs["digest"].value)


class Pushed:
    """An image in the registry."""

    def __init__(self, registry: Registry, digest: str) -> None:
        self.registry = registry
        manifest = self.content("manifests", digest)
        self.layers: list[str] = [layer["digest"] for layer in manifest["layers"]]
        """Of the base and of the project, by digest."""
        self.config = self.content("blobs", manifest["config"]["digest"])["config"]

    def bytes_of(self, kind: str, digest: str) -> bytes:
        return asked(self.registry, f"shop/{kind}/{digest}").data

    def content(self, kind: str, digest: str) -> Any:
        return json.loads(self.bytes_of(kind, digest))

    def files(self, below: str = ROOT) -> Mapping[str, str]:
        """Files and what is in them, of all layers but the base's."""
        return {name: content.decode() for name, content in self.contents(below).items()}

    def contents(self, below: str = ROOT) -> Mapping[str, bytes]:
        """As `files`, of those that may be no text."""
        found: dict[str, bytes] = {}
        for digest in self.layers[1:]:
            with tarfile.open(fileobj=io.BytesIO(self.bytes_of("blobs", digest))) as layer:
                for entry in layer:
                    if entry.isfile() and entry.name.startswith(f"{below}/"):
                        content = layer.extractfile(entry)
                        assert content is not None
                        found[entry.name.removeprefix(f"{below}/")] = content.read()
        return found


@pytest.fixture
def built(
    tmp_path: Path, engine_variables: dict[str, str], toolchains: Toolchains, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Built]:
    """The project `shop` in the program's working directory, built with the toolchains and pushed to their registry."""
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path)
    variables = engine_variables | {"DOCKER_CONFIG": str(toolchains.builder.docker_config)}
    with stack_with(tmp_path / "stack", variables) as stack:
        yield Built(stack, toolchains.registry, tmp_path / "shop")
