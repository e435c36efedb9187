"""Azure's rules, by kind of resource."""

from collections.abc import Mapping

from . import (
    clusters,
    cosmos_db,
    egress,
    general,
    identity,
    messaging,
    monitoring,
    names,
    private_access,
    registries,
    role_assignments,
    virtual_networks,
)
from .rule import Rules

GENERAL = Rules(
    inputs=general.GENERAL.inputs,
    writes=(*general.GENERAL.writes, *names.NAMING.writes),
    deletions=general.GENERAL.deletions,
)
"""Of every kind."""
RULES: Mapping[str, Rules] = {
    **clusters.RULES,
    **cosmos_db.RULES,
    **egress.RULES,
    **identity.RULES,
    **messaging.RULES,
    **monitoring.RULES,
    **private_access.RULES,
    **registries.RULES,
    **role_assignments.RULES,
    **virtual_networks.RULES,
}
