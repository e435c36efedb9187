"""What the name of a size of machine tells: its cores, and in the common families its memory
(https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NAME = re.compile(
    r"Standard_(?P<family>[A-Z]+)(?P<cores>\d+)(-(?P<constrained>\d+))?(?P<features>[a-z]*)"
    r"(_[A-Z0-9]+)*?(_v(?P<version>\d+))?"
)
_GB_PER_CORE: Mapping[str, float] = {"D": 4, "DC": 4, "E": 8, "EC": 8, "F": 2, "FX": 21, "L": 8}
"""Of families whose sizes all have the same."""


@dataclass(frozen=True)
class MachineSize:
    """What is known of a size."""

    cores: int
    memory_gb: float | None
    """None where the name does not tell."""


def machine_size(name: str) -> MachineSize | None:
    """What `Standard_D4ds_v5` tells; None for a name that is not formed like one."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    per_core = _per_core(found["family"], found["features"], int(found["version"] or 1))
    cores = int(found["cores"])
    return MachineSize(int(found["constrained"] or cores), None if per_core is None else cores * per_core)


def _per_core(family: str, features: str, version: int) -> float | None:
    """GB. A letter after the number of cores says where a size has less or more than its family; old versions count
    otherwise."""
    if "l" in features:
        return 2 if family == "D" else None
    if "m" in features or (version < 3 and family in {"D", "E"}):
        return None
    if family == "F" and version > 2:
        return 4
    return _GB_PER_CORE.get(family)
