"""Brokers for tests, as processes on loopback that do not outlive their user.

with running_redis(folder) as redis:
    print(redis.url)
"""

from .kafka import Kafka, running_kafka
from .mariadb import MariaDb, running_mariadb
from .prometheus import Prometheus, running_prometheus
from .rabbitmq import RabbitMq, running_rabbitmq
from .redis import Redis, running_redis

__all__ = [
    "Kafka",
    "MariaDb",
    "Prometheus",
    "RabbitMq",
    "Redis",
    "running_kafka",
    "running_mariadb",
    "running_prometheus",
    "running_rabbitmq",
    "running_redis",
]
