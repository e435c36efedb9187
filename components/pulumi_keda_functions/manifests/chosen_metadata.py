"""Labels and annotations that a user adds to the app's own.

https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from ..problems import Problem
from . import labels
from .choices import Choice
from .model import Body, Manifest
from .options import AppOptions

_NAME = r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"
_KEY = re.compile(rf"(?=[^/]{{1,253}}/|[^/]*$)([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?{_NAME}", re.ASCII)
_VALUE = re.compile(rf"({_NAME})?", re.ASCII)
OWN = (labels.NAME, labels.COMPONENT, labels.MANAGED_BY)
"""Labels that find the pods, or that tell whose the objects are."""


def with_chosen_metadata(manifest: Manifest, options: AppOptions) -> Manifest:
    """`manifest` with the labels and annotations that all objects of the app carry."""
    about = cast("Body", manifest.body["metadata"])
    arguments = options.arguments
    chosen = {"labels": arguments.get("labels", {}), "annotations": arguments.get("annotations", {})}
    added = {name: {**given, **cast("Body", about.get(name, {}))} for name, given in chosen.items() if given}
    if not added:
        return manifest
    return replace(manifest, body={**manifest.body, "metadata": {**about, **added}})


def problems_in_metadata(choice: Choice) -> Iterator[Problem]:
    """Keys and values that Kubernetes would refuse, and labels that are the app's own."""
    for argument in ("labels", "annotations", "pod_labels", "pod_annotations"):
        given = choice.given.get(argument)
        for key, value in given.items() if isinstance(given, Mapping) else ():
            where = f"{choice.where}{argument}[{key!r}]"
            if not _KEY.fullmatch(key):
                remedy = "write name or domain/name, the name up to 63 letters, digits, '-', '_' and '.'"
                yield Problem(where, "Kubernetes takes no such key", remedy)
            elif argument.endswith("labels") and key in OWN:
                yield Problem(where, "the app sets this label itself", "use another key")
            elif argument.endswith("labels") and not _VALUE.fullmatch(value):
                remedy = "write up to 63 letters, digits, '-', '_' and '.', or make it an annotation"
                yield Problem(where, f"{value!r} cannot be a label's value", remedy)
