from pathlib import Path

from azure.storage.queue import QueueClient

from tests.cluster.brokers.app import deploy
from tools.cluster import Cluster

TRIGGER = {"type": "queueTrigger", "queueName": "%Queue%", "connection": "Orders"}
HOST = {"extensions": {"queues": {"batchSize": 4, "newBatchThreshold": 2}}}
"""A replica works on 4 messages and fetches more when only 2 are left: 6 at a time."""


def test_a_queue_function_scales_from_zero_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, queue: QueueClient
) -> None:
    settings = {"Queue": str(queue.queue_name), "Orders": cluster.azurite_connection_string}
    app = deploy(cluster, namespace, tmp_path, TRIGGER, settings, host_json=HOST)
    app.waits_for(replicas=0)
    for number in range(15):
        queue.send_message(f"order {number}")
    app.waits_for(replicas=3)
    queue.clear_messages()
    app.waits_for(replicas=0)
