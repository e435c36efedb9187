"""BuildKit's daemon, as a builder that buildx finds by a name: https://github.com/moby/buildkit.

It runs the steps of a Dockerfile in containers, which takes root.
"""

import json
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import cgroups
from ..brokers.free_ports import free_ports
from ..brokers.lifetime import running
from ..cluster.processes import Program
from ..executables import find

NAME = "local"
"""By which a program chooses this builder."""


@dataclass(frozen=True)
class KnownRegistry:
    """How the daemon reaches a registry."""

    address: str
    """Host and port."""
    authority: Path | None = None
    """Certificate of the authority that vouches for it."""
    has_tls: bool = False
    """Whether it speaks TLS where no authority is given; nobody is trusted then."""
    mirrored: Sequence[str] = ()
    """Hosts whose images are looked for here first."""

    @property
    def settings(self) -> dict[str, object]:
        """As buildkitd.toml has it. Loopback is taken for one without TLS unless it is told otherwise."""
        trusted = {"ca": [str(self.authority)]} if self.authority else {}
        return {"http": not (self.authority or self.has_tls), **trusted}


@dataclass(frozen=True)
class BuildKit:
    """A running daemon."""

    folder: Path
    port: int

    @property
    def docker_config(self) -> Path:
        """For `$DOCKER_CONFIG`: the folder in which buildx finds the builder, and no account."""
        return self.folder / "docker"


@contextmanager
def running_buildkit(folder: Path, registries: Sequence[KnownRegistry] = ()) -> Iterator[BuildKit]:
    """A daemon that keeps its files in `folder`."""
    (port,) = free_ports(1)
    (folder / "buildkitd.toml").write_text(configuration(registries, folder.name))
    builder = BuildKit(folder, port)
    write_instance(builder)
    try:
        with running(folder, daemon(folder, port)):
            yield builder
    finally:
        cgroups.remove(folder.name)


def daemon(folder: Path, port: int) -> Program:
    """The daemon. Containers share the machine's network, which needs no set-up."""
    return Program(
        name="buildkitd",
        arguments=(
            *("--addr", f"tcp://127.0.0.1:{port}"),
            *("--config", str(folder / "buildkitd.toml")),
            *("--root", str(folder / "buildkit")),
            "--oci-worker=true",
            "--containerd-worker=false",
            # Overlays, or copies where the file system cannot be a layer of one.
            "--oci-worker-snapshotter=auto",
            *("--oci-worker-net", "host"),
            *("--oci-worker-binary", str(find("runc"))),
        ),
        ports=(port,),
        is_ready=lambda: answers(port),
        environment={"PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"},
    )


def write_instance(builder: BuildKit) -> None:
    """What `docker buildx create --driver remote` would write."""
    node = {"Name": f"{NAME}0", "Endpoint": f"tcp://127.0.0.1:{builder.port}", "Platforms": None}
    node |= {"DriverOpts": None, "Flags": None, "Files": None}
    instance = {"Name": NAME, "Driver": "remote", "Nodes": [node], "Dynamic": False}
    folder = builder.docker_config / "buildx" / "instances"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(json.dumps(instance))


def configuration(registries: Sequence[KnownRegistry], cgroup: str) -> str:
    """buildkitd.toml, with the control group of all containers. JSON's strings, lists and truths are TOML's, too."""
    sections: dict[str, dict[str, object]] = {"worker.oci": {"defaultCgroupParent": f"/{cgroup}"}}
    sections |= {f'registry."{each.address}"': each.settings for each in registries}
    for each in registries:
        sections |= {f'registry."{host}"': {"mirrors": [each.address]} for host in each.mirrored}
    return "\n".join(
        line
        for section, settings in sections.items()
        for line in (f"[{section}]", *(f"{name} = {json.dumps(value)}" for name, value in settings.items()))
    )


def answers(port: int) -> bool:
    """Whether something listens."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
