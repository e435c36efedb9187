"""What Azure tells of resources beyond their inputs, by kind."""

from collections.abc import Mapping

from . import clusters, identities, services
from .output import Computed

COMPUTED: Mapping[str, Computed] = identities.COMPUTED | clusters.COMPUTED | services.COMPUTED
