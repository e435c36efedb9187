"""Gets the pinned Java programs with all that they depend on."""

from pathlib import Path

from rich.console import Console

from . import steps
from .folders import MAVEN_PROJECTS
from .launchers import from_maven, write
from .pins import MavenPackages
from .progress import counting

DOWNLOADED = "Downloaded from "


def install(packages: MavenPackages, target: Path, log: Path, console: Console) -> None:
    """Copies the jars into `target`/jars and writes the launchers. Maven's own cache makes a second time short."""
    jars = f"-DoutputDirectory={target / 'jars'}"
    command = ("mvn", "--batch-mode", "dependency:copy-dependencies", "-DincludeScope=runtime", jars)
    with counting(console, f"{packages.name}: downloading jars") as downloaded:

        def is_progress(line: str) -> bool:
            if DOWNLOADED in line:
                downloaded.advance()
            return line.startswith("[INFO]")

        steps.run(f"{packages.name}: mvn", command, MAVEN_PROJECTS / packages.name, log, is_progress)
    write(target / "bin", from_maven(packages))
