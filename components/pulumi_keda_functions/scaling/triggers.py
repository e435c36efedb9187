"""Which file knows how a trigger scales.

A trigger of any other type gets a running replica and a warning, never an invented scaler: KEDA refuses a whole
ScaledObject for one type that it does not know.
"""

from collections.abc import Callable, Mapping

from ..near_names import closest
from ..problems import Problem, Severity
from ..projects import Function
from . import (
    blob,
    companions,
    cosmos_db,
    dapr,
    durable,
    event_hubs,
    http,
    kafka,
    mysql,
    rabbitmq,
    redis,
    service_bus,
    sql,
    storage_queue,
    timer,
    webhooks,
)
from .app import App
from .model import FunctionScaling, Need

SCALINGS: Mapping[str, Callable[[Function, App], FunctionScaling]] = {
    "activityTrigger": durable.scaling,
    "assistantSkillTrigger": companions.scaling,
    "blobTrigger": blob.scaling,
    "connectorTrigger": webhooks.scaling,
    "cosmosDBTrigger": cosmos_db.scaling,
    "daprBindingTrigger": dapr.scaling,
    "daprServiceInvocationTrigger": dapr.scaling,
    "daprTopicTrigger": dapr.scaling,
    "entityTrigger": durable.scaling,
    "eventGridTrigger": webhooks.scaling,
    "eventHubTrigger": event_hubs.scaling,
    "httpTrigger": http.scaling,
    "kafkaTrigger": kafka.scaling,
    "mcpPromptTrigger": webhooks.scaling,
    "mcpResourceTrigger": webhooks.scaling,
    "mcpToolTrigger": webhooks.scaling,
    "mysqlTrigger": mysql.scaling,
    "orchestrationTrigger": durable.scaling,
    "queueTrigger": storage_queue.scaling,
    "rabbitMQTrigger": rabbitmq.scaling,
    "redisListTrigger": redis.list_scaling,
    "redisPubSubTrigger": redis.pub_sub_scaling,
    "redisStreamTrigger": redis.stream_scaling,
    "serviceBusTrigger": service_bus.scaling,
    "signalRTrigger": webhooks.scaling,
    "sqlTrigger": sql.scaling,
    "timerTrigger": timer.scaling,
    "warmupTrigger": companions.scaling,
    "webPubSubTrigger": webhooks.scaling,
}
"""By the trigger's type, which the host reads without regard to case."""
_FOLDED = {kind.casefold(): known for kind, known in SCALINGS.items()}


def scaling(function: Function, app: App) -> FunctionScaling:
    """How `function` scales."""
    known = _FOLDED.get(function.trigger.type.casefold(), without_scaler)
    return known(function, app)


def without_scaler(function: Function, _app: App) -> FunctionScaling:
    """One replica at all times, since nothing tells KEDA when to start one."""
    kind = function.trigger.type
    meant = closest(kind, SCALINGS, alike=0.9)
    warning = Problem(
        function.where,
        f"{function.name}: {kind} is not scaled: one replica at least runs at all times",
        f"did you mean {meant}?" if meant else "nothing to do, if one replica is enough",
        Severity.WARNING,
    )
    return FunctionScaling(Need.RESIDENT, f"{kind}: no scaler, a replica stays", problems=(warning,))
