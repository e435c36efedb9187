"""An installation that ends in the middle, and the run after it."""

import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.keda_chart.bare_cluster import Hands
from tests.cluster.keda_chart.conftest import clean, exists
from tests.engine.program_folder import ProgramFolder
from tests.engine.test_killed import TAKE_OVER, eventually_gone
from tools.cluster import Cluster
from tools.executables import find

PROGRAM = """
import pulumi
from pulumi_keda_functions import Keda

config = pulumi.Config()
nowhere = {"operator": {"nodeSelector": {"nowhere": "at-all"}}}
Keda("keda", {"chart": config.require("chart"), "values": nowhere if config.get_bool("stuck") else {}})
"""
STUCK = "cannot re-use a name that is still in use"


@pytest.fixture
def program(
    tmp_path: Path, engine_variables: dict[str, str], bare: Cluster, chart: str, hands: Hands
) -> Iterator[ProgramFolder]:
    del hands
    made = ProgramFolder(tmp_path, engine_variables | {"KUBECONFIG": str(bare.kubeconfig)})
    made.write(PROGRAM, "")
    assert made.pulumi("stack", "init", "test")[0] == 0
    assert made.pulumi("config", "set", "chart", chart)[0] == 0
    assert made.pulumi("config", "set", "stuck", "true")[0] == 0
    yield made
    made.pulumi("cancel", "--yes")
    made.pulumi("destroy", "--yes")
    clean(bare)


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Heeded by what is started, also where this runs in the background, where shells have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def wait_for_helm(bare: Cluster) -> None:
    """Until Helm has made the Deployment, and waits for it."""
    end = time.monotonic() + 180
    while not exists(bare, "deployment/keda-operator"):
        assert time.monotonic() < end
        time.sleep(0.1)


def up(program: ProgramFolder) -> tuple[int, str]:
    """With leave to take over the namespace, which an engine that was killed may know nothing of."""
    return program.pulumi("up", "--yes", "--skip-preview", **TAKE_OVER)


@pytest.mark.usefixtures("ctrl_c")
def test_what_was_interrupted_is_taken_back_and_the_next_run_succeeds(program: ProgramFolder, bare: Cluster) -> None:
    process = program.start("up", "--yes", "--skip-preview")
    wait_for_helm(bare)
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate()
    assert process.returncode != 0, told
    assert not exists(bare, "deployment/keda-operator")
    assert program.pulumi("config", "rm", "stuck")[0] == 0
    status, told = up(program)
    assert status == 0, told


def test_what_was_killed_is_told_by_the_next_run_and_removed_by_helm(program: ProgramFolder, bare: Cluster) -> None:
    process = program.start("up", "--yes", "--skip-preview")
    wait_for_helm(bare)
    process.kill()
    process.communicate()
    eventually_gone(program)
    assert program.pulumi("cancel", "--yes")[0] == 0
    assert program.pulumi("config", "rm", "stuck")[0] == 0
    status, told = up(program)
    assert status != 0
    assert STUCK in told, told
    helm(bare, "uninstall", "keda", "--namespace=keda")
    status, told = up(program)
    assert status == 0, told


def helm(bare: Cluster, *arguments: str) -> None:
    subprocess.run([find("helm"), *arguments, f"--kubeconfig={bare.kubeconfig}"], check=True, capture_output=True)
