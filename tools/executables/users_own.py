"""What of the present environment is the user's own, and not what `make env` of this or another clone put there."""

import os
from pathlib import Path

from .folders import LOCAL_NAME, VIRTUAL_ENVIRONMENT


def users_path() -> str:
    """PATH without our links and the clone's virtual environment."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not is_ours(folder) and folder != str(VIRTUAL_ENVIRONMENT))


def users_variable(name: str) -> str | None:
    """An environment variable, unless it points into what we made."""
    value = os.environ.get(name)
    return None if value is None or is_ours(value) else value


def users_pulumi_home() -> Path:
    """Where the user's own engine keeps credentials and plugins."""
    return Path(users_variable("PULUMI_HOME") or Path.home() / ".pulumi")


def is_ours(path: str) -> bool:
    """Whether a path or file URL lies in the local folder of a clone."""
    return LOCAL_NAME in Path(path).parts
