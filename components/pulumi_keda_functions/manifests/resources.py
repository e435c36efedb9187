"""What a pod is sure to get of its node, and what it may take at most.

https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
"""

from collections.abc import Iterator, Mapping
from typing import cast

from ..app_arguments import GroupOverride
from ..problems import Problem
from ..quantities import amount
from .choices import Choice
from .model import Body

REQUESTS = {"cpu": "100m", "memory": "256Mi"}
"""An idle host with one language worker. Without requests, ten replicas would be packed on one node."""
EXAMPLES = {"cpu": "250m or 1.5", "memory": "512Mi or 2Gi"}


def resources(chosen: GroupOverride) -> Body:
    """A container's `resources`. There is a limit only where one is chosen."""
    told = cast("Mapping[str, str]", chosen)
    limits = {name: told[f"{name}_limit"] for name in REQUESTS if f"{name}_limit" in told}
    requests = {name: told.get(f"{name}_request") or _default(name, limits.get(name)) for name in REQUESTS}
    return {"requests": requests, **({"limits": limits} if limits else {})}


def _default(name: str, limit: str | None) -> str:
    """What is requested where nothing is chosen: no more than the limit, which no request may exceed."""
    return limit if limit is not None and _exceeds(REQUESTS[name], limit) else REQUESTS[name]


def problems_in_resources(choice: Choice) -> Iterator[Problem]:
    """Amounts that are none, and a request above the limit that it meets."""
    counting = cast("Mapping[str, str]", choice.counting)
    for name, examples in EXAMPLES.items():
        arguments = request, limit = f"{name}_request", f"{name}_limit"
        given = {argument: text for argument in arguments if isinstance(text := choice.given.get(argument), str)}
        for argument, text in given.items():
            if not amount(text):
                remedy = f"write it as Kubernetes does: {examples}"
                yield Problem(f"{choice.where}{argument}", f"{text!r} is no amount of {name}", remedy)
        if given and request in counting and limit in counting and _exceeds(counting[request], counting[limit]):
            message = f"{request} {counting[request]} is above {limit} {counting[limit]}"
            yield Problem(f"{choice.where}{next(iter(given))}", message, "lower the request or raise the limit")


def _exceeds(one: str, other: str) -> bool:
    """Whether `one` is more than `other`, where both are amounts."""
    return (amount(one) or 0) > (amount(other) or amount(one) or 0)
