"""What a provider's configuration says, each switch with its environment variable as a fallback.

https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .errors import ProviderError

PREFIX: Final = "kubernetes:config:"
HELM_VARIABLES: Final = {
    "driver": "HELM_DRIVER",
    "pluginsPath": "HELM_PLUGINS",
    "registryConfigPath": "HELM_REGISTRY_CONFIG",
    "repositoryCache": "HELM_REPOSITORY_CACHE",
    "repositoryConfigPath": "HELM_REPOSITORY_CONFIG",
}
"""By what Helm knows the parts of `helmReleaseSettings` (https://helm.sh/docs/helm/helm/)."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The configuration of one provider, after Pulumi's defaults."""

    kubeconfig: str
    """A path or the content; empty for the user's own."""
    context: str
    cluster: str
    namespace: str
    """For objects that name none; empty for the one of the kubeconfig's context."""
    enable_patch_force: bool
    """Overrule fields that other managers own."""
    upsert_existing_objects: bool
    """Creating what exists takes it over instead of failing."""
    enable_config_map_mutable: bool
    enable_secret_mutable: bool
    delete_unreachable: bool
    """Forget the objects of a cluster that cannot be reached."""
    helm: Mapping[str, str]
    """Variables of the environment that Helm is run with."""
    skip_update_unreachable: bool
    """Leave the objects of a cluster that cannot be reached as they are in the state."""


def settings_of(variables: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """Read the configuration. Raises ProviderError for what only Pulumi's own plugin can do."""

    def value(key: str) -> str:
        return variables.get(PREFIX + key, "")

    def switch(key: str, variable: str, default: str = "false") -> bool:
        return (value(key) or environment.get(f"PULUMI_K8S_{variable}", default)) == "true"

    if not switch("enableServerSideApply", "ENABLE_SERVER_SIDE_APPLY", default="true"):
        raise ProviderError(
            "enableServerSideApply: false needs Pulumi's own kubernetes plugin; leave it out or set true"
        )
    if value("renderYamlToDirectory"):
        raise ProviderError("renderYamlToDirectory needs Pulumi's own kubernetes plugin; leave it out")
    helm = json.loads(value("helmReleaseSettings") or "{}")
    return Settings(
        kubeconfig=value("kubeconfig"),
        context=value("context"),
        cluster=value("cluster"),
        namespace=value("namespace"),
        enable_patch_force=switch("enablePatchForce", "ENABLE_PATCH_FORCE"),
        upsert_existing_objects=switch("upsertExistingObjects", "UPSERT_EXISTING_OBJECTS"),
        enable_config_map_mutable=switch("enableConfigMapMutable", "ENABLE_CONFIGMAP_MUTABLE"),
        enable_secret_mutable=switch("enableSecretMutable", "ENABLE_SECRET_MUTABLE"),
        helm={variable: str(helm[key]) for key, variable in HELM_VARIABLES.items() if helm.get(key)},
        delete_unreachable=switch("deleteUnreachable", "DELETE_UNREACHABLE"),
        skip_update_unreachable=switch("skipUpdateUnreachable", "SKIP_UPDATE_UNREACHABLE"),
    )
