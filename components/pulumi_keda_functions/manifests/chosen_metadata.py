"""Labels and annotations that a user adds to the app's own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from ..kubernetes_names import LABEL_KEYS, LABEL_VALUES, is_label_key, is_label_value
from ..problems import Problem
from . import labels
from .choices import Choice
from .model import Body, Manifest
from .options import AppOptions

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
            if not is_label_key(key):
                yield Problem(where, "Kubernetes takes no such key", LABEL_KEYS)
            elif argument.endswith("labels") and key in OWN:
                yield Problem(where, "the app sets this label itself", "use another key")
            elif argument.endswith("labels") and not is_label_value(value):
                message = f"{value!r} cannot be a label's value"
                yield Problem(where, message, f"{LABEL_VALUES}, or make it an annotation")
