"""Secrets whose names carry a hash of their content.

So a change of the content rolls what uses it in the right order: new Secret, new ReplicaSet, old Secret gone (as
kustomize does, https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/).
"""

import base64
from collections.abc import Iterable, Mapping

from ..values import Derived, Value, joined
from . import labels
from .digests import content_hash
from .model import Manifest, metadata
from .options import AppOptions

Content = Mapping[str, Value]
"""Text by key."""


def secret(role: str, content: Content, options: AppOptions, kind: str = "Opaque") -> Manifest:
    """The Secret that is called after `role`. `kind` says what its content is for."""
    return Manifest(
        role,
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": metadata(
                secret_name(role, content, options), options.namespace, labels.of_app(options.app_name)
            ),
            "type": kind,
            "immutable": True,
            "data": {key: Derived(base64_of, value) for key, value in sorted(content.items())},
        },
    )


def secret_name(role: str, content: Content, options: AppOptions) -> Value:
    """`orders-settings-3f9c21ab`, salted with the app's name: equal contents of two apps do not show as such."""
    if options.kept_secrets is not None:
        return options.kept_secrets.name_of(role)
    hashed = Derived(content_hash, joined(options.app_name, *_told_apart(content)), reveals=False)
    return joined(f"{options.app_name}-{role}-", hashed)


def _told_apart(content: Content) -> Iterable[Value]:
    # No environment variable can contain the character 0, so that different contents never read alike.
    for key, value in sorted(content.items()):
        yield f"\0{key}\0"
        yield value


def base64_of(text: str) -> str:
    """As Kubernetes wants a Secret's data."""
    return base64.b64encode(text.encode()).decode()
