"""The Secret that holds an app's settings.

Its name carries a hash of its content, so that a change of a setting rolls the pods in the right order: new Secret,
new ReplicaSet, old Secret gone (as kustomize does, https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/).
"""

import base64
from collections.abc import Iterable

from ..scaling import AppSettings
from ..values import Derived, Setting, Value, joined
from . import labels, names
from .digests import content_hash
from .model import Manifest, metadata
from .options import AppOptions

ROLE = "settings"


def settings_secret(options: AppOptions, settings: AppSettings) -> Manifest | None:
    """All settings, as the container's environment; None where there are none."""
    if not settings.names:
        return None
    name = secret_name(options, settings)
    return Manifest(
        ROLE,
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": metadata(name, options.namespace, labels.of_app(options.app_name)),
            "type": "Opaque",
            "immutable": True,
            "data": {key: Derived(base64_of, Setting(key)) for key in sorted(settings.names)},
        },
    )


def secret_name(options: AppOptions, settings: AppSettings) -> Value:
    """`orders-settings-3f9c21ab`, salted with the app's name: equal settings of two apps do not show as such."""
    content = joined(options.app_name, *_told_apart(sorted(settings.names)))
    return joined(names.of_settings(options.app_name), Derived(content_hash, content, reveals=False))


def _told_apart(keys: Iterable[str]) -> Iterable[Value]:
    # No environment variable can contain the character 0, so that different settings never read alike.
    for key in keys:
        yield f"\0{key}\0"
        yield Setting(key)


def base64_of(text: str) -> str:
    """As Kubernetes wants a Secret's data."""
    return base64.b64encode(text.encode()).decode()
