"""What a TriggerAuthentication gives (https://keda.sh/docs/latest/concepts/authentication/)."""

from collections.abc import Iterator, Mapping

from .model import GivenAuthentication
from .reading import mapping, mappings, text

LISTS = ("secretTargetRef", "configMapTargetRef", "env", "boundServiceAccountToken")
"""Fields that list parameters."""
VAULTS = ("azureKeyVault", "hashiCorpVault", "gcpSecretManager", "awsSecretManager")
"""Fields that list parameters under `secrets`."""
OPEN = ("oauth2", "filePath")
"""Fields whose parameters are found when KEDA runs."""


def given_authentication(spec: Mapping[str, object]) -> GivenAuthentication:
    """What the `spec` of a TriggerAuthentication or ClusterTriggerAuthentication gives."""
    return GivenAuthentication(
        frozenset(parameters_in(spec)),
        text(mapping(spec, "podIdentity"), "provider"),
        complete=not any(field in spec for field in OPEN),
    )


def parameters_in(spec: Mapping[str, object]) -> Iterator[str]:
    """Names of the parameters."""
    lists = [mappings(spec, field) for field in LISTS] + [mappings(mapping(spec, field), "secrets") for field in VAULTS]
    for entries in lists:
        for entry in entries:
            if name := text(entry, "parameter"):
                yield name
