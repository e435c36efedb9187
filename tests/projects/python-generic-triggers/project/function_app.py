"""Triggers without a decorator of their own."""

import azure.functions as func

app = func.FunctionApp()


@app.generic_trigger(arg_name="message", type="rabbitMQTrigger", queueName="orders", connectionStringSetting="Rabbit")
def from_rabbit(message: str) -> None: ...


@app.generic_trigger(arg_name="entry", type="redisListTrigger", connection="Redis", key="jobs", maxBatchSize=32)
def from_list(entry: str) -> None: ...


@app.generic_trigger(arg_name="entry", type="redisStreamTrigger", connection="Redis", key="%Stream%")
def from_stream(entry: str) -> None: ...


@app.generic_trigger(arg_name="invocation", type="signalRTrigger", hubName="chat", category="messages", event="sent")
def from_signalr(invocation: str) -> None: ...


@app.generic_trigger(arg_name="request", type="webPubSubTrigger", hub="board", event_name="drawn", event_type="user")
def from_web_pubsub(request: str) -> None: ...
