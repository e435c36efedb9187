"""A Dockerfile that a project has, checked with the files that a build would be given."""

import os
from pathlib import Path

from ..images.build_files import Dockerfile, ignored
from ..images.context import files_in_context
from ..images.dockerfile_check import problems_in_dockerfile
from ..images.ignore_rules import IgnoreRules
from ..problems import Problem
from ..projects import FunctionsProject
from ..projects.host_json import problems_in_host_json


def checked_dockerfile(path: Path, project: FunctionsProject) -> tuple[Problem, ...]:
    """What is wrong with the Dockerfile at `path`, the project's folder being the context."""
    if not project.root.is_dir():
        return tuple(project.problems)
    text = path.read_text(encoding="utf-8", errors="replace")
    rules = IgnoreRules.of(ignored(Dockerfile(text, path), project, project.root))
    files = files_in_context(project.root, rules)
    found = problems_in_dockerfile(text, project, files, name=Path(os.path.relpath(path)).as_posix())
    return (*problems_in_host_json(project), *found)
