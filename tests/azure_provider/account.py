"""What a test does with its own Azure: run programs in it, put things there, change them, read what happened."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.kubernetes_provider.property_values import Object

from . import VERSION
from .azure import Azure
from .cloud import Record, Resources
from .journal import Entry
from .settings import FOLDER_VARIABLE, SECONDS_VARIABLE, SUBSCRIPTION, Settings

CLONE = Path(__file__).parents[2]


class AzureAccount:
    """One empty subscription, in a folder."""

    def __init__(self, folder: Path, seconds: float = 0.05) -> None:
        """Each write takes `seconds`."""
        self._settings = Settings(folder, seconds)
        self._azure = Azure(self._settings)

    def variables(self) -> dict[str, str]:
        """For the environment of the engine, which hands it on to the plugin."""
        return {FOLDER_VARIABLE: str(self._settings.folder), SECONDS_VARIABLE: str(self._settings.seconds)}

    @property
    def executables(self) -> Path:
        """Folder for PATH: holds a `kubelogin` once a kubeconfig is handed out."""
        return self._settings.folder / "bin"

    def hand_out(self, kubeconfig: Path) -> None:
        """The credentials of every cluster lead to the cluster of this kubeconfig."""
        shutil.copy(kubeconfig, self._settings.kubeconfig)
        _write_script(self.executables / "kubelogin", "tests.azure_provider.kubelogin", str(kubeconfig))

    def exists(self, kind: str, /, **inputs: Any) -> Record:
        """Something that was there before the program, such as `exists("resources:ResourceGroup", …)`.

        Inputs are named as over the wire. Azure's rules hold here, too.
        """
        return Azure(Settings(self._settings.folder, 0)).create(f"azure-native:{kind}", inputs)

    def knows(self, principal: str, kind: str = "User") -> None:
        """A user or group of Entra, by object id."""
        with self._azure.cloud.changing() as resources:
            resources.known_principals[principal] = kind

    @contextmanager
    def drift(self, kind: str, name: str) -> Iterator[Object]:
        """The outputs of the one resource of this kind and name, to be changed behind the engine's back."""
        with self._azure.behind_the_engine(self.one(kind, name).id) as outputs:
            yield outputs

    def vanish(self, kind: str, name: str) -> None:
        """Somebody deletes a resource by hand, whatever the rules say."""
        self._azure.vanish(self.one(kind, name).id)

    def resources(self) -> Resources:
        """A copy of everything that exists."""
        return self._azure.cloud.read()

    def of(self, kind: str) -> list[Record]:
        """All resources of a kind, such as `network:Subnet`."""
        return self.resources().of(kind)

    def one(self, kind: str, name: str | None = None) -> Record:
        """The only resource of a kind, or the only one that has this name. Raises LookupError."""
        found = [record for record in self.of(kind) if name in (None, record.name)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} of {kind} {name or ''}: {[record.id for record in found]}")
        return found[0]

    def entries(self, operation: str | None = None) -> list[Entry]:
        """What was written since the account was opened, in the order in which it ended; refused attempts included."""
        return [entry for entry in self._azure.journal.entries() if operation in (None, entry.operation)]

    def journal(self, operation: str) -> list[str]:
        """Kind and name of what was created, updated or deleted, in order: `Subnet nodes`."""
        return [f"{entry.kind} {entry.name}" for entry in self.entries(operation) if not entry.refused]

    def is_before(self, operation: str, first: str, second: str) -> bool:
        """Whether the write of `first` had ended when that of `second` began; both as in `journal`."""
        entries = {f"{entry.kind} {entry.name}": entry for entry in self.entries(operation) if not entry.refused}
        return entries[first].ended <= entries[second].started

    @property
    def subscription(self) -> str:
        """`/subscriptions/…`, the scope of everything."""
        return f"/subscriptions/{SUBSCRIPTION}"


def install_provider(pulumi_home: Path) -> None:
    """The plugin where an engine with this home looks for it."""
    folder = pulumi_home / "plugins" / f"resource-azure-native-v{VERSION}"
    _write_script(folder / "pulumi-resource-azure-native", "tests.azure_provider")


def _write_script(script: Path, module: str, *arguments: str) -> None:
    """An executable that runs a module of this clone."""
    script.parent.mkdir(parents=True, exist_ok=True)
    words = shlex.join([sys.executable, "-m", module, *arguments])
    script.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(CLONE))} exec {words} "$@"\n')
    script.chmod(0o755)


def home_with_provider(folder: Path, usual_home: Path) -> Path:
    """A Pulumi home of a test's own: the plugins of the usual one, and this Azure in place of the vendor's plugin."""
    plugins = folder / "plugins"
    plugins.mkdir(parents=True)
    for installed in (usual_home / "plugins").glob("resource-*"):
        if installed.is_dir() and not installed.name.startswith("resource-azure-native-"):
            # A folder of its own: the engine takes no link for a plugin's folder.
            (plugins / installed.name).mkdir()
            for file in installed.iterdir():
                (plugins / installed.name / file.name).symlink_to(file)
    credentials = usual_home / "credentials.json"
    if credentials.exists():
        shutil.copy(credentials, folder / "credentials.json")
    install_provider(folder)
    return folder
