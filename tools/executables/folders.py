"""Where things lie: in the clone what belongs to the clone, in the user's cache what is built once for all clones."""

import os
from pathlib import Path

CLONE = Path(__file__).parents[2]
GO_MODULES = CLONE / "tools" / "go"
NODE_PACKAGES = CLONE / "tools" / "node"
MAVEN_PROJECTS = CLONE / "tools" / "maven"

LOCAL_NAME = ".tools"
"""Name of the git-ignored folder of a clone; executables on PATH in a folder of this name are links of ours."""
LOCAL = CLONE / LOCAL_NAME
VIRTUAL_ENVIRONMENT = CLONE / ".venv" / "bin"
LINKS = LOCAL / "bin"
PULUMI_HOME = LOCAL / "pulumi-home"
STATE = LOCAL / "state"
PASSPHRASE = STATE / "passphrase"


def cache_folder() -> Path:
    """`$XDG_CACHE_HOME/pulumi-keda-functions`, or the same in `~/.cache`. Outlives the clone."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "pulumi-keda-functions"
