"""Kafka: the one decorator whose defaults the library writes out."""

import azure.functions as func

app = func.FunctionApp()


@app.kafka_trigger(arg_name="event", topic="orders", broker_list="KafkaBrokers")
def plain(event: func.KafkaEvent) -> None: ...


@app.kafka_trigger(
    arg_name="events",
    topic="payments",
    broker_list="%KafkaBrokers%",
    consumer_group="functions",
    protocol="SaslSsl",
    authentication_mode="Plain",
    username="%KafkaUser%",
    password="KafkaPassword",
    cardinality=func.Cardinality.MANY,
    lag_threshold=50,
)
def batched(events: list[func.KafkaEvent]) -> None: ...
