"""The keys with which an app's HTTP functions and webhooks are called, in a Secret that its pods read as files.

A host to which no Secret is named looks for its keys in a folder. It then needs no right to any Secret, and cannot make
a key that is missing (https://github.com/Azure/azure-functions-host/pull/4462). Keys are derived from one seed, so that
a function that is added has one at once, nothing must be remembered but the seed, and `render` makes the same as `up`.
"""

import base64
import hmac
from collections.abc import Iterator, Mapping

from ..problems import Problem, Severity
from ..scaling import AppSettings, Group, ScalingPlan
from ..scaling.endpoints import keys
from ..values import Derived, Setting, Value, joined
from .model import Node
from .options import AppOptions
from .secret import Content, secret_name

ROLE = "function-keys"
FOLDER = "/run/secrets/functions-keys"
"""Where the host looks."""
STORAGE: Mapping[str, Value] = {"AzureWebJobsSecretStorageType": "kubernetes"}
"""What the host must be told; in the default storage, blobs, it makes its own keys."""
READ_ELSEWHERE = ("AzureWebJobsSecretStorageType", "AzureWebJobsKubernetesSecretName")
"""Settings that send the host to other keys."""
SEED = Setting("function_keys_seed argument")
"""Under a name that no setting can have."""
SEED_ROLE = "function-keys-seed"
SEED_LENGTH = 32
"""Characters; 24 random bytes in Base64."""


def keys_content(planned: ScalingPlan, options: AppOptions) -> Content:
    """Every key that some host of the app looks up, under the host's name for it; empty where none is made here."""
    called = [function for group in planned.groups if group.answers_http for function in group.functions]
    if not (options.arguments.get("function_keys") and called):
        return {}
    about = f"{options.app_name}\0{options.arguments.get('function_keys_rotation', '')}"
    return {name: Derived(key_from_seed, joined(f"{about}\0{name}\0", SEED)) for name in keys(called)}


def key_from_seed(text: str) -> str:
    """A key of 43 letters, digits, `-` and `_` for a text that ends in the seed (HMAC-SHA256).

    Raises ValueError, which does not tell it, where the seed is so short that it can be guessed.
    """
    app, rotation, name, seed = text.split("\0", 3)
    if len(seed) < SEED_LENGTH:
        raise ValueError(too_short(seed))
    digest = hmac.digest(seed.encode(), f"{app}\0{rotation}\0{name}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def keys_secret(planned: ScalingPlan, group: Group, options: AppOptions) -> Value | None:
    """Name of the Secret that holds the keys of a group's host; None where the host makes its own."""
    if not group.answers_http:
        return None
    if options.keys_secret is not None:
        return options.keys_secret
    content = keys_content(planned, options)
    return secret_name(ROLE, content, options) if content else None


def volume(secret: Value) -> Node:
    """Of the pod."""
    return {"name": ROLE, "secret": {"secretName": secret}}


def volume_mount() -> Node:
    """Of the host's container."""
    return {"name": ROLE, "mountPath": FOLDER, "readOnly": True}


def problems_in_keys(settings: AppSettings, options: AppOptions, planned: ScalingPlan) -> Iterator[Problem]:
    """Choices that exclude each other, or lead to no keys."""
    made = bool(options.arguments.get("function_keys"))
    if made and options.keys_secret is not None:
        yield Problem("function_keys_secret", "function_keys makes a Secret of its own", "keep one of the two")
    rotation = options.arguments.get("function_keys_rotation")
    for argument, given in (("function_keys_seed", options.has_keys_seed), ("function_keys_rotation", rotation)):
        if given and not made:
            yield Problem(argument, "no keys are made of it", "set function_keys, or remove it")
    if not made and options.keys_secret is None:
        return
    if not any(group.answers_http for group in planned.groups):
        message = "no function is called over HTTP, so that no pod reads keys"
        yield Problem("function_keys", message, "remove it, or leave it for later", Severity.WARNING)
    for name in READ_ELSEWHERE:
        if setting := settings.find(name):
            remedy = "remove the setting, or function_keys"
            yield Problem(f"settings[{setting!r}]", "the host would look for its keys elsewhere", remedy)
    if made and not options.has_keys_seed and options.kept_secrets is None:
        message = "keys that are made by chance need a stack that remembers them, and here is none"
        remedy = "give function_keys_seed, or the Secret that holds the keys as function_keys_secret"
        yield Problem("function_keys", message, remedy)


def problem_in_seed(seed: str) -> Problem | None:
    """Why keys made of it could be guessed."""
    if len(seed) >= SEED_LENGTH:
        return None
    remedy = f"give {SEED_LENGTH} random characters at least, as `openssl rand -base64 24` prints them"
    return Problem("function_keys_seed", too_short(seed), remedy)


def too_short(seed: str) -> str:
    """What is wrong with a seed, without telling it."""
    return f"is {len(seed)} characters long, so that its keys could be guessed"
