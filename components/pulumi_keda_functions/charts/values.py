"""Values of a chart, laid one over the other."""

from collections.abc import Mapping
from typing import TypeAlias

Values: TypeAlias = dict[str, object]
"""As in values.yaml. Leaves may be Outputs, which nothing here looks into."""


def merged(below: Mapping[str, object], above: Mapping[str, object]) -> Values:
    """`above` laid over `below` as Helm does it: mappings are merged, anything else is replaced."""
    together: Values = {**below}
    for key, value in above.items():
        before = together.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            together[key] = merged(before, value)
        else:
            together[key] = value
    return together


def at(path: str, value: object) -> Values:
    """`{"operator": {"replicaCount": 2}}` for `operator.replicaCount` and 2."""
    first, _, rest = path.partition(".")
    return {first: at(rest, value) if rest else value}


def value_at(values: Mapping[str, object], path: str) -> object:
    """What lies at `operator.name`; None where there is nothing."""
    found: object = values
    for key in path.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found
