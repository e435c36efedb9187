"""The environment in which the executables work together, here and in a person's shell.

Where Pulumi's own tools are installed, only PATH changes. Where `make setup` had to build the engine, that engine asks
for no update and no download; and where its kubernetes plugin is the stand-in, it looks for plugins in the clone.
Who is logged in to no backend gets one in the clone.
"""

import json
import os
import secrets
import shlex
from pathlib import Path

from .folders import LINKS, PASSPHRASE, PULUMI_HOME, STATE, VIRTUAL_ENVIRONMENT
from .locate import find, is_users_own
from .plugins import needs_stand_in
from .users_own import users_path, users_pulumi_home, users_variable


def environment() -> dict[str, str]:
    """Variables to set on top of the present ones. Raises MissingExecutableError before `make setup`."""
    find("pulumi")
    variables = {"PATH": os.pathsep.join([str(LINKS), str(VIRTUAL_ENVIRONMENT), users_path()])}
    if not is_users_own("pulumi"):
        variables |= {"PULUMI_SKIP_UPDATE_CHECK": "true", "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true"}
    if needs_stand_in():
        variables["PULUMI_HOME"] = str(PULUMI_HOME)
        return variables | backend(PULUMI_HOME)
    return variables | backend(users_pulumi_home())


def backend(pulumi_home: Path) -> dict[str, str]:
    """A backend in the clone for who has none. The passphrase is in a file, so that no command prints it."""
    if users_variable("PULUMI_BACKEND_URL") or users_variable("PULUMI_ACCESS_TOKEN") or is_logged_in(pulumi_home):
        return {}
    variables = {"PULUMI_BACKEND_URL": STATE.as_uri()}
    if "PULUMI_CONFIG_PASSPHRASE" in os.environ or users_variable("PULUMI_CONFIG_PASSPHRASE_FILE"):
        return variables
    return variables | {"PULUMI_CONFIG_PASSPHRASE_FILE": str(PASSPHRASE)}


def is_logged_in(pulumi_home: Path) -> bool:
    """Whether `pulumi login` has named a backend."""
    credentials = pulumi_home / "credentials.json"
    return credentials.exists() and bool(json.loads(credentials.read_text()).get("current"))


def make_backend() -> None:
    """The folder of the clone's own backend and its passphrase; what is there stays."""
    STATE.mkdir(parents=True, exist_ok=True)
    if not PASSPHRASE.exists():
        PASSPHRASE.touch(mode=0o600)
        PASSPHRASE.write_text(secrets.token_urlsafe())


def exports() -> str:
    """`environment` as shell commands, for `eval`."""
    return "\n".join(f"export {name}={shlex.quote(value)}" for name, value in environment().items())
