from pathlib import Path

import pika

from tests.cluster.brokers.app import deploy
from tools.brokers import RabbitMq
from tools.cluster import Cluster

TRIGGER = {"type": "rabbitMQTrigger", "queueName": "orders", "connectionStringSetting": "Rabbit"}
HOST = {"extensions": {"rabbitMQ": {"prefetchCount": 10}}}


def test_a_rabbitmq_function_scales_from_zero_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, rabbitmq: RabbitMq
) -> None:
    with pika.BlockingConnection(pika.URLParameters(rabbitmq.url)) as connection, connection.channel() as channel:
        channel.queue_declare("orders", durable=True)
        app = deploy(cluster, namespace, tmp_path, TRIGGER, {"Rabbit": rabbitmq.url}, host_json=HOST)
        app.waits_for(replicas=0)
        for number in range(25):
            channel.basic_publish("", "orders", f"order {number}".encode())
        app.waits_for(replicas=3)
        channel.queue_purge("orders")
        app.waits_for(replicas=0)
