"""What a registry is told, and who may use it (https://distribution.github.io/distribution/about/configuration/)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Account:
    """Who may push and pull. No secret: the registry listens on loopback and holds nothing of worth."""

    username: str
    password: str
    line: str
    """What the registry knows of it, by `htpasswd -nbB`."""


PUSHER = Account("pusher", "pusher-password", "pusher:$2b$04$dFSPTz48.FlZHsD.8puHN.R8m/gnKvD6OF3jHwt3U6/KguXq5vELm")
PULLER = Account("puller", "puller-password", "puller:$2b$04$KzCY7auxow6xeFF.c7rY2OjZS9iYf2kXlmavNKg0Y7kNOl4ipfKPi")


def settings_file(folder: Path) -> Path:
    """Where they lie."""
    return folder / "registry.json"


def write_settings(folder: Path, images: Path, http: Mapping[str, object], accounts: Sequence[Account]) -> None:
    """For a registry that keeps its images in `images`, and deletes what it is asked to; open without accounts."""
    settings: dict[str, object] = {
        "version": "0.1",
        "log": {"level": "warn"},
        "storage": {"filesystem": {"rootdirectory": str(images)}, "delete": {"enabled": True}},
        "http": http,
    }
    if accounts:
        known = folder / "accounts"
        known.write_text("".join(f"{account.line}\n" for account in accounts))
        settings["auth"] = {"htpasswd": {"realm": "local", "path": str(known)}}
    settings_file(folder).write_text(json.dumps(settings, indent=2))
