"""A registry on loopback: open, or with an account and TLS (https://distribution.github.io/distribution/)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from ..brokers.free_ports import free_ports
from ..brokers.lifetime import running
from ..cluster.pki import pem, sign
from ..cluster.processes import Program
from .buildkit import answers
from .registry_settings import PUSHER, settings_file, write_settings


@dataclass(frozen=True)
class Registry:
    """A running registry."""

    folder: Path
    port: int

    @property
    def address(self) -> str:
        """The first part of its images' names."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"{'https' if self.authority.exists() else 'http'}://{self.address}/v2"

    @property
    def authority(self) -> Path:
        """Certificate of the authority that vouches for it, where it speaks TLS."""
        return self.folder / "ca.crt"


@contextmanager
def running_registry(folder: Path, *, has_account: bool = False, has_tls: bool = False) -> Iterator[Registry]:
    """A registry that keeps its images in `folder`, and deletes what it is asked to."""
    (port,) = free_ports(1)
    registry = Registry(folder, port)
    http: dict[str, object] = {"addr": registry.address}
    if has_tls:
        write_certificates(registry)
        http["tls"] = {"certificate": str(folder / "tls.crt"), "key": str(folder / "tls.key")}
    write_settings(folder, folder / "images", http, [PUSHER] if has_account else [])
    with running(folder, server(registry)):
        yield registry


def server(registry: Registry) -> Program:
    """Ready when it listens."""
    return Program(
        name="docker-registry",
        arguments=("serve", str(settings_file(registry.folder))),
        ports=(registry.port,),
        is_ready=lambda: answers(registry.port),
    )


def write_certificates(registry: Registry) -> None:
    """An authority of its own, and what it signed."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = sign("local-registry-ca", (), authority.public_key(), None, authority)
    usages = (ExtendedKeyUsageOID.SERVER_AUTH,)
    own = sign("local-registry", (), key.public_key(), root, authority, usages, ("localhost",))
    registry.authority.write_bytes(root.public_bytes(Encoding.PEM))
    (registry.folder / "tls.crt").write_bytes(own.public_bytes(Encoding.PEM))
    (registry.folder / "tls.key").write_bytes(pem(key))
