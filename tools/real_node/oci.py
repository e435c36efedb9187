"""Images as files, written without a container engine: layers that are plain archives, and what describes them.

https://github.com/opencontainers/image-spec
"""

import hashlib
import json
import platform
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIGURATION = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar"
COMPILED = "__pycache__"
"""What a Python has compiled that may be another than that of the image."""
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True)
class Layer:
    """An archive of files."""

    path: Path
    digest: str
    size: int

    @classmethod
    def of(cls, path: Path) -> "Layer":
        """The archive at `path`."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return cls(path, f"sha256:{digest}", path.stat().st_size)


@dataclass(frozen=True)
class Image:
    """Layers, and how a container of them is started."""

    layers: tuple[Layer, ...]
    entrypoint: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    working_directory: str = "/"

    @property
    def configuration(self) -> bytes:
        """The same for the same image, so that its digest tells whether anything changed."""
        return encoded(
            {
                "architecture": ARCHITECTURES.get(platform.machine(), platform.machine()),
                "os": "linux",
                "config": {
                    "Entrypoint": list(self.entrypoint),
                    "Env": [f"{name}={value}" for name, value in self.environment.items()],
                    "WorkingDir": self.working_directory,
                },
                "rootfs": {"type": "layers", "diff_ids": [layer.digest for layer in self.layers]},
            }
        )

    @property
    def manifest(self) -> bytes:
        """What a registry keeps under the image's digest."""
        configuration = self.configuration
        return encoded(
            {
                "schemaVersion": 2,
                "mediaType": MANIFEST,
                "config": {"mediaType": CONFIGURATION, "digest": digest(configuration), "size": len(configuration)},
                "layers": [{"mediaType": LAYER, "digest": each.digest, "size": each.size} for each in self.layers],
            }
        )


def write_layer(path: Path, contents: Mapping[str, Path], left_out: str | None = COMPILED) -> Layer:
    """An archive of files and folders by the place that each has in the image, without owners and times, and without
    folders of the name `left_out`."""

    def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        if entry.isdir() and PurePosixPath(entry.name).name == left_out:
            return None
        entry.uid = entry.gid = entry.mtime = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        for place, source in sorted(contents.items()):
            archive.add(source, place.strip("/") or ".", filter=anonymous)
    return Layer.of(path)


def encoded(content: object) -> bytes:
    """JSON in the one form that digests are made of here."""
    return json.dumps(content, separators=(",", ":"), sort_keys=True).encode()


def digest(content: bytes) -> str:
    """As registries name it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
