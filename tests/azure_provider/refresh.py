"""The inputs that a refresh notes: the program's own, changed where Azure's answer changed since the last one.

Azure fills in what a program left open, so its answer cannot be taken for the inputs; the plugin compares two answers
and carries the difference over. Anything that appears in an answer later, for instance the pools of a cluster that are
resources of their own, therefore ends up in the inputs and shows as a change of the next run.
"""

from typing import Any

from tools.kubernetes_provider.property_values import Object

from .projection import projected
from .sdk.types import Properties


def refreshed_inputs(inputs: Object, old_outputs: Object, new_outputs: Object, properties: Properties) -> Object:
    """`inputs` with what differs between two answers."""
    changed: Object = carried_over(inputs, projected(old_outputs, properties), projected(new_outputs, properties))
    return changed


def carried_over(base: Any, old: Any, new: Any) -> Any:
    """`base` with what differs between `old` and `new`, object by object and element by element."""
    if isinstance(base, dict) and isinstance(old, dict) and isinstance(new, dict):
        kept = {name: value for name, value in base.items() if name in new or name not in old}
        for name, value in new.items():
            if name not in old:
                kept[name] = value
            elif old[name] != value:
                kept[name] = carried_over(base[name], old[name], value) if name in base else value
        return kept
    if isinstance(base, list) and isinstance(old, list) and isinstance(new, list):
        shared = min(len(base), len(old))
        return [
            carried_over(base[index], old[index], element) if index < shared else element
            for index, element in enumerate(new)
        ]
    return base if old == new else new
