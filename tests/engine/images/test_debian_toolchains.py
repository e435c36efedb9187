"""The Dockerfiles that are written, built by the languages' own package managers and compilers."""

import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from tests.engine.images.built import Built, Pushed, built
from tests.engine.images.debian_toolchains import GO, MAVEN, NODE, PYTHON, RUST, provide
from tests.engine.images.toolchains import toolchains
from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.texts import Files
from tools.executables.folders import CLONE

__all__ = ["built", "toolchains"]

HOST = '{"version": "2.0"}'
PYTHON_PACKAGES = "usr/local/lib/python3.11/dist-packages"
GO_MODULE = "module shop\n\ngo 1.19\n\nrequire golang.org/x/text v0.14.0\n"
GO_SUM = """\
golang.org/x/text v0.14.0 h1:ScX5w1eTa3QqT8oi6+ziP7dTV1S2+ALU0bI+0zXKWiQ=
golang.org/x/text v0.14.0/go.mod h1:18ZOQIKpY8NJVqYksKHtTdi31H5itFRjB5/qKTNYzSU=
"""
GO_PROGRAM = """\
package main

import "golang.org/x/text/language"

func main() { println("one", language.English.String()) }
"""
CARGO = '[package]\nname = "shop"\nversion = "1.0.0"\nedition = "2021"\n'
RUST_PROGRAM = 'fn main() { eprintln!("one en"); }'


def example(name: str, file: str, changes: Mapping[str, str]) -> Files:
    """The project of an example, which asks in `file` for versions that are at hand."""
    root = CLONE / "examples" / name / "app"
    files = {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}
    content = files[file]
    for version, at_hand in changes.items():
        assert version in content
        content = content.replace(version, at_hand)
    return {**files, file: content}


def said_by(image: Pushed, folder: Path) -> str:
    """What the image's handler writes."""
    handler = folder / "handler"
    handler.write_bytes(image.contents()["handler"])
    handler.chmod(0o755)
    return subprocess.run([handler], check=True, capture_output=True, text=True).stderr.strip()


def test_pip(built: Built) -> None:
    provide(PYTHON, built.registry)
    first = built.of(
        {"host.json": HOST, **texts.PYTHON, "requirements.txt": "iniconfig==2.1.0\n"}, language_version="3.11"
    )
    assert "iniconfig/__init__.py" in first.contents(PYTHON_PACKAGES)
    changed = built.of({"function_app.py": f"{texts.PYTHON['function_app.py']}# changed\n"}, language_version="3.11")
    assert changed.layers[:-1] == first.layers[:-1], "packages are as they were"


def test_npm_and_typescript(built: Built, tmp_path: Path) -> None:
    provide(NODE, built.registry)
    project = example("typescript-service-bus", "package.json", {">=22": "18"})
    first = built.of(project)
    files = first.files()
    assert not any(name.startswith("node_modules/typescript/") for name in files)
    for name, content in files.items():
        path = tmp_path / "image" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    load = ["node", "--eval", "require('./dist/functions/shipments.js')"]
    subprocess.run(load, cwd=tmp_path / "image", check=True)
    source = "src/functions/shipments.ts"
    changed = built.of({source: f"{project[source]}\nexport const changed = true;\n"})
    assert "changed" in changed.files()["dist/functions/shipments.js"]
    assert changed.layers[:-1] == first.layers[:-1], "packages are as they were"


def test_maven(built: Built) -> None:
    provide(MAVEN, built.registry)
    files = built.of(example("java-kafka", "pom.xml", {">21<": ">17<", "1.40.0": "1.24.0"})).contents()
    assert "com.contoso.payments" in files["BookPayments/function.json"].decode()
    with zipfile.ZipFile(BytesIO(files["payments-1.0.0.jar"])) as jar:
        assert "com/contoso/payments/PaymentFunctions.class" in jar.namelist()


def test_go(built: Built, tmp_path: Path) -> None:
    provide(GO, built.registry)
    files = {**texts.GO, "go.mod": GO_MODULE, "go.sum": GO_SUM, "main.go": GO_PROGRAM}
    assert said_by(built.of(files), tmp_path) == "one en"
    assert said_by(built.of({"main.go": GO_PROGRAM.replace("one", "two")}), tmp_path) == "two en"


def test_cargo(built: Built, tmp_path: Path) -> None:
    provide(RUST, built.registry)
    files = {"host.json": texts.GO["host.json"], "Cargo.toml": CARGO, "src/main.rs": RUST_PROGRAM}
    assert said_by(built.of(files), tmp_path) == "one en"
    assert said_by(built.of({"src/main.rs": RUST_PROGRAM.replace("one", "two")}), tmp_path) == "two en"
