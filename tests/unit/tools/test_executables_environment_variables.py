from pathlib import Path

import pytest

from tools.executables import environment_variables as module
from tools.executables import locate, plugins
from tools.executables.environment_variables import environment
from tools.executables.folders import LINKS, PULUMI_HOME, STATE, VIRTUAL_ENVIRONMENT

OWN_ENGINE = {"PULUMI_SKIP_UPDATE_CHECK": "true", "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home folder without Pulumi, on a machine where `make setup` has built the engine."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    for name in ("HOME", "BACKEND_URL", "ACCESS_TOKEN", "CONFIG_PASSPHRASE", "CONFIG_PASSPHRASE_FILE"):
        monkeypatch.delenv(f"PULUMI_{name}", raising=False)
    monkeypatch.setattr(module, "find", lambda name: LINKS / name)
    return tmp_path


def install_vendors_plugin(pulumi_home: Path) -> None:
    folder = plugins.kubernetes_folder(pulumi_home)
    folder.mkdir(parents=True)
    (folder / plugins.EXECUTABLE).touch()


def log_in(pulumi_home: Path) -> None:
    pulumi_home.mkdir(parents=True, exist_ok=True)
    (pulumi_home / "credentials.json").write_text('{"current": "https://api.pulumi.com"}')


def use_own_pulumi(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    folder.mkdir()
    for name in ("pulumi", "pulumi-language-python"):
        (folder / name).write_text("#!/bin/sh\necho v3.300.0\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin")
    locate.printed_version.cache_clear()


@pytest.mark.usefixtures("home")
def test_without_pulumi_engine_plugins_and_backend_are_the_clones() -> None:
    variables = environment()
    assert variables.pop("PATH") == f"{LINKS}:{VIRTUAL_ENVIRONMENT}:/usr/bin:/bin"
    assert variables == OWN_ENGINE | {
        "PULUMI_HOME": str(PULUMI_HOME),
        "PULUMI_BACKEND_URL": f"file://{STATE}",
        "PULUMI_CONFIG_PASSPHRASE_FILE": f"{STATE}/passphrase",
    }


def test_with_the_vendors_plugin_the_users_own_plugin_folder_stays(home: Path) -> None:
    install_vendors_plugin(home / ".pulumi")
    assert "PULUMI_HOME" not in environment()


def test_with_pulumi_and_a_login_only_path_changes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_own_pulumi(monkeypatch, home / "bin")
    log_in(home / ".pulumi")
    assert set(environment()) == {"PATH"}


def test_with_pulumi_that_is_logged_in_nowhere_the_backend_is_the_clones(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_own_pulumi(monkeypatch, home / "bin")
    assert set(environment()) == {"PATH", "PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE_FILE"}


@pytest.mark.parametrize("name", ["PULUMI_BACKEND_URL", "PULUMI_ACCESS_TOKEN"])
@pytest.mark.usefixtures("home")
def test_a_backend_of_the_users_own_stays(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "the user's own")
    assert not {"PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE_FILE"} & set(environment())


@pytest.mark.usefixtures("home")
def test_a_passphrase_of_the_users_own_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE", "")
    assert "PULUMI_CONFIG_PASSPHRASE_FILE" not in environment()


@pytest.mark.usefixtures("home")
def test_the_environment_of_the_environment_is_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = environment()
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment() == variables


def test_the_passphrase_is_made_once_and_for_the_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STATE", tmp_path)
    monkeypatch.setattr(module, "PASSPHRASE", tmp_path / "passphrase")
    module.make_backend()
    passphrase = (tmp_path / "passphrase").read_text()
    module.make_backend()
    assert (tmp_path / "passphrase").read_text() == passphrase != ""
    assert (tmp_path / "passphrase").stat().st_mode & 0o777 == 0o600
