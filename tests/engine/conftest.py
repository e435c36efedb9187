"""Programs through the real engine, with a backend of their own."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pulumi import automation

from tests.azure_provider.account import AzureAccount, home_with_provider
from tests.conftest import collect_failed_programs
from tools.cluster import Cluster
from tools.executables.users_own import users_pulumi_home

Program = Callable[[], None]
PASSPHRASE = "for-tests"


class EngineStack:
    """A stack of an inline program, whose program may be replaced between two runs."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.state_folder = folder / "state"
        self.state_folder.mkdir()
        self.output: list[str] = []
        """All that the engine printed."""
        self._stack = automation.create_stack(
            "test",
            "shop",
            lambda: None,
            opts=automation.LocalWorkspaceOptions(
                work_dir=str(folder),
                env_vars={
                    **variables,
                    "PULUMI_BACKEND_URL": self.state_folder.as_uri(),
                    "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
                },
            ),
        )

    def preview(self, program: Program) -> automation.PreviewResult:
        return self._stack.preview(program=program, on_output=self.output.append)

    def up(self, program: Program) -> automation.UpResult:
        return self._stack.up(program=program, on_output=self.output.append)

    def refresh(self) -> automation.RefreshResult:
        return self._stack.refresh(on_output=self.output.append)

    def destroy(self) -> automation.DestroyResult:
        return self._stack.destroy(on_output=self.output.append)

    def resources(self) -> list[dict[str, object]]:
        """The resources in the state, as the engine exports them."""
        deployment = self._stack.export_stack().deployment or {}
        return list(deployment.get("resources", []))

    def state_text(self) -> str:
        """Every file of the backend."""
        files = [path for path in self.state_folder.rglob("*") if path.is_file()]
        return "\n".join(path.read_text(errors="replace") for path in files)


@pytest.fixture(autouse=True)
def failed_programs_are_gone() -> Iterator[None]:
    yield
    collect_failed_programs()


@pytest.fixture
def stack(tmp_path: Path, engine_variables: dict[str, str], cluster: Cluster) -> Iterator[EngineStack]:
    """A stack whose objects go to the local cluster; it is destroyed at the end."""
    folder = tmp_path / "stack"
    folder.mkdir()
    made = EngineStack(folder, engine_variables | {"KUBECONFIG": str(cluster.kubeconfig)})
    yield made
    made.destroy()


@pytest.fixture
def azure(tmp_path: Path) -> AzureAccount:
    """An empty Azure subscription of the test's own."""
    return AzureAccount(tmp_path / "azure")


@pytest.fixture
def azure_stack(tmp_path: Path, engine_variables: dict[str, str], azure: AzureAccount) -> Iterator[EngineStack]:
    """A stack whose azure-native resources go to `azure`; it is destroyed at the end."""
    usual_home = Path(engine_variables.get("PULUMI_HOME", users_pulumi_home()))
    home = home_with_provider(tmp_path / "pulumi-home", usual_home)
    folder = tmp_path / "stack"
    folder.mkdir()
    path = os.pathsep.join([str(azure.executables), engine_variables["PATH"]])
    made = EngineStack(folder, engine_variables | azure.variables() | {"PULUMI_HOME": str(home), "PATH": path})
    yield made
    made.destroy()


def changes(summary: automation.UpdateSummary) -> dict[str, int]:
    """What an update did, without what stayed the same."""
    return {kind: count for kind, count in (summary.resource_changes or {}).items() if kind != "same"}


def kubernetes_objects(cluster: Cluster, namespace: str) -> set[str]:
    """Kind and name of every object of ours in a namespace."""
    kinds = "deployments,services,secrets,serviceaccounts,scaledobjects,triggerauthentications"
    listed = json.loads(cluster.kubectl("get", kinds, "-n", namespace, "-o", "json"))
    return {
        f"{item['kind']}/{item['metadata']['name']}"
        for item in listed["items"]
        if item["metadata"].get("labels", {}).get("app.kubernetes.io/managed-by") == "keda-functions"
    }
