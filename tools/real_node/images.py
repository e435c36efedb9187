"""The images of a real node that are not built: the one that holds a pod, and bases by the names of Microsoft's."""

from dataclasses import dataclass
from pathlib import Path

from .layout import NodeLayout
from .oci import Image, Layer, write_layer
from .push import push

HOST = Path(__file__).parent / "functions_host"
HOST_PLACE = "/azure-functions-host"
SCRIPT_ROOT = "/home/site/wwwroot"
ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/home",
    "PYTHONPATH": HOST_PLACE,
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUNBUFFERED": "1",
    "AzureWebJobsScriptRoot": SCRIPT_ROOT,
}
"""As in Microsoft's own base images, where it means anything."""


@dataclass(frozen=True)
class Images:
    """What can be pushed to the registry of one node."""

    layout: NodeLayout
    root: Layer
    """The root file system of all of them, with Python and its libraries."""

    @property
    def base(self) -> Image:
        """Python, its libraries and the stand-in for the Functions host: what Microsoft's base image is here."""
        place = f"{HOST_PLACE}/{HOST.name}"
        host = write_layer(self.layout.folder / "host.tar", {place: HOST})
        return Image((self.root, host), ("tini", "--", "python3", "-m", HOST.name), ENVIRONMENT)

    def push_pause(self) -> None:
        """What holds the namespaces of each pod."""
        push(self.layout.registry, "pause", "1", Image((self.root,), ("sleep", "infinity"), ENVIRONMENT))

    def push_base(self, name: str, tag: str) -> str:
        """The base, by a name and tag that a Dockerfile's FROM line has behind the registry's."""
        return push(self.layout.registry, name, tag, self.base)
