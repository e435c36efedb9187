"""What is there of a real node after its end."""

import tempfile
from pathlib import Path

import psutil
import pytest

from tests.conftest import executables_or_skip
from tools import cgroups
from tools.cluster.processes import Processes
from tools.real_node import obstacle, temporary_real_node
from tools.real_node.namespace import first_process


def test_nothing_is_left_running_or_mounted_or_in_the_control_groups() -> None:
    if reason := obstacle(Path(tempfile.gettempdir())):
        pytest.skip(reason)
    with executables_or_skip(), temporary_real_node() as node:
        folder, layout = node.cluster.folder, node.layout
        first = first_process(folder)
        assert first is not None
        everything = psutil.Process(first).children(recursive=True)
        assert {"containerd", "kubelet", "kube-apiserver"} <= {each.name() for each in everything}
        assert list(cgroups.groups(layout.cgroup))
    assert not folder.exists()
    assert not Processes(folder).marked()
    assert not [each for each in everything if each.is_running()]
    assert not list(cgroups.groups(layout.cgroup))
    assert str(folder) not in Path("/proc/mounts").read_text()
