"""Functions that start no replica and keep none: what runs beside them calls them.

`warmupTrigger` runs while a replica starts, `assistantSkillTrigger` when a model that another function asks wants it
(https://learn.microsoft.com/azure/azure-functions/functions-bindings-warmup,
https://learn.microsoft.com/azure/azure-functions/functions-bindings-openai-assistant-trigger).
"""

from collections.abc import Mapping

from ..projects import Function
from .app import App
from .model import FunctionScaling, Need

REASONS: Mapping[str, str] = {
    "assistantskilltrigger": "a skill that an assistant calls, goes with the other functions",
    "warmuptrigger": "runs when a replica starts, goes with the other functions",
}
"""By the trigger's type, in lower case."""


def scaling(function: Function, _app: App) -> FunctionScaling:
    """With the others, whatever they need."""
    return FunctionScaling(Need.COMPANION, REASONS[function.trigger.type.casefold()])
