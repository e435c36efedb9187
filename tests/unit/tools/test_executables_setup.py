from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from tools.executables import ExecutableError, setup
from tools.executables.pins import HELM_MODULE, REDIS, Executable, Source


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that can get nothing, in a clone of its own."""

    def provide(name: str, _source: Source, _console: Console) -> None:
        raise ExecutableError(f"{name}: no network")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(setup, "provide", provide)
    monkeypatch.setattr(setup, "LOCAL", tmp_path / ".tools")
    monkeypatch.setattr(setup, "LINKS", tmp_path / ".tools" / "bin")
    for step in ("make_backend", "install_stand_in"):
        monkeypatch.setattr(setup, step, lambda: None)
    monkeypatch.setattr(setup, "needs_stand_in", lambda: False)


@pytest.fixture
def set_up_with(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Executable]], str]:
    """Sets up certain executables and gives what is said."""

    def set_up(executables: dict[str, Executable]) -> str:
        monkeypatch.setattr(setup, "EXECUTABLES", executables)
        monkeypatch.setattr("tools.executables.locate.EXECUTABLES", executables)
        said = StringIO()
        setup.set_up(Console(file=said, soft_wrap=True))
        return said.getvalue()

    return set_up


@pytest.mark.usefixtures("offline")
def test_a_broker_that_cannot_be_had_is_told_and_left_out(
    set_up_with: Callable[[dict[str, Executable]], str],
) -> None:
    said = set_up_with({"redis-server": Executable(REDIS, is_required=False)})
    assert "redis: cannot be had, and the tests that need it will be skipped: redis: no network" in said
    assert "ready" in said


@pytest.mark.usefixtures("offline")
def test_set_up_fails_without_what_is_required(set_up_with: Callable[[dict[str, Executable]], str]) -> None:
    with pytest.raises(ExecutableError, match="helm: no network"):
        set_up_with({"helm": Executable(HELM_MODULE)})
