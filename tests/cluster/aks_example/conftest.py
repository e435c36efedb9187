"""The example with everything in it: Azure by the test provider, Kubernetes by a cluster that has no KEDA yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pulumi import automation

from tests.azure_provider.account import AzureAccount, home_with_provider
from tests.cluster.keda_chart.bare_cluster import Hands, bare_cluster
from tests.cluster.keda_chart.module_chart import write_chart
from tests.conftest import executables_or_skip
from tests.engine.conftest import PASSPHRASE
from tests.unit.sample import IMAGE
from tools.cluster import Cluster
from tools.executables.folders import CLONE
from tools.executables.users_own import users_pulumi_home

EXAMPLE = CLONE / "examples" / "aks-virtual-nodes"
KEDA = "2.21.0"


class Example:
    """A stack of the example as a user runs it: the engine in its folder, the program by the language host."""

    def __init__(self, variables: dict[str, str], config: dict[str, str]) -> None:
        self.output: list[str] = []
        """All that the engine printed."""
        options = automation.LocalWorkspaceOptions(env_vars=variables)
        self._stack = automation.create_stack("aks-test", work_dir=str(EXAMPLE), opts=options)
        self.configure(**config)

    def configure(self, **values: str) -> None:
        for name, value in values.items():
            self._stack.set_config(name, automation.ConfigValue(value))

    def preview(self) -> automation.PreviewResult:
        return self._stack.preview(on_output=self.output.append)

    def up(self, *, refresh: bool = False) -> automation.UpResult:
        return self._stack.up(on_output=self.output.append, refresh=refresh)

    def destroy(self, *, remove: bool = False) -> automation.DestroyResult:
        return self._stack.destroy(on_output=self.output.append, remove=remove)


@pytest.fixture(scope="module")
def bare() -> Iterator[Cluster]:
    with executables_or_skip(), bare_cluster() as cluster:
        yield cluster


@pytest.fixture
def azure(tmp_path: Path, bare: Cluster) -> AzureAccount:
    """An empty subscription, whose clusters are the local one."""
    account = AzureAccount(tmp_path / "azure")
    account.hand_out(bare.kubeconfig)
    return account


@pytest.fixture
def example(azure: AzureAccount, bare: Cluster, engine_variables: dict[str, str], tmp_path: Path) -> Iterator[Example]:
    state = tmp_path / "state"
    state.mkdir()
    usual_home = Path(engine_variables.get("PULUMI_HOME", users_pulumi_home()))
    variables = {
        **engine_variables,
        **azure.variables(),
        "PULUMI_HOME": str(home_with_provider(tmp_path / "pulumi-home", usual_home)),
        "PULUMI_BACKEND_URL": state.as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
    }
    config = {
        "image": IMAGE,
        "kedaChart": write_chart(tmp_path / "keda", bare.layout, KEDA),
        # KEDA has no identity on this machine, and so accepts no scaling.
        "waitForScaling": "0",
    }
    with Hands(bare.layout):
        made = Example(variables, config)
        yield made
        made.destroy(remove=True)
