"""A kubeconfig whose sign-in waits for nobody.

AKS hands out one that calls kubelogin in its mode `devicecode`, for which a person must type in a code: a pipeline
would wait for ever (https://azure.github.io/kubelogin/concepts/login-modes.html).
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import yaml

from ..cluster_arguments import KubeconfigLogin

KEPT: Mapping[KubeconfigLogin, tuple[str, ...]] = {
    KubeconfigLogin.DEVICECODE: ("--environment", "--server-id", "--client-id", "--tenant-id"),
    KubeconfigLogin.SPN: ("--environment", "--server-id", "--tenant-id"),
    KubeconfigLogin.AZURECLI: ("--server-id",),
    KubeconfigLogin.WORKLOADIDENTITY: ("--server-id",),
    KubeconfigLogin.MSI: ("--server-id",),
}
"""What a mode takes of that of `devicecode`. The client there is that of a person's sign-in; the others have one of
their own, or learn it from the environment."""


def decoded(credentials: str) -> str:
    """The kubeconfig that AKS hands out in base64."""
    return base64.b64decode(credentials).decode()


def with_login(kubeconfig: str, login: KubeconfigLogin) -> str:
    """`kubeconfig` with kubelogin in another mode. One that does not call kubelogin stays as it is."""
    read = yaml.safe_load(kubeconfig)
    commands = list(_kubelogin_commands(read))
    if not commands:
        return kubeconfig
    for command in commands:
        command["args"] = ["get-token", "--login", login.value, *_kept(command.get("args", ()), KEPT[login])]
    rewritten: str = yaml.safe_dump(read, sort_keys=False)
    return rewritten


def _kubelogin_commands(kubeconfig: object) -> Iterator[dict[str, object]]:
    """Of each user that signs in by it."""
    users = kubeconfig.get("users") if isinstance(kubeconfig, dict) else None
    for user in users if isinstance(users, list) else ():
        match user:
            case {"user": {"exec": {"command": "kubelogin"} as command}}:
                yield command


def _kept(args: object, names: Sequence[str]) -> Iterator[str]:
    """The named flags, each with its value."""
    given = [str(each) for each in args] if isinstance(args, list) else []
    for name, value in pairwise(given):
        if name in names:
            yield from (name, value)
