"""Ids of resources: made from inputs, read back, compared. Azure does not tell upper from lower case in them."""

import re
import uuid

from tools.kubernetes_provider.property_values import Object

from .kinds import PARAMETER, Kind
from .settings import SUBSCRIPTION

NAMESPACE = uuid.UUID("6f0c1c1e-64a5-4b0f-8b7a-0d6a5d5c9c11")


def identifier(kind: Kind, inputs: Object) -> str:
    """The id of the resource that the inputs describe."""
    values = {"subscriptionId": SUBSCRIPTION} | inputs

    def filled(match: re.Match[str]) -> str:
        return str(values[match.group(1)]).rstrip("/")

    text = PARAMETER.sub(filled, kind.path)
    return text if text.startswith("/") else f"/{text}"


def inputs_in(kind: Kind, text: str) -> Object | None:
    """The inputs that an id tells; None for the id of another kind."""
    pattern = "".join(
        f"(?P<{part}>{'.+' if part in ('scope', 'resourceUri') else '[^/]+'})" if index % 2 else re.escape(part)
        for index, part in enumerate(PARAMETER.split(kind.path))
    )
    match = re.fullmatch(pattern, text, re.IGNORECASE)
    if match is None:
        return None
    return {name: value for name, value in match.groupdict().items() if name != "subscriptionId"}


def key(text: str) -> str:
    """The same for all spellings of one id."""
    return text.casefold().rstrip("/")


def parent(text: str) -> str:
    """The id of what a resource lives in or is attached to: at the end its resource group, which lives in nothing.

    `default` services between an account and its queues are no resources of their own here.
    """
    outer, found, inner = text.rpartition("/providers/")
    if not found:
        return ""
    segments = inner.split("/")
    while len(segments) > 3:
        segments = segments[:-2]
        if segments[-1].casefold() != "default":
            return f"{outer}/providers/{'/'.join(segments)}"
    return outer


def name_in(text: str) -> str:
    """The last segment."""
    return text.rpartition("/")[2]


def group_of(text: str) -> str:
    """The name of the resource group that an id lies in."""
    match = re.match(r"/subscriptions/[^/]+/resourceGroups/([^/]+)", text, re.IGNORECASE)
    return match.group(1) if match else ""


def uuid_of(text: str, purpose: str) -> str:
    """A UUID that is always the same for one id and purpose, such as a principal's object id."""
    return str(uuid.uuid5(NAMESPACE, f"{key(text)} {purpose}"))
