"""A running KEDA, as its operator's Deployment shows it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .version import OLDEST, version_of

NAME: Final = "keda-operator"
"""Of the Deployment, whoever installed it."""
VERSION_LABEL: Final = "app.kubernetes.io/version"


def version_of_operator(images: Sequence[str], labels: Mapping[str, str]) -> str:
    """Its version, without what a registry adds to it (`v2.17.2-1`): by an image's tag, or else by the chart's label.

    Raises ValueError where neither tells one.
    """
    tags = [image.partition("@")[0].rpartition(":")[2] for image in images]
    for text in (*tags, labels.get(VERSION_LABEL, "")):
        if found := re.match(r"v?(\d+\.\d+\.\d+)", text):
            return found[1]
    message = f"neither the tag of {', '.join(images)} nor the label {VERSION_LABEL} tells which KEDA that is"
    raise ValueError(message)


def sufficient(version: str, least: str) -> str:
    """`version`. Raises ValueError where it is older than `least`."""
    if (version_of(version) or OLDEST) < (version_of(least) or OLDEST):
        message = (
            f"KEDA {version} runs, and apps are written for {least}: upgrade KEDA, or give the older version here and "
            f"as keda_version of the apps, which then do without what came later"
        )
        raise ValueError(message)
    return version
