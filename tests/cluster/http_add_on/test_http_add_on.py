"""The HTTP add-on listens on all interfaces, so it is tried where loopback is the only one."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cluster.http_add_on.add_on import EXECUTABLES, LOCAL_HOSTS, MODULE
from tests.conftest import executables_or_skip
from tools.executables import find
from tools.executables.folders import CLONE
from tools.executables.locate import module_folder

ISOLATED = ("unshare", "--map-root-user", "--net", "--mount", "--kill-child", "sh", "-euc")
"""A shell in a network and with mounts of its own, by whomever it is asked for."""
SWITCHES = {
    "kernel.apparmor_restrict_unprivileged_userns": "1",
    "kernel.unprivileged_userns_clone": "0",
    "user.max_user_namespaces": "0",
}
"""Settings of the kernel that forbid it to users, and the value that does. Elsewhere, as in most containers, nothing
that a run could ask for would help."""
PREPARED = 'ip link set lo up; mount --bind "$0" /etc/hosts; exec "$@"'


def test_http_functions_and_queues_scale_from_zero_through_the_add_on(tmp_path: Path) -> None:
    with executables_or_skip():
        for name in EXECUTABLES:
            find(name)
        module_folder("http-add-on", MODULE)  # while there is a network to download it from
    hosts = tmp_path / "hosts"
    hosts.write_text(f"127.0.0.1 localhost {LOCAL_HOSTS}\n::1 localhost\n")
    if (tried := in_isolation(hosts, ["true"])).returncode:
        switches = [name for name, forbids in SWITCHES.items() if read(name) == forbids]
        needed = f"needs Linux that gives a process a network of its own: {tried.stderr}"
        if "CI" in os.environ and switches:
            pytest.fail(f"{needed}here sysctl {', '.join(switches)} forbids it, and may be set to allow it")
        pytest.skip(needed)
    tests = Path(__file__).with_name("isolated.py")
    result = in_isolation(hosts, [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tests)])
    assert result.returncode == 0, result.stdout


def read(switch: str) -> str:
    """The value of a setting of the kernel; nothing where it has none of that name."""
    path = Path("/proc/sys", *switch.split("."))
    return path.read_text().strip() if path.is_file() else ""


def in_isolation(hosts: Path, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    """What `command` does where it has loopback alone, and knows the names in the file `hosts`."""
    try:
        return subprocess.run(
            [*ISOLATED, PREPARED, str(hosts), *command], cwd=CLONE, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as missing:
        return subprocess.CompletedProcess(command, 1, "", str(missing))
