"""`render` for repositories that a controller applies."""

import base64
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.cli.commands import ACCOUNT, BUS, SETTINGS, rendered
from tests.unit.cli.test_render import FILES, files
from tests.unit.sample import IMAGE

KEYS = """
function_keys: true
function_keys_seed: a seed of thirty-two characters!
"""
COMMAND = (
    *(sys.executable, "-c", "from pulumi_keda_functions.cli.main import run; run()"),
    *("render", "orders", "--name", "orders", "--image", IMAGE),
)
STORE = ("--secret-store", "vault", "--output", "out", "--kustomization")


def documents(text: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(text))


@pytest.fixture
def keys(orders: Path) -> str:
    """An options file beside the project that has function keys made."""
    (orders.parent / "keys.yaml").write_text(KEYS)
    return "keys.yaml"


def test_twice_the_same_bytes_and_nothing_for_pulumi_alone(keys: str) -> None:
    first, second = (rendered("--options", keys).stdout_bytes for _ in range(2))
    assert first == second
    assert b"function-keys" in first
    assert b"pulumi.com" not in first


def test_every_process_gives_the_same_bytes(keys: str) -> None:
    """Python's hashes differ from one to the next, and with them the order of sets."""
    command = [*COMMAND, "--options", keys, *(word for setting in SETTINGS for word in ("--set", setting))]
    first, second = (
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert b"function-keys" in first


@pytest.mark.parametrize("kept", [("--secret-name", "shop"), ("--secret-store", "vault")], ids=["made", "stored"])
def test_no_secret_of_any_kind_is_in_files_for_a_repository(orders: Path, kept: tuple[str, str]) -> None:
    secrets = {name: f"hunter2-of-the-{name}" for name in ("group", "keda", "seed-that-is-long-enough", "registry")}
    (orders.parent / "secrets.yaml").write_text(
        yaml.safe_dump(
            {
                "groups": {"events": {"settings": {"Mode": secrets["group"]}}},
                "keda_settings": {"Shop": f"{BUS};{secrets['keda']}"},
                "function_keys": True,
                "function_keys_seed": secrets["seed-that-is-long-enough"],
                "registry_credentials": [{"server": "c.io", "username": "u", "password": secrets["registry"]}],
            }
        )
    )
    result = rendered("--options", "secrets.yaml", *kept, "--output", "out", "--kustomization")
    assert result.exit_code == 0, result.stderr
    shown = result.stdout + result.stderr + "".join(content.decode() for content in files("out").values())
    for secret in (*secrets.values(), ACCOUNT, BUS):
        assert secret not in shown
        assert base64.b64encode(secret.encode()).decode() not in shown


def test_a_seed_reaches_no_output(keys: str) -> None:
    result = rendered("--options", keys)
    assert "thirty-two" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(
            "function_keys: true",
            "error: o.yaml: function_keys: keys that are made by chance need a stack that remembers them, and here is "
            "none\n  → give function_keys_seed, or the Secret that holds the keys as function_keys_secret\n",
            id="no seed",
        ),
        pytest.param(
            "function_keys: true\nfunction_keys_seed: hunter2",
            "error: o.yaml: function_keys_seed: is 7 characters long, so that its keys could be guessed\n"
            "  → give 32 random characters at least, as `openssl rand -base64 24` prints them\n",
            id="a short seed",
        ),
    ],
)
def test_keys_that_cannot_be_made_are_refused_by_a_sentence(orders: Path, options: str, told: str) -> None:
    (orders.parent / "o.yaml").write_text(options)
    result = rendered("--options", "o.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


@pytest.mark.usefixtures("orders")
def test_a_secret_that_exists_is_referred_to_by_its_name() -> None:
    result = rendered("--secret-name", "shop")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Secret" not in {each["kind"] for each in documents(result.stdout)}
    assert "secretRef:\n            name: shop\n" in result.stdout
    assert ACCOUNT not in result.stdout
    assert BUS not in result.stdout


@pytest.mark.usefixtures("orders")
def test_a_store_fills_what_is_called_after_the_app() -> None:
    objects = documents(rendered("--secret-store", "vault").stdout)
    external = [each for each in objects if each["apiVersion"] == "external-secrets.io/v1"]
    assert [(each["kind"], each["metadata"]["name"]) for each in external] == [("ExternalSecret", "orders")]
    assert [each["remoteRef"]["key"] for each in external[0]["spec"]["data"]] == [
        "orders-AzureWebJobsStorage",
        "orders-Environment",
        "orders-Shop",
    ]


@pytest.mark.usefixtures("orders")
def test_a_kustomization_lists_the_files_in_their_order() -> None:
    assert rendered("--output", "out", "--kustomization").stdout == "out: 10 files written\n"
    content = files("out").pop("kustomization.yaml").decode()
    assert yaml.safe_load(content) == {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "resources": FILES,
    }


@pytest.mark.usefixtures("orders")
def test_a_kustomization_of_somebody_else_is_not_overwritten() -> None:
    Path("out").mkdir()
    Path("out/kustomization.yaml").write_text("resources: []\n")
    result = rendered("--output", "out", "--kustomization")
    assert (result.exit_code, list(files("out"))) == (1, ["kustomization.yaml"])
    assert "out/kustomization.yaml: the file is there and was not rendered for orders" in result.stderr


@pytest.mark.usefixtures("orders")
def test_a_folder_that_is_up_to_date_passes() -> None:
    rendered(*STORE)
    before = files("out")
    result = rendered("--secret-store", "vault", "--check", "out", "--kustomization")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "out: 10 files up to date\n", "")
    assert files("out") == before


@pytest.mark.usefixtures("orders")
def test_each_file_that_is_out_of_date_is_named_and_nothing_is_written() -> None:
    rendered("--output", "out", "--kustomization")
    Path("out/06-http-service.yaml").unlink()
    Path("out/unrelated.yaml").write_text("# mine\n")
    before = files("out")
    result = rendered("--check", "out", "--max-replicas", "3")
    remedy = "\n  → render with --output out\n"
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"error: out/06-http-service.yaml: the file is missing{remedy}"
        f"error: out/08-events-scaled-object.yaml: the file is not what would be rendered{remedy}"
        f"error: out/kustomization.yaml: the file would be rendered no more{remedy}"
    )
    assert files("out") == before


@pytest.mark.usefixtures("orders")
def test_a_folder_that_is_not_there_is_out_of_date_and_not_made() -> None:
    result = rendered("--check", "out")
    assert result.exit_code == 1
    assert result.stderr.count("the file is missing") == len(FILES)
    assert not Path("out").exists()


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("--check", "a", "--output", "b"), "--check writes nothing", id="to check and to write"),
        pytest.param(("--kustomization",), "--kustomization needs a folder", id="a stream has no kustomization"),
    ],
)
def test_options_that_exclude_each_other(arguments: tuple[str, ...], told: str) -> None:
    result = rendered(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.usefixtures("orders")
def test_what_is_wrong_with_the_names_is_told_with_their_options() -> None:
    result = rendered("--secret-name", "Shop", "--secret-store", "Vault/kv")
    assert [line.split(": ")[1] for line in result.stderr.splitlines() if line.startswith("error")] == [
        "--secret-name",
        "--secret-store",
    ]
