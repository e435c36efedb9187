"""A Pulumi program in a folder of its own, run as a person types it."""

import os
import subprocess
from pathlib import Path

from tests.engine.conftest import PASSPHRASE

PROJECT = """
name: typed
runtime:
  name: python
  options:
    toolchain: pip
"""


class ProgramFolder:
    """A program beside the Functions project `app`, and its stack."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder / "program"
        self.app = self.folder / "app"
        self.app.mkdir(parents=True)
        (folder / "state").mkdir()
        (self.folder / "Pulumi.yaml").write_text(PROJECT)
        own = {"PULUMI_BACKEND_URL": (folder / "state").as_uri(), "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE}
        self.environment = os.environ | variables | own

    def write(self, program: str, source: str, host: str = '{"version": "2.0"}') -> None:
        """The program, and the Functions project's code and host.json."""
        (self.folder / "__main__.py").write_text(program)
        (self.app / "function_app.py").write_text(source)
        (self.app / "host.json").write_text(host)

    def start(self, *arguments: str, **variables: str) -> subprocess.Popen[str]:
        """`pulumi` with its output in a pipe."""
        return subprocess.Popen(
            ["pulumi", *arguments, "--color", "never", "--non-interactive"],
            cwd=self.folder,
            env=self.environment | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def pulumi(self, *arguments: str, **variables: str) -> tuple[int, str]:
        """Exit status and all that `pulumi` prints."""
        process = self.start(*arguments, **variables)
        told, _ = process.communicate()
        return process.returncode, told
