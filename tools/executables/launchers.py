"""Scripts that start a program where it was unpacked and not where its packager meant it to be."""

import sysconfig
from collections.abc import Mapping
from pathlib import Path

from .pins import DebianPackages, MavenPackages

FOLDER = 'here=$(readlink -f "$0"); here=${here%/bin/*}'
"""The build's own folder, also through a link to the script."""


def from_debian(packages: DebianPackages) -> dict[str, str]:
    """By name of the executable: finds libraries in the build and what else the packages want to know."""
    multiarch = sysconfig.get_config_var("MULTIARCH")
    libraries = f"$root/usr/lib/{multiarch}:$root/lib/{multiarch}"
    exports = [f'export {name}="{value}"' for name, value in packages.environment.items()]
    lines = ["#!/bin/sh", FOLDER, 'root="$here/root"', f'export LD_LIBRARY_PATH="{libraries}"', *exports]
    return {name: "\n".join([*lines, f'exec "$root"/{path} "$@"', ""]) for name, path in packages.executables.items()}


def from_maven(packages: MavenPackages) -> dict[str, str]:
    """By name of the executable: runs a class on `$JAVA`, or the `java` on PATH."""
    lines = ["#!/bin/sh", FOLDER]
    return {
        name: "\n".join([*lines, f'exec "${{JAVA:-java}}" -cp "$here/jars/*" {main_class} "$@"', ""])
        for name, main_class in packages.main_classes.items()
    }


def write(folder: Path, launchers: Mapping[str, str]) -> None:
    """Writes them into `folder`, which is made, by name."""
    folder.mkdir()
    for name, script in launchers.items():
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
