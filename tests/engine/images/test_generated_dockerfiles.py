"""The Dockerfiles that are written, built by BuildKit on images that stand for the real ones."""

import io
import json
import tarfile
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import FunctionImage

from tests.engine.conftest import EngineStack
from tests.engine.images.toolchains import Toolchains, toolchains
from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.texts import Files
from tools.image_builder.buildkit import NAME
from tools.image_builder.registry import Registry

__all__ = ["toolchains"]

ROOT = "home/site/wwwroot"
HOST: Files = {"host.json": '{"version": "2.0"}', "local.settings.json": "{}"}


@pytest.fixture
def built(
    tmp_path: Path,
    engine_variables: dict[str, str],
    toolchains: Toolchains,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator["Built"]:
    folder = tmp_path / "stack"
    folder.mkdir()
    (tmp_path / "shop").mkdir()
    monkeypatch.chdir(tmp_path)
    stack = EngineStack(folder, engine_variables | {"DOCKER_CONFIG": str(toolchains.builder.docker_config)})
    yield Built(stack, toolchains.registry, tmp_path / "shop")
    stack.destroy()


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
        self.config = self.content("blobs", manifest["config"]["digest"])["config"]

    def bytes_of(self, kind: str, digest: str) -> bytes:
        request = urllib.request.Request(f"http://{self.registry.address}/v2/shop/{kind}/{digest}")
        request.add_header("Accept", "application/vnd.oci.image.manifest.v1+json")
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - on loopback
            content: bytes = answer.read()
            return content

    def content(self, kind: str, digest: str) -> Any:
        return json.loads(self.bytes_of(kind, digest))

    def files(self, below: str = ROOT) -> Mapping[str, str]:
        """Files and what is in them, of all layers but the base's."""
        found: dict[str, str] = {}
        for digest in self.layers[1:]:
            with tarfile.open(fileobj=io.BytesIO(self.bytes_of("blobs", digest))) as layer:
                for entry in layer:
                    if entry.isfile() and entry.name.startswith(f"{below}/"):
                        content = layer.extractfile(entry)
                        assert content is not None
                        found[entry.name.removeprefix(f"{below}/")] = content.read().decode()
        return found


def seen(text: str) -> set[str]:
    """The files that a script found."""
    return set(text.split())


def test_python(built: Built) -> None:
    project = {**HOST, **texts.PYTHON, "requirements.txt": "library\n"}
    first = built.of(project)
    assert first.files().keys() == {"host.json", "function_app.py", "requirements.txt"}
    packages = first.files("usr/packages")
    assert (seen(packages["seen"]), packages["installed"]) == ({"requirements.txt"}, "library\n")
    changed = built.of({"function_app.py": texts.PYTHON["function_app.py"] + "# changed\n"})
    assert [a == b for a, b in zip(first.layers, changed.layers, strict=True)] == [True] * (len(first.layers) - 1) + [
        False
    ]
    other = built.of({"requirements.txt": "library\nother\n"})
    assert other.files("usr/packages")["installed"] == "library\nother\n"


def test_typescript_leaves_its_compiler_behind(built: Built) -> None:
    project = {**HOST, **texts.TYPESCRIPT, "src/index.ts": "one", ".funcignore": "*.ts\ntsconfig.json\n"}
    first = built.of(project)
    files = first.files()
    assert files["dist/index.js"] == "one"
    assert seen(files["node_modules/library/seen"]) == {"package.json", "package-lock.json", "node_modules"}
    assert not any(name.startswith("node_modules/compiler") for name in files)
    assert "local.settings.json" not in files
    changed = built.of({"src/index.ts": "two"})
    assert changed.files()["dist/index.js"] == "two"
    assert changed.layers[:-1] == first.layers[:-1], "packages are as they were"


def test_c_sharp_is_restored_before_its_sources_are_there(built: Built) -> None:
    first = built.of({**HOST, **texts.ISOLATED, "Work.cs": "one", "global.json": "{}", "obj/old": ""})
    assert first.files().keys() == {"seen", "Shop.dll"}
    assert seen(first.files()["seen"]) == {"Shop.csproj", "global.json"}
    assert built.of({"Work.cs": "two"}).files()["Shop.dll"] == "two"


def test_java_is_staged_by_its_plugin(built: Built) -> None:
    first = built.of({**HOST, **texts.MAVEN, "src/Work.java": "one", "target/azure-functions/old/old.jar": ""})
    assert first.files().keys() == {"host.json", "seen", "lib/shop.jar"}
    assert seen(first.files()["seen"]) == {"pom.xml"}
    assert built.of({"src/Work.java": "two"}).files()["lib/shop.jar"] == "two"


def test_powershell_is_copied(built: Built) -> None:
    assert built.of({**HOST, **texts.POWERSHELL}).files().keys() == {"host.json", *texts.POWERSHELL}


def test_a_handler_in_go_is_where_host_json_names_it(built: Built) -> None:
    assert built.of({**HOST, **texts.GO, "main.go": "one"}).files()["handler"] == "one"


def test_the_variant_without_root(built: Built) -> None:
    config = built.of({**HOST, **texts.PYTHON}, restricted=True).config
    assert config["User"] == "1654:1654"
    assert list(config["ExposedPorts"]) == ["8080/tcp"]
    assert {
        "AzureWebJobsScriptRoot=/home/site/wwwroot",
        "AzureFunctionsJobHost__Logging__Console__IsEnabled=true",
        "ASPNETCORE_URLS=http://+:8080",
    } <= set(config["Env"])
