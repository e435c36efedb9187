"""The `cpu` and `memory` scalers, whose target is in percent of what the containers request, or an amount."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problems import Problem
from .model import Configuration

METRIC_TYPES = ("Utilization", "AverageValue")
QUANTITY = re.compile(r"[+]?(\d+(\.\d*)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?", re.ASCII)
"""An amount in Kubernetes: `500m`, `1.5Gi`."""


@dataclass(frozen=True)
class ResourceTarget:
    """A metric type that these scalers have, and a value that fits it."""

    def problems(self, configuration: Configuration, where: str) -> Iterator[Problem]:
        """What is wrong with them."""
        scaler, metric_type = configuration.scaler.type, configuration.trigger.metric_type
        if metric_type not in METRIC_TYPES:
            given = "has no metricType" if metric_type is None else f"has metricType {metric_type!r}"
            yield Problem(f"{where}.metricType", f"{scaler} {given}", "write Utilization or AverageValue")
            return
        text = configuration.text("value")
        if text is None:
            return
        if metric_type == "Utilization" and re.fullmatch(r"0*[1-9]\d{0,8}", text, re.ASCII) is None:
            remedy = "write percent of the request, such as 60"
            yield Problem(
                f"{where}.metadata.value", f"value of {scaler} is {text!r} with metricType Utilization", remedy
            )
        elif metric_type == "AverageValue" and QUANTITY.fullmatch(text) is None:
            remedy = "write an amount per replica, such as 500m or 200Mi"
            yield Problem(
                f"{where}.metadata.value", f"value of {scaler} is {text!r} with metricType AverageValue", remedy
            )
