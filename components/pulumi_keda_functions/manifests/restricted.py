"""Pods that Pod Security admits at level restricted, with a read-only file system on top of it.

https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
"""

from collections.abc import Iterator

from ..placement_arguments import OperatingSystem
from ..problems import Problem
from .model import Body, Node
from .options import AppOptions

UID = 1654
"""Of the user `app` in Microsoft's .NET images since .NET 8. Others lack it, which changes nothing: it owns no file."""
WRITABLE = {
    "tmp": "/tmp",  # noqa: S108 - the host's logs and whatever the functions and their libraries put there
    "data": "/home/data",
    "secrets": "/azure-functions-host/Secrets",
}
"""What the host writes to: logs, extension bundles that it downloads, and marks beside its keys."""


def pod_security(options: AppOptions) -> Body:
    """Field of the pod's spec."""
    if not options.arguments.get("restricted"):
        return {}
    context: Body = {
        "runAsNonRoot": True,
        "runAsUser": UID,
        "runAsGroup": UID,
        "fsGroup": UID,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    return {"securityContext": context}


def container_security(options: AppOptions) -> Body:
    """Field of the container."""
    if not options.arguments.get("restricted"):
        return {}
    context: Body = {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    return {"securityContext": context}


def writable_volumes(options: AppOptions) -> list[Node]:
    """Of the pod: folders that go with it."""
    return [{"name": name, "emptyDir": {}} for name in WRITABLE] if options.arguments.get("restricted") else []


def writable_mounts(options: AppOptions) -> list[Node]:
    """Of the container."""
    if not options.arguments.get("restricted"):
        return []
    return [{"name": name, "mountPath": path} for name, path in WRITABLE.items()]


def problems_in_restricted(options: AppOptions) -> Iterator[Problem]:
    """Nodes on which there is nothing of the kind."""
    on_windows = options.arguments.get("operating_system") == OperatingSystem.WINDOWS
    if options.arguments.get("restricted") and on_windows:
        message = "Windows has no seccomp, no capabilities and no read-only root"
        yield Problem("restricted", message, "leave it out, or run the app on Linux")
