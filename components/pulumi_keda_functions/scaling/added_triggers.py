"""Triggers and metadata that a user adds to those that functions have."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ..app_arguments import AddedTrigger, FunctionOverride
from ..values import Value
from .app import App
from .model import ByReference, KedaTrigger


def added_trigger(given: AddedTrigger, app: App) -> KedaTrigger:
    """A trigger that no function has."""
    authentication = given.get("authentication")
    return KedaTrigger(
        given["type"],
        metadata_of(given.get("metadata", {}), app),
        ByReference(authentication) if authentication else None,
        name=given.get("name"),
        metric_type=given.get("metric_type"),
    )


def overridden(trigger: KedaTrigger, override: FunctionOverride, app: App) -> KedaTrigger:
    """A function's trigger with the user's metadata laid over its own."""
    return replace(trigger, metadata={**trigger.metadata, **metadata_of(override.get("metadata", {}), app)})


def metadata_of(given: Mapping[str, object], app: App) -> dict[str, Value]:
    """Metadata as KEDA wants it: text alone, `%Setting%` expanded."""
    texts = {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in given.items()}
    return {key: app.expand(text) for key, text in texts.items()}


def named(trigger: KedaTrigger) -> KedaTrigger:
    """A trigger that a formula can name: after its function, in the letters that formulas allow."""
    return trigger if trigger.name else replace(trigger, name=re.sub(r"\W", "_", "_".join(trigger.functions)))
