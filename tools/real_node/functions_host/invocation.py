"""One call of a function: its outputs are written when it has returned, and not when it failed."""

import asyncio
import inspect
import json
import re
from collections.abc import Mapping
from typing import Any

import azure.functions as func

from .outputs import write
from .project import Function, HostJson

EXPRESSION = re.compile(r"\{(\w+)\}")
"""A part of the trigger's message in a binding, as in `invoices/{id}.json`."""


class Output(func.Out[Any]):
    """What a function sets."""

    def __init__(self) -> None:
        self.value: Any = None

    def set(self, val: Any) -> None:
        """See func.Out."""
        self.value = val

    def get(self) -> Any:
        """See func.Out."""
        return self.value


def invoke(function: Function, trigger: Any, message: Mapping[str, Any], host_json: HostJson) -> Any:
    """What the function returns. `message` is what expressions in its bindings name.

    Raises whatever the function raises.
    """
    outputs = {binding["name"]: Output() for binding in function.outputs if binding["name"] != "$return"}
    returned = function.code(**{function.trigger["name"]: trigger}, **outputs)
    if inspect.iscoroutine(returned):
        returned = asyncio.run(returned)
    for binding in function.outputs:
        value = returned if binding["name"] == "$return" else outputs[binding["name"]].value
        if value is not None:
            write({key: with_message(text, message) for key, text in binding.items()}, value, host_json)
    return returned


def with_message(text: Any, message: Mapping[str, Any]) -> Any:
    """A binding's property with the parts of the message that it names."""
    return EXPRESSION.sub(lambda found: str(message[found[1]]), text) if isinstance(text, str) else text


def fields(content: bytes) -> dict[str, Any]:
    """Those of a message or body in JSON, which expressions in bindings may name; none in anything else."""
    try:
        parsed = json.loads(content)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
