"""DiffConfig: whether a changed provider configuration means another cluster, whose objects must be made anew."""

from typing import Any, Final

from . import kubeconfig
from .errors import ProviderError
from .property_values import UNKNOWN, Object, plain

CLUSTER_IDENTIFIER: Final = "clusterIdentifier"
CLUSTER_KEYS: Final = ("kubeconfig", "context", "cluster")


def provider_diff(old: Object, new: Object) -> tuple[list[str], list[str]]:
    """Changed keys, and those of them that replace the provider.

    A change of `clusterIdentifier` replaces, and where it is set and stays the same nothing does. Without it, the
    provider is replaced when the kubeconfig's active cluster changes or is not known yet.
    """
    old, new = plain(old), plain(new)
    changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    identifiers = old.get(CLUSTER_IDENTIFIER), new.get(CLUSTER_IDENTIFIER)
    if identifiers[1] is not None and identifiers[0] == identifiers[1]:
        return changed, []
    replacing = [CLUSTER_IDENTIFIER] if None not in identifiers and identifiers[0] != identifiers[1] else []
    unknown = [key for key in CLUSTER_KEYS if new.get(key) is UNKNOWN]
    if unknown:
        return changed, replacing + unknown[:1]
    if "renderYamlToDirectory" in changed:
        replacing.append("renderYamlToDirectory")
    before, after = _active_cluster(old), _active_cluster(new)
    if before and after and before != after:
        replacing += [key for key in CLUSTER_KEYS if key in changed]
    return changed, replacing


def _active_cluster(configuration: Object) -> Any:
    given = configuration.get("kubeconfig")
    if not given:
        return None
    try:
        config = given if isinstance(given, dict) else kubeconfig.load(str(given))
    except ProviderError:  # Configure reports what is wrong with it
        return None
    return kubeconfig.active_cluster(config, configuration.get("context") or "", configuration.get("cluster") or "")
