"""A stack of the real engine, in a backend of its own."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pulumi import automation

from tests.engine.kubernetes_provider.programs import NAMESPACE
from tools.cluster import Cluster
from tools.executables import find

Program = Callable[[], None]


@dataclass(frozen=True)
class Engine:
    """One stack. Operations give the number of resources by what was done with them."""

    backend: Path
    cluster: Cluster

    def stack(self, program: Program) -> automation.Stack:
        options = automation.LocalWorkspaceOptions(work_dir=str(self.backend))
        return automation.create_or_select_stack("dev", "provider", program=program, opts=options)

    def preview(self, program: Program) -> dict[str, int]:
        return {str(operation): count for operation, count in self.stack(program).preview().change_summary.items()}

    def up(self, program: Program) -> dict[str, int]:
        return counted(self.stack(program).up().summary)

    def refresh(self, program: Program) -> dict[str, int]:
        return counted(self.stack(program).refresh().summary)

    def state(self) -> str:
        return "".join(path.read_text() for path in self.backend.rglob("stacks/**/*.json"))

    def kubectl(self, *arguments: str) -> str:
        return self.cluster.kubectl("-n", NAMESPACE, *arguments)

    def helm(self, *arguments: str) -> str:
        """Helm as a person uses it, in the namespace of the tests."""
        where = f"--kubeconfig={self.cluster.kubeconfig}"
        command = [str(find("helm")), *arguments, f"--namespace={NAMESPACE}", where]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def get(self, kind: str, name: str, namespace: str = NAMESPACE) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.cluster.kubectl("-n", namespace, "get", kind, name, "-o", "json"))
        return found


def counted(summary: automation.UpdateSummary) -> dict[str, int]:
    return {str(operation): count for operation, count in (summary.resource_changes or {}).items()}
