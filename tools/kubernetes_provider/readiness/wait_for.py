"""The annotation `pulumi.com/waitFor`: a condition, a JSONPath expression, or a JSON array of them.

https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-await-logic/
"""

import json
import re
from typing import Any

from ..errors import ProviderError
from ..objects import condition, pluck, text
from ..property_values import Object
from .verdict import READY, Rule, Verdict, waiting


def wait_for(written: str) -> Rule:
    """All the conditions that the annotation names. Raises ProviderError where it cannot be read."""
    rules = [_rule(expression) for expression in _expressions(written)]

    def judge(live: Object) -> Verdict:
        verdicts = [rule(live) for rule in rules]
        return next((verdict for verdict in verdicts if not verdict.ready), READY)

    return judge


def _expressions(written: str) -> list[str]:
    try:
        several = json.loads(written)
    except ValueError:
        return [written]
    if not isinstance(several, list) or not several or not all(isinstance(one, str) for one in several):
        raise ProviderError(f"pulumi.com/waitFor: {written!r} is no JSON array of at least one expression")
    return several


def _rule(expression: str) -> Rule:
    kind, _, rest = expression.partition("=")
    match kind:
        case "condition":
            return _condition(rest)
        case "jsonpath":
            return _json_path(rest)
        case _:
            raise ProviderError(
                f'pulumi.com/waitFor: expected a "jsonpath=" or "condition=" prefix, got {expression!r}'
            )


def _condition(expression: str) -> Rule:
    condition_type, _, wanted = expression.partition("=")
    wanted = wanted or "True"

    def judge(live: Object) -> Verdict:
        entry = condition(live, condition_type)
        if entry is None:
            return waiting(f"Resource has no condition {condition_type} yet")
        observed = entry.get("observedGeneration", pluck(live, "status", "observedGeneration"))
        if _is_stale(observed, live):
            return waiting(f"Generation {observed} is less than expected {pluck(live, 'metadata', 'generation')}")
        status = text(entry, "status")
        if status.lower() == wanted.lower():
            return READY
        message = f"Resource has condition {condition_type}={status} (want {wanted})"
        return waiting(f"{message}: {text(entry, 'message')}" if text(entry, "message") else message)

    return judge


def _json_path(expression: str) -> Rule:
    match = re.fullmatch(r"\{\s*(?P<path>.*?)\s*\}(?:=(?P<wanted>.+))?", expression)
    if match is None:
        raise ProviderError(f"pulumi.com/waitFor: {expression!r} is not of the form {{.path}} or {{.path}}=value")
    # Loaded here: it takes 0.1 s, and few objects ask for it.
    import jsonpath_rfc9535

    path, wanted = match["path"], match["wanted"]
    try:
        query = jsonpath_rfc9535.compile(path if path.startswith("$") else f"${path}")
    except jsonpath_rfc9535.JSONPathError as error:
        raise ProviderError(f"pulumi.com/waitFor: {path!r} is no JSONPath expression: {error}") from None

    def judge(live: Object) -> Verdict:
        if _is_stale(pluck(live, "status", "observedGeneration"), live):
            return waiting("Waiting for the newest generation to be observed")
        found: list[Any] = query.find(live).values()
        if not found:
            return waiting(f"{{{path}}} selected nothing")
        if wanted is None or _as_text(found[0]) == wanted:
            return READY
        return waiting(f"Waiting for {{{path}}}={wanted} (found {_as_text(found[0])!r})")

    return judge


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _is_stale(observed: Any, live: Object) -> bool:
    generation = pluck(live, "metadata", "generation")
    return isinstance(observed, int) and isinstance(generation, int) and observed < generation
