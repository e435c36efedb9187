"""Where an app's function keys come from: a seed of the user's or of the stack's own, or a Secret that exists."""

import secrets
from collections.abc import Callable
from dataclasses import replace

import pulumi

from .manifests import AppOptions
from .manifests.function_keys import SEED, SEED_ROLE, problem_in_seed
from .problems import Problem
from .values import Value


def with_function_keys(
    options: AppOptions,
    seed: pulumi.Input[str] | None,
    secret: pulumi.Input[str] | None,
    known_or_input: Callable[[str, pulumi.Input[str]], Value],
) -> AppOptions:
    """`options` with the name of a Secret that holds the keys, and with whether keys can be made."""
    return replace(
        options,
        keys_secret=None if secret is None else known_or_input("function_keys_secret", secret),
        has_keys_seed=seed is not None or options.arguments.get("function_keys", False),
    )


def seed_inputs(seed: pulumi.Input[str] | None) -> dict[str, pulumi.Input[str]]:
    """The user's seed as a secret, plain or not, under the name that the keys know it by."""
    return {} if seed is None else {SEED.name: pulumi.Output.secret(seed)}


def problems_in_given_seed(seed: pulumi.Input[str] | None) -> list[Problem]:
    """What is wrong with a seed that is plain text. Any other is checked as soon as it is known."""
    problem = problem_in_seed(seed) if isinstance(seed, str) else None
    return [problem] if problem else []


def remembered_seed(name: str, parent: pulumi.Resource) -> dict[str, pulumi.Input[str]]:
    """A secret of 64 random hexadecimal digits and an id, the same at every `up` of the stack.

    A Stash keeps what it was first given (https://www.pulumi.com/docs/iac/concepts/stash/); what later runs make is
    ignored, so that there is no change to show. Its id is not known before `up`: it is part of the seed so that no
    preview shows digests of keys that will never be.
    """
    stash = pulumi.Stash(
        f"{name}-{SEED_ROLE}",
        pulumi.ResourceOptions(parent=parent, ignore_changes=["input"]),
        input=pulumi.Output.secret(secrets.token_hex()),
    )
    return {SEED.name: pulumi.Output.secret(pulumi.Output.concat(stash.output, stash.id))}
