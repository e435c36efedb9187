"""Durable Functions, whose orchestrations, activities, entities and clients are of one piece.

They share a task hub: one that is missing from a Deployment is missed there
(https://github.com/Azure/azure-functions-core-tools/issues/2345).
"""

from ..projects import Function

TRIGGERS = frozenset({"orchestrationtrigger", "activitytrigger", "entitytrigger"})
CLIENTS = frozenset({"durableclient", "orchestrationclient"})


def is_durable(function: Function) -> bool:
    """Whether it is run by the task hub or talks to it."""
    return function.trigger.type.casefold() in TRIGGERS or any(
        binding.type.casefold() in CLIENTS for binding in function.bindings
    )
