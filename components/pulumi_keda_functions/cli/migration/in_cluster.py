"""The old app's objects, read from a cluster by kubectl."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from ...problems import InvalidInputError, Problem
from .deployed_app import DeployedApp, first_references, sources_of_settings
from .kubernetes_objects import KubernetesObjects, Reference

_RESOURCES = {"ScaledObject": "scaledobjects.keda.sh"}
"""Where the kind alone might be somebody else's."""
_NO_SUCH_KIND = "doesn't have a resource type"


@dataclass(frozen=True)
class Kubectl:
    """The command, pointed to a cluster and a namespace; None: those of the kubeconfig."""

    context: str | None = None
    namespace: str | None = None

    def read(self, name: str) -> KubernetesObjects:
        """The objects of the app called `name`. Raises InvalidInputError with kubectl's complaint."""
        objects = KubernetesObjects.of([], self.namespace)
        for reference in first_references(name):
            objects = objects.with_more(self._get([reference]))
        app = DeployedApp(name, objects.namespace or "", objects)
        # Only the Secrets that hold settings are read, not those with the function keys.
        sources = (reference for deployment in app.deployments for reference in sources_of_settings(deployment))
        return objects.with_more(self._get(list(dict.fromkeys(sources))))

    def _get(self, references: Sequence[Reference]) -> KubernetesObjects:
        """Those of them that there are."""
        if not references:
            return KubernetesObjects({})
        words = [f"{_RESOURCES.get(each.kind, each.kind.lower())}/{each.name}" for each in references]
        given = {"context": self.context, "namespace": self.namespace}
        where = [f"--{option}={value}" for option, value in given.items() if value]
        command = ["kubectl", *where, "get", *words, "--ignore-not-found", "--output=json", "--request-timeout=30s"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError:
            problem = Problem("kubectl", "it is not on PATH", "install it, or give the objects as YAML by --from")
            raise InvalidInputError("the cluster", [problem]) from None
        if done.returncode and _NO_SUCH_KIND not in done.stderr:
            remedy = "mend that, or give the objects as YAML by --from"
            raise InvalidInputError("the cluster", [Problem("kubectl", done.stderr.strip(), remedy)])
        return KubernetesObjects.of([json.loads(done.stdout)] if done.stdout.strip() else [])
