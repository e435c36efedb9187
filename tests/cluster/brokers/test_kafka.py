from pathlib import Path

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.admin import NewTopic

from tests.cluster.brokers.app import deploy
from tools.brokers import Kafka
from tools.cluster import Cluster

TRIGGER = {
    "type": "kafkaTrigger",
    "brokerList": "Brokers",
    "topic": "%Topic%",
    "consumerGroup": "shop",
    "lagThreshold": 10,
}


def test_a_kafka_function_scales_from_zero_and_back_as_far_as_there_are_partitions(
    cluster: Cluster, namespace: str, tmp_path: Path, kafka: Kafka
) -> None:
    admin = KafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    admin.create_topics([NewTopic(namespace, num_partitions=3, replication_factor=1)])
    admin.close()
    settings = {"Brokers": kafka.bootstrap_servers, "Topic": namespace}
    app = deploy(cluster, namespace, tmp_path, TRIGGER, settings)
    app.waits_for(replicas=0)
    produce(kafka, namespace, messages=100)
    app.waits_for(replicas=3)
    consume(kafka, namespace, messages=100)
    app.waits_for(replicas=0)


def produce(kafka: Kafka, topic: str, messages: int) -> None:
    producer = KafkaProducer(bootstrap_servers=kafka.bootstrap_servers)
    for number in range(messages):
        producer.send(topic, f"order {number}".encode(), partition=number % 3)
    producer.flush()
    producer.close()


def consume(kafka: Kafka, topic: str, messages: int) -> None:
    """As the function's consumer group, which begins with the oldest message."""
    consumer = KafkaConsumer(
        topic, bootstrap_servers=kafka.bootstrap_servers, group_id="shop", auto_offset_reset="earliest"
    )
    for _ in range(messages):
        next(consumer)
    consumer.commit()
    consumer.close()
