from pathlib import Path

import pytest
from typer.testing import Result

from tests.unit.cli.commands import ACCOUNT, BUS, run
from tests.unit.cli.migration.deployed import deployed_yaml

SETTINGS = {"AzureWebJobsStorage": ACCOUNT, "Shop": BUS, "Environment": "test"}


def migrated(*arguments: str) -> Result:
    """`keda-functions migrate` of the project."""
    return run("migrate", "orders", "--name", "orders", "--from", "old.yaml", "--output", "program", *arguments)


@pytest.fixture(autouse=True)
def old_app(orders: Path) -> None:
    """Its objects, beside the project."""
    orders.with_name("old.yaml").write_text(deployed_yaml(SETTINGS))


def test_it_writes_the_program_and_tells_the_way() -> None:
    result = migrated()
    assert result.exit_code == 0, result.stderr
    assert {path.name for path in Path("program").iterdir()} == {
        *("__main__.py", "Pulumi.yaml", ".gitignore", "settings.env")
    }
    lines = result.stdout.splitlines()
    assert lines[0] == "orders in namespace shop becomes orders-app"
    assert [line for line in lines if line and not line.startswith(" ")][2:] == [
        *(
            "What KEDA refuses of the old scalers, or ignores in them",
            "What changes",
            "To know",
            "Cut-over, in this order",
        )
    ]


def test_secrets_are_in_the_settings_file_alone_which_only_its_owner_reads() -> None:
    result = migrated()
    for secret in ("c2VjcmV0", "aHVudGVyMg=="):
        assert secret not in result.output
        assert [path.name for path in Path("program").iterdir() if secret in path.read_text()] == ["settings.env"]
    assert Path("program/settings.env").stat().st_mode & 0o777 == 0o600


def test_what_it_wrote_renders_the_app() -> None:
    migrated()
    image = "contoso.azurecr.io/orders:latest"
    given = ("--name", "orders-app", "--namespace", "shop", "--image", image, "--settings", "program/settings.env")
    assert run("render", "orders", *given).exit_code == 0


def test_no_file_is_overwritten() -> None:
    Path("program").mkdir()
    Path("program/Pulumi.yaml").write_text("mine")
    result = migrated()
    assert result.exit_code == 1
    assert result.stderr.startswith("error: --output program: Pulumi.yaml is there already")
    assert [path.name for path in Path("program").iterdir()] == ["Pulumi.yaml"]


def test_what_must_be_mended_is_told_before_the_cut_over() -> None:
    Path("old.yaml").write_text(deployed_yaml({**SETTINGS, "AzureWebJobsStorage": "UseDevelopmentStorage=true"}))
    result = migrated()
    assert result.exit_code == 1
    assert "To be mended before `pulumi up`" in result.stdout
    assert Path("program/settings.env").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("--namespace", "test"), "--name: namespace test has neither", id="another namespace"),
        pytest.param(("--app-name", "orders"), "--app-name: the old app has", id="the old app's name"),
    ],
)
def test_where_nothing_can_be_done_nothing_is_written(arguments: tuple[str, ...], message: str) -> None:
    result = migrated(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {message}")
    assert not Path("program").exists()
