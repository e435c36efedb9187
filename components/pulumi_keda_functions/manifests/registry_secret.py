"""The Secret that images are pulled with, made from credentials of registries.

https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/
"""

import json

from ..values import Derived, Value, joined
from .model import Manifest, Node
from .options import AppOptions
from .secret import Content, base64_of, secret, secret_name

ROLE = "registry"
KEY = ".dockerconfigjson"
TYPE = "kubernetes.io/dockerconfigjson"


def quoted(text: str) -> str:
    """As JSON has a text."""
    return json.dumps(text)


def registry_secret(options: AppOptions) -> Manifest:
    """All credentials, as Docker keeps them."""
    return secret(ROLE, registry_content(options), options, TYPE)


def registry_content(options: AppOptions) -> Content:
    """With user name and password apart as well as together: virtual nodes read them only so."""
    entries: list[Value] = []
    for registry in options.registries:
        together = Derived(base64_of, joined(registry.username, ":", registry.password))
        entry = joined(
            *(Derived(quoted, registry.server), ':{"username":', Derived(quoted, registry.username)),
            *(',"password":', Derived(quoted, registry.password), ',"auth":', Derived(quoted, together), "}"),
        )
        entries += [",", entry] if entries else [entry]
    return {KEY: joined('{"auths":{', *entries, "}}")}


def pull_secrets(options: AppOptions) -> list[Node]:
    """The `imagePullSecrets` of the pods: those that exist, and the app's own."""
    existing: list[Node] = [{"name": name} for name in options.arguments.get("image_pull_secrets", ())]
    if not options.registries:
        return existing
    return [*existing, {"name": secret_name(ROLE, registry_content(options), options)}]
