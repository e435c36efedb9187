"""Triggers that KEDA's own tests deploy, as the checks take them."""

import json
from pathlib import Path

from pulumi_keda_functions.keda.model import GivenAuthentication, GivenTrigger
from pulumi_keda_functions.values import Setting


def known_good() -> list[tuple[str, GivenTrigger]]:
    """Each with a name for it: where it comes from."""
    written = json.loads(Path(__file__).with_suffix(".json").read_text())["triggers"]
    return [(f"{entry['type']} of {Path(entry['from']).name}", given(entry)) for entry in written]


def given(entry: dict[str, object]) -> GivenTrigger:
    metadata, parameters = entry["metadata"], entry.get("parameters", [])
    assert isinstance(metadata, dict)
    assert isinstance(parameters, list)
    identity, metric_type = entry.get("identity"), entry.get("metricType")
    return GivenTrigger(
        str(entry["type"]),
        {key: Setting(value["setting"]) if isinstance(value, dict) else value for key, value in metadata.items()},
        GivenAuthentication(
            frozenset(parameters), str(identity) if identity else None, complete=bool(entry.get("whole", True))
        ),
        str(metric_type) if metric_type else None,
    )
