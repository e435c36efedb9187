"""A Dockerfile that a project has, checked with the files that a build would be given."""

import os
from pathlib import Path

from ..images.context import files_in_context, ignore_lines
from ..images.dockerfile_check import problems_in_dockerfile
from ..images.ignore_rules import IgnoreRules
from ..problems import Problem
from ..projects import FunctionsProject


def checked_dockerfile(path: Path, project: FunctionsProject) -> tuple[Problem, ...]:
    """What is wrong with the Dockerfile at `path`, the project's folder being the context."""
    rules = IgnoreRules.of(ignore_lines(project.root, project.worker, is_built_inside=False))
    files = files_in_context(project.root, rules)
    text = path.read_text(encoding="utf-8", errors="replace")
    return problems_in_dockerfile(text, project, files, name=Path(os.path.relpath(path)).as_posix())
