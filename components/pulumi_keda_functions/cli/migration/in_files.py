"""The old app's objects out of YAML, which `func kubernetes deploy --dry-run` and `kubectl get --output=yaml` print."""

from collections.abc import Iterable
from pathlib import Path

from ...problems import InvalidInputError, Problem
from .kubernetes_objects import KubernetesObjects


def read_objects(files: Iterable[Path], namespace: str | None) -> KubernetesObjects:
    """The objects of one namespace in all `files`. Raises InvalidInputError with what cannot be read."""
    import yaml  # few runs read such files

    documents: list[object] = []
    problems: list[Problem] = []
    for file in files:
        try:
            documents += yaml.safe_load_all(file.read_bytes())
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
            # Neither the error's text nor its context, since both may quote a Secret.
            mark = getattr(error, "problem_mark", None)
            where = file.as_posix() if mark is None else f"{file.as_posix()}:{mark.line + 1}"
            problems.append(Problem(where, "it is not YAML", "mend it"))
    if problems:
        raise InvalidInputError("the old app", problems)
    return KubernetesObjects.of(documents, namespace)
