from pathlib import Path

import pytest
from pulumi_keda_functions.images.context import SUPPLIED_IGNORE, files_in_context, ignore_lines
from pulumi_keda_functions.images.ignore_rules import IgnoreRules
from pulumi_keda_functions.projects import Worker


def sent(root: Path, worker: Worker | None = Worker.PYTHON, *, is_built_inside: bool = False) -> list[str]:
    return files_in_context(root, IgnoreRules.of(ignore_lines(root, worker, is_built_inside=is_built_inside)))


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)


def test_a_developers_own_stays_behind_where_nothing_is_said(tmp_path: Path) -> None:
    write(tmp_path, "host.json", "function_app.py", "shared/prices.py", "requirements.txt", ".npmrc")
    write(
        tmp_path,
        "local.settings.json",
        ".env",
        ".git/HEAD",
        "sub/.git",
        "node_modules/a/index.js",
        "web/node_modules/b",
    )
    write(tmp_path, ".venv/bin/python", "my-environment/pyvenv.cfg", "my-environment/bin/python", "__pycache__/a.pyc")
    write(
        tmp_path, "__azurite_db_queue__.json", ".vscode/settings.json", "Pulumi.yaml", "Pulumi.dev.yaml", "Dockerfile"
    )
    write(tmp_path, ".keda-functions/dev/orders/Dockerfile")
    assert sent(tmp_path) == [".npmrc", "function_app.py", "host.json", "requirements.txt", "shared/prices.py"]


def test_a_dockerignore_of_the_projects_own_decides_alone(tmp_path: Path) -> None:
    write(tmp_path, "host.json", "local.settings.json", "notes.txt", ".keda-functions/dev/orders/Dockerfile")
    (tmp_path / ".dockerignore").write_text("notes.txt\n")
    (tmp_path / ".funcignore").write_text("host.json\n")
    assert sent(tmp_path) == [".dockerignore", ".funcignore", "host.json", "local.settings.json"]


@pytest.mark.parametrize(
    ("line", "left_out", "kept"),
    [
        pytest.param("test", ["test/a.py", "sub/test/a.py"], ["tests/a.py"], id="anywhere"),
        pytest.param("/test", ["test/a.py"], ["sub/test/a.py"], id="at the root"),
        pytest.param("sub/test", ["sub/test/a.py"], ["test/a.py"], id="a path"),
        pytest.param("*.md", ["a.md", "sub/a.md"], ["md"], id="a suffix"),
        pytest.param("docs/", ["docs/a.txt", "sub/docs/a.txt"], [], id="a folder"),
        pytest.param("[!a].txt", ["b.txt"], ["a.txt"], id="all but a character"),
        pytest.param("**/logs", ["logs/a", "x/y/logs/a"], [], id="any folder"),
        pytest.param("# test", [], ["test/a.py"], id="a comment"),
        pytest.param("!", [], ["a.py"], id="no rule"),
    ],
)
def test_rules_of_a_funcignore(tmp_path: Path, line: str, left_out: list[str], kept: list[str]) -> None:
    write(tmp_path, *left_out, *kept)
    (tmp_path / ".funcignore").write_text(f"{line}\n")
    assert sent(tmp_path) == sorted(kept)


def test_an_exception_in_a_funcignore(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "README.md")
    (tmp_path / ".funcignore").write_text("*.md\n!README.md\n")
    assert sent(tmp_path) == ["README.md"]


def test_a_funcignore_for_built_files_keeps_no_source_from_the_build(tmp_path: Path) -> None:
    write(tmp_path, "package.json", "tsconfig.json", "src/functions/a.ts", "src/functions/a.js.map", "test/a.txt")
    (tmp_path / ".funcignore").write_text("*.js.map\n*.ts\ntsconfig.json\ntest\n")
    assert sent(tmp_path, Worker.NODE) == ["package.json", "src/functions/a.ts", "tsconfig.json"]


def test_output_of_a_local_build_stays_behind_where_the_image_builds_its_own(tmp_path: Path) -> None:
    write(tmp_path, "Orders.csproj", "bin/Debug/Orders.dll", "obj/project.assets.json")
    assert sent(tmp_path, Worker.DOTNET_ISOLATED, is_built_inside=True) == ["Orders.csproj"]
    assert "bin/Debug/Orders.dll" in sent(tmp_path, Worker.DOTNET_ISOLATED)


def test_a_link_to_a_folder_is_sent_as_a_link(tmp_path: Path) -> None:
    write(tmp_path, "shared/a.py")
    (tmp_path / "linked").symlink_to("shared", target_is_directory=True)
    assert sent(tmp_path) == ["linked", "shared/a.py"]


def test_supplied_rules_are_rules() -> None:
    assert len(IgnoreRules.of(SUPPLIED_IGNORE).rules) == len(SUPPLIED_IGNORE)
