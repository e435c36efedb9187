"""Secrets whose values somebody else keeps: objects refer to them by fixed names, and no value is rendered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from ..problems import Problem, Severity
from ..values import Derived, in_words
from . import labels, scaling_secret, settings_secret
from .model import Manifest, Node, metadata
from .options import AppOptions
from .secret_keeping import KeptSecrets

API = "external-secrets.io/v1"
"""https://external-secrets.io/latest/api/externalsecret/"""
STORE_KINDS = ("SecretStore", "ClusterSecretStore")
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
"""What a Secret and a store may be called (RFC 1123)."""
_NOT_IN_A_VAULT = re.compile(r"[^0-9A-Za-z-]")
"""https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers"""


def without_values(manifests: Iterable[Manifest], options: AppOptions) -> Iterator[Manifest]:
    """`manifests` with an ExternalSecret in place of each Secret, and with nothing there where no store is named."""
    kept = options.kept_secrets
    if kept is None:
        yield from manifests
        return
    dropped: set[str] = set()
    for manifest in manifests:
        if manifest.kind != "Secret":
            yield replace(manifest, after=tuple(role for role in manifest.after if role not in dropped))
        elif kept.store is None:
            dropped.add(manifest.role)
        else:
            yield external_secret(manifest, kept, options)


def external_secret(secret: Manifest, kept: KeptSecrets, options: AppOptions) -> Manifest:
    """What makes `secret` in the cluster, out of one entry of the store for each of its keys."""
    name = _name(secret)
    kind, _, store = str(kept.store).rpartition("/")
    spec: Node = {
        "secretStoreRef": {"kind": kind or STORE_KINDS[0], "name": store},
        "target": {"name": name, "template": {"type": secret.body.get("type", "Opaque")}},
        "data": [{"secretKey": key, "remoteRef": {"key": entry(name, key)}} for key in _data(secret)],
    }
    about = metadata(name, options.namespace, labels.of_app(options.app_name))
    return Manifest(
        secret.role, {"apiVersion": API, "kind": "ExternalSecret", "metadata": about, "spec": spec}, secret.after
    )


def entry(secret: str, key: str) -> str:
    """What the store calls a key of a Secret: `orders-AzureWebJobsStorage--queueServiceUri`, as a Key Vault allows."""
    return _NOT_IN_A_VAULT.sub("-", f"{secret}-{key}")


def problems_in_kept_secrets(manifests: Iterable[Manifest], options: AppOptions) -> Iterator[Problem]:
    """Names that cannot be, and what a person must put into Secrets that hold more than settings."""
    kept = options.kept_secrets
    if kept is None:
        return
    if not _NAME.fullmatch(kept.name):
        yield Problem("secret_name", f"{kept.name!r} cannot name a Secret", "use lower-case letters, digits and dashes")
    secrets = [each for each in manifests if each.kind == "Secret"]
    yield from _problems_in_store(kept.store, secrets) if kept.store else _to_be_made(secrets)
    yield from _to_be_derived(kept, secrets)


def _to_be_made(secrets: Iterable[Manifest]) -> Iterator[Problem]:
    for secret in secrets:
        if secret.role not in (settings_secret.ROLE, scaling_secret.ROLE):
            message = f"the Secret {_name(secret)} is not rendered either"
            yield Problem("secret_name", message, f"make it, with {', '.join(_data(secret))}", Severity.WARNING)


def _to_be_derived(kept: KeptSecrets, secrets: Iterable[Manifest]) -> Iterator[Problem]:
    where = "secret_store" if kept.store else "secret_name"
    for secret in secrets:
        for key, value in _data(secret).items() if secret.role == scaling_secret.ROLE else ():
            place = entry(_name(secret), key) if kept.store else f"{key} of the Secret {_name(secret)}"
            # What is under its Base64.
            words = in_words(value.source if isinstance(value, Derived) else str(value))
            message = f"KEDA reads {place}, which no setting holds as it is"
            yield Problem(where, message, f"put {words} there", Severity.WARNING)


def _problems_in_store(store: str, secrets: Iterable[Manifest]) -> Iterator[Problem]:
    kind, _, name = store.rpartition("/")
    if (kind and kind not in STORE_KINDS) or not _NAME.fullmatch(name):
        yield Problem("secret_store", f"{store!r} names no store", f"give its name, or {STORE_KINDS[1]}/<name>")
    taken: dict[str, str] = {}
    for secret in secrets:
        for key in _data(secret):
            # A Key Vault ignores case.
            wanted = entry(_name(secret), key).casefold()
            if wanted in taken:
                message = f"{taken[wanted]} and {key} would be one entry of the store"
                yield Problem("secret_store", message, "rename one of them")
            taken[wanted] = key


def _name(secret: Manifest) -> str:
    return str(cast("Mapping[str, Node]", secret.body["metadata"])["name"])


def _data(secret: Manifest) -> Mapping[str, Node]:
    return cast("Mapping[str, Node]", secret.body["data"])
