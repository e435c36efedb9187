import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from tools.executables import ExecutableError, steps
from tools.executables.go_build import is_package
from tools.executables.progress import Lines, counting, duration


def test_a_log_gets_a_line_every_quarter_of_a_minute_at_most() -> None:
    seconds, written = [0.0], list[str]()
    lines = Lines("compiling", written.append, clock=lambda: seconds[0])
    lines.expect(90)
    for _ in range(45):
        seconds[0] += 1
        lines.advance()
    assert written == [
        "compiling: 15 of 90 after 15 s",
        "compiling: 30 of 90 after 30 s",
        "compiling: 45 of 90 after 45 s",
    ]


def test_a_step_of_unknown_length_is_counted_all_the_same() -> None:
    seconds, written = [0.0], list[str]()
    lines = Lines("downloading", written.append, clock=lambda: seconds[0])
    seconds[0] = 16
    lines.advance()
    assert written == ["downloading: 1 after 16 s"]


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (59.4, "59 s"), (60, "1 min 0 s"), (200, "3 min 20 s")])
def test_durations_are_for_people(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_log_has_no_control_characters() -> None:
    log = io.StringIO()
    with counting(Console(file=log, width=200), "linking") as counter:
        counter.expect(1)
        counter.advance()
    assert log.getvalue() == "linking …\nlinking: 0 s\n"


def test_a_terminal_keeps_one_line_of_a_step() -> None:
    log = io.StringIO()
    with counting(Console(file=log, width=200, force_terminal=True, highlight=False), "linking") as counter:
        counter.expect(1)
        counter.advance()
    assert log.getvalue().endswith("linking: 0 s\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("k8s.io/api/core/v1", True), ("internal/abi", True), ("go: downloading x v1", False), ("# k8s.io/x", False)],
)
def test_packages_are_told_from_remarks(line: str, expected: bool) -> None:
    assert is_package(line) is expected


def test_a_failed_step_tells_its_last_lines_and_its_log(tmp_path: Path) -> None:
    script = "print('counted'); print('undefined: x'); raise SystemExit(3)"
    log = tmp_path / "logs" / "step.log"
    with pytest.raises(ExecutableError) as error:
        steps.run("compile", [sys.executable, "-c", script], tmp_path, log, lambda line: line == "counted")
    assert str(error.value) == f"compile failed with exit status 3:\nundefined: x\nWhole log: {log}"
    assert "counted\nundefined: x\n" in log.read_text()


def test_a_step_whose_command_is_not_installed_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExecutableError, match="download: `no-such-go` is not on PATH: install it"):
        steps.run("download", ["no-such-go"], tmp_path, tmp_path / "log", lambda line: bool(line))
