"""Package managers and compilers as Debian has them, under the names of the images that Dockerfiles begin with."""

import ssl
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from tools.image_builder.registry import Registry
from tools.real_node import debian_root, python_root
from tools.real_node.oci import Image, Layer, write_layer
from tools.real_node.push import push

AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
AUTHORITIES_OF_JAVA = "/etc/ssl/certs/java/cacerts"
JAVA_HOME = "/usr/lib/jvm/java-17-openjdk-amd64"
PATH = "/usr/local/bin:/usr/bin:/bin"
ENVIRONMENT = {
    "HOME": "/root",
    "SSL_CERT_FILE": AUTHORITIES,
    "PIP_CERT": AUTHORITIES,
    "NODE_EXTRA_CA_CERTS": AUTHORITIES,
}


@dataclass(frozen=True)
class DebianToolchain:
    """What stands for an image that has a toolchain."""

    repository: str
    tag: str
    packages: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def layer(self) -> Layer:
        """From the cache, or unpacked now."""
        packages = ("base-files", "coreutils", "dash", "libc-bin", "sed", "findutils", *self.packages)
        return debian_root.layer(f"{self.packages[0]}-root", packages, Console(quiet=True))


NODE = DebianToolchain("azure-functions/node", "4-node18", ("npm", "nodejs"))
MAVEN = DebianToolchain(
    "library/maven",
    "3.9-eclipse-temurin-17",
    ("maven", "openjdk-17-jdk-headless"),
    # What an installation would link to from a folder that is on the path already.
    {"JAVA_HOME": JAVA_HOME, "PATH": f"{JAVA_HOME}/bin:/usr/share/maven/bin:{PATH}"},
)
GO = DebianToolchain("library/golang", "1.19", ("golang-go",))
RUST = DebianToolchain(
    "library/rust", "1-bookworm", ("cargo",), {"CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER": "gcc"}
)


class DebianPython(DebianToolchain):
    """With pip made fit for an image, as on a real node."""

    @property
    def layer(self) -> Layer:
        return python_root.layer(Console(quiet=True))


PYTHON = DebianPython("azure-functions/python", "4-python3.11", ())


def provide(toolchain: DebianToolchain, registry: Registry) -> None:
    """Pushes the image. What it installs comes from where the machine's own package managers get it: their authorities
    are trusted."""
    with tempfile.TemporaryDirectory() as folder:
        users = Path(folder) / "passwd"
        users.write_text("root:x:0:0:root:/root:/bin/sh\n")
        trusted = ssl.get_default_verify_paths().cafile
        places = {AUTHORITIES: Path(trusted or AUTHORITIES), AUTHORITIES_OF_JAVA: Path(AUTHORITIES_OF_JAVA)}
        known = {place: path for place, path in places.items() if path.exists()}
        machine = write_layer(Path(folder) / "machine.tar", {"/etc/passwd": users, **known})
        environment = {"PATH": PATH, **ENVIRONMENT, **toolchain.environment}
        image = Image((toolchain.layer, machine), ("sh",), environment)
        push(registry.address, toolchain.repository, toolchain.tag, image)
