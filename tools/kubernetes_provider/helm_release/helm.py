"""The `helm` executable: its commands, for one cluster, and what it answers."""

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from ..errors import ProviderError
from ..objects import text
from ..property_values import Object

PATIENCE: Final = 0.2
"""Seconds between two looks whether the engine wants to end."""
MISSING: Final = "release: not found"
INTERRUPTIBLE: Final = ("install", "upgrade")
"""What Helm can end halfway. Half an uninstallation is none."""
RUNNING: Final[set[subprocess.Popen[str]]] = set()
"""What must not outlive this process."""


@dataclass
class HelmError(ProviderError):
    """Helm failed, in its own words."""

    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Installed:
    """A release as Helm remembers it."""

    name: str
    namespace: str
    revision: int
    status: str
    """`deployed`, `failed`, `pending-install` and so on."""
    chart: str
    version: str
    app_version: str
    values: Object
    manifest: str


@dataclass(frozen=True)
class Helm:
    """Commands against one cluster."""

    kubeconfig: Object
    variables: Mapping[str, str]
    cancelled: threading.Event

    def run(self, *arguments: str, values: Object | None = None) -> str:
        """What Helm prints. Raises HelmError with its complaint.

        An engine that is interrupted has Helm end as an interrupt of its own would: what can be taken back is.
        """
        executable = shutil.which("helm")
        if executable is None:
            raise HelmError("`helm` is not on PATH: install it, or Pulumi's own kubernetes plugin, which has it inside")
        with tempfile.NamedTemporaryFile("w", suffix=".kubeconfig") as file:  # readable for this user alone
            json.dump(self.kubeconfig, file)
            file.flush()
            process = subprocess.Popen(
                [executable, *arguments, *(() if values is None else ("--values", "-"))],
                env={**os.environ, **self.variables, "KUBECONFIG": file.name},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            RUNNING.add(process)
            sent = None if values is None else json.dumps(values)
            answer, complaint = self._communicate(process, sent, is_interruptible=arguments[0] in INTERRUPTIBLE)
            RUNNING.discard(process)
        if process.returncode != 0:
            raise HelmError(_told(complaint) or f"helm {arguments[0]} ended with status {process.returncode}")
        return answer

    def chart_version(self, *location: str) -> str:
        """The version of a chart, by its own word."""
        chart = yaml.safe_load(self.run("show", "chart", *location))
        return text(chart, "version")

    def status(self, name: str, namespace: str) -> Installed | None:
        """The newest revision of a release; None where there is no release of that name."""
        try:
            told = json.loads(self.run("status", name, "--namespace", namespace, "--output", "json"))
            chart = json.loads(self.run("get", "metadata", name, "--namespace", namespace, "--output", "json"))
        except HelmError as error:
            if MISSING in error.message:
                return None
            raise
        return Installed(
            name=name,
            namespace=namespace,
            revision=int(told["version"]),
            status=text(told, "info", "status"),
            chart=text(chart, "chart"),
            version=text(chart, "version"),
            app_version=text(chart, "appVersion"),
            values=told.get("config") or {},
            manifest=text(told, "manifest"),
        )

    def _communicate(
        self, process: subprocess.Popen[str], sent: str | None, *, is_interruptible: bool
    ) -> tuple[str, str]:
        is_ending = False
        while True:
            try:
                return process.communicate(sent, timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                sent = None  # what was sent once is not sent again
                if self.cancelled.is_set() and not is_ending and is_interruptible:
                    process.terminate()
                    is_ending = True


def end_all() -> None:
    """At once, as Helm's library ends with the process that uses it."""
    for process in RUNNING.copy():
        process.kill()


def documents(manifest: str) -> Iterable[Object]:
    """The objects of a manifest."""
    parsed: Iterable[Any] = yaml.load_all(manifest, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return (document for document in parsed if isinstance(document, dict) and document.get("kind"))


def _told(complaint: str) -> str:
    """Without the warnings above it, and without the word that every error has anyway."""
    _, _, error = complaint.rpartition("Error: ")
    return error.strip()
