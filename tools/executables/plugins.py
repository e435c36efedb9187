"""Pulumi's kubernetes plugin: the vendor's own where it is, a stand-in where it is not and cannot be downloaded.

`make setup` builds an engine exactly where Pulumi is absent, and that engine downloads no plugin. A user's own engine
downloads what it lacks and is left to it.
"""

import shlex
import shutil
from importlib.metadata import version
from pathlib import Path

from .folders import CLONE, PULUMI_HOME, VIRTUAL_ENVIRONMENT
from .locate import is_users_own
from .users_own import users_path, users_pulumi_home

EXECUTABLE = "pulumi-resource-kubernetes"


def plugin_folder(pulumi_home: Path, package: str) -> Path:
    """Where the engine looks for the plugin of a package, in the version that the installed SDK asks for."""
    return pulumi_home / "plugins" / f"resource-{package}-v{version(f'pulumi-{package}')}"


def kubernetes_folder(pulumi_home: Path) -> Path:
    """Where the engine looks for the kubernetes plugin."""
    return plugin_folder(pulumi_home, "kubernetes")


def needs_stand_in() -> bool:
    """Whether the kubernetes plugin can be had by the stand-in only."""
    return not is_users_own("pulumi") and vendors_plugin() is None


def vendors_plugin() -> Path | None:
    """The vendor's plugin in the user's plugin folder or on PATH."""
    installed = kubernetes_folder(users_pulumi_home()) / EXECUTABLE
    if installed.exists():
        return installed
    on_path = shutil.which(EXECUTABLE, path=users_path())
    return Path(on_path) if on_path else None


def install_stand_in() -> None:
    """Puts the stand-in into the plugin folder of this clone, out of the way of the user's own."""
    folder = kubernetes_folder(PULUMI_HOME)
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / EXECUTABLE
    clone, python = shlex.quote(str(CLONE)), shlex.quote(str(VIRTUAL_ENVIRONMENT / "python"))
    script.write_text(f'#!/bin/sh\nPYTHONPATH={clone} exec {python} -m tools.kubernetes_provider "$@"\n')
    script.chmod(0o755)


def install_docker_build(executable: Path) -> None:
    """Links to the docker-build plugin that was built here, for an engine that downloads none."""
    link = plugin_folder(PULUMI_HOME, "docker-build") / executable.name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(executable.resolve())
