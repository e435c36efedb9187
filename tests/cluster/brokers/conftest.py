"""Brokers for the whole run, each started by the first test that asks for it."""

from collections.abc import Iterator

import pytest

from tests.cluster.brokers.exporter import Exporter, running_exporter
from tests.conftest import executables_or_skip
from tools.brokers import (
    Kafka,
    MariaDb,
    Prometheus,
    RabbitMq,
    Redis,
    running_kafka,
    running_mariadb,
    running_prometheus,
    running_rabbitmq,
    running_redis,
)


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    with executables_or_skip(), running_redis(tmp_path_factory.mktemp("redis")) as broker:
        yield broker


@pytest.fixture(scope="session")
def rabbitmq(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RabbitMq]:
    with executables_or_skip(), running_rabbitmq(tmp_path_factory.mktemp("rabbitmq")) as broker:
        yield broker


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kafka]:
    with executables_or_skip(), running_kafka(tmp_path_factory.mktemp("kafka")) as broker:
        yield broker


@pytest.fixture(scope="session")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MariaDb]:
    with executables_or_skip(), running_mariadb(tmp_path_factory.mktemp("mariadb")) as broker:
        yield broker


@pytest.fixture(scope="session")
def exporter() -> Iterator[Exporter]:
    with running_exporter() as exporter:
        yield exporter


@pytest.fixture(scope="session")
def prometheus(tmp_path_factory: pytest.TempPathFactory, exporter: Exporter) -> Iterator[Prometheus]:
    with executables_or_skip(), running_prometheus(tmp_path_factory.mktemp("prometheus"), exporter.port) as server:
        yield server
