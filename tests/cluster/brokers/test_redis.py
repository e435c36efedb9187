from pathlib import Path

import redis as client

from tests.cluster.brokers.app import deploy
from tools.brokers import Redis
from tools.brokers.redis import PASSWORD
from tools.cluster import Cluster


def test_a_list_function_scales_from_zero_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, redis: Redis
) -> None:
    trigger = {"type": "redisListTrigger", "connection": "Cache", "key": namespace, "maxBatchSize": 4}
    app = deploy(cluster, namespace, tmp_path, trigger, {"Cache": redis.connection_string})
    app.waits_for(replicas=0)
    with connected(redis) as connection:
        connection.rpush(namespace, *(f"order {number}" for number in range(10)))
        app.waits_for(replicas=3)
        connection.ltrim(namespace, 10, -1)
        app.waits_for(replicas=0)


def test_a_stream_function_scales_from_zero_and_back(
    cluster: Cluster, namespace: str, tmp_path: Path, redis: Redis
) -> None:
    trigger = {"type": "redisStreamTrigger", "connection": "Cache", "key": namespace, "maxBatchSize": 4}
    app = deploy(cluster, namespace, tmp_path, trigger, {"Cache": redis.connection_string})
    (group,) = (each["metadata"]["consumerGroup"] for each in app.triggers)
    with connected(redis) as connection:
        # As the extension does when the function starts.
        connection.xgroup_create(namespace, group, id="0", mkstream=True)
        app.waits_for(replicas=0)
        for number in range(10):
            connection.xadd(namespace, {"order": number})
        app.waits_for(replicas=3)
        connection.xreadgroup(group, "replica", {namespace: ">"}, count=10, noack=True)
        app.waits_for(replicas=0)


def connected(redis: Redis) -> client.Redis:
    return client.Redis(port=redis.port, password=PASSWORD)
