"""What keeps Helm from removing KEDA with its definitions while somebody's functions are still scaled by it.

With a CustomResourceDefinition all its objects go, in every namespace; and since KEDA's operator goes in the same
moment, nobody takes their finalizers off, so that they and their namespaces stay half-deleted
(https://github.com/kedacore/keda/issues/4898). Helm runs a `pre-delete` hook before it deletes anything, and gives up
when that fails (https://helm.sh/docs/topics/charts_hooks/).
"""

from collections.abc import Sequence
from typing import Final

from .values import Values

NAME: Final = "keda-stays-while-scaledobjects-exist"
"""Of the hook's objects. The name of the Job is all that Helm tells of what failed."""
KINDS: Final = ("scaledobjects", "scaledjobs")
PATIENCE: Final = 20
"""Seconds for objects that are just going."""
UNPRIVILEGED: Final = 65532


def keeper(namespace: object, image: str, tolerations: Sequence[object]) -> list[Values]:
    """The Job that fails while there are objects of KEDA's, and the rights that it needs."""
    account: Values = {"kind": "ServiceAccount", "name": NAME, "namespace": namespace}
    role = {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": NAME}
    rule = {"apiGroups": ["keda.sh"], "resources": [*KINDS], "verbs": ["get", "list", "watch"]}
    return [
        _hook("v1", "ServiceAccount", 0, {}),
        _hook("rbac.authorization.k8s.io/v1", "ClusterRole", 0, {"rules": [rule]}),
        _hook("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", 1, {"roleRef": role, "subjects": [account]}),
        _hook("batch/v1", "Job", 2, {"spec": _job(image, tolerations)}),
    ]


def _hook(api_version: str, kind: str, weight: int, body: Values) -> Values:
    annotations = {
        "helm.sh/hook": "pre-delete",
        "helm.sh/hook-weight": str(weight),
        "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    }
    return {"apiVersion": api_version, "kind": kind, "metadata": {"name": NAME, "annotations": annotations}, **body}


def _job(image: str, tolerations: Sequence[object]) -> Values:
    kinds = ",".join(f"{kind}.keda.sh" for kind in KINDS)
    container = {
        "name": "kubectl",
        "image": image,
        "args": ["wait", "--for=delete", kinds, "--all", "--all-namespaces", f"--timeout={PATIENCE}s"],
        "resources": {"requests": {"cpu": "10m", "memory": "32Mi"}, "limits": {"memory": "128Mi"}},
        "securityContext": {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
            "readOnlyRootFilesystem": True,
        },
    }
    pod = {
        "serviceAccountName": NAME,
        "restartPolicy": "Never",
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": UNPRIVILEGED,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "nodeSelector": {"kubernetes.io/os": "linux"},
        "tolerations": [*tolerations],
        "containers": [container],
    }
    return {"backoffLimit": 0, "template": {"spec": pod}}
