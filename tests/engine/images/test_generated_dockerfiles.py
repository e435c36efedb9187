"""The Dockerfiles that are written, built by BuildKit on images that stand for the real ones."""

from tests.engine.images.built import Built, built
from tests.engine.images.toolchains import toolchains
from tests.unit.images.dockerfiles import texts
from tests.unit.images.dockerfiles.texts import Files

__all__ = ["built", "toolchains"]

HOST: Files = {"host.json": '{"version": "2.0"}', "local.settings.json": "{}"}


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
