"""The plugin host as the engine finds it: an executable called after the package."""

import shlex
import sys
from pathlib import Path

HOST = Path(__file__).parents[1] / "__main__.py"


def install_plugin(folder: Path) -> Path:
    """An executable in `folder` that runs the host of this clone."""
    executable = folder / "pulumi-resource-keda-functions"
    executable.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(HOST))} "$@"\n')
    executable.chmod(0o755)
    return executable
