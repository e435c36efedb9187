"""What a folder holds of a rendered app: one file for each object, byte for byte the same for the same app."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..manifests import Plain
from .yaml_text import as_yaml

KUSTOMIZATION = "kustomization.yaml"


@dataclass(frozen=True)
class RenderedFile:
    """One file."""

    content: bytes
    is_secret: bool = False
    """Whether it holds values that only their owner should read."""


@dataclass(frozen=True)
class RenderedFolder:
    """All files of an app."""

    app_name: str
    files: Mapping[str, RenderedFile]

    def rendered_before(self, folder: Path) -> frozenset[str]:
        """Names of the files in `folder` that a render of the app has made."""
        return frozenset(path.name for path in folder.glob("*.yaml") if _begins_with(path, mark(self.app_name)))


def rendered_folder(app_name: str, objects: Mapping[str, Plain], *, kustomization: bool) -> RenderedFolder:
    """Files numbered in the order in which the objects can be applied; and one that lists them, where wanted."""
    documents = {f"{index:02}-{role}.yaml": document for index, (role, document) in enumerate(objects.items(), 1)}
    if kustomization:
        documents[KUSTOMIZATION] = _listing(list(documents))
    return RenderedFolder(app_name, {name: _file(app_name, document) for name, document in documents.items()})


def mark(app_name: str) -> bytes:
    """What each of an app's files begins with."""
    return f"# Made by `keda-functions render` for {app_name}; the next render overwrites it.\n".encode()


def _listing(names: Iterable[str]) -> Plain:
    # https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
    return {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization", "resources": list(names)}


def _file(app_name: str, document: Plain) -> RenderedFile:
    is_secret = isinstance(document, dict) and document["kind"] == "Secret"
    return RenderedFile(mark(app_name) + as_yaml([document]).encode(), is_secret)


def _begins_with(path: Path, start: bytes) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(len(start)) == start
