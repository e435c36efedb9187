import json

import pytest

from tests.cluster.operator_words import Opinion, read

FAILED = "failed to ensure HPA is correctly created for ScaledObject: "


@pytest.mark.parametrize(
    ("ready", "message", "expected"),
    [
        pytest.param(
            "True", "ScaledObject is defined correctly and is ready for scaling", Opinion.SCALERS_MADE, id="ok"
        ),
        pytest.param("Unknown", "", Opinion.NONE, id="at first"),
        pytest.param(
            "False",
            "error creating kafka client: kafka: client has run out of available brokers to talk to: "
            "dial tcp 127.0.0.1:1: connect: connection refused",
            Opinion.UNREACHABLE,
            id="nobody listens",
        ),
        pytest.param(
            "False",
            "error establishing connection to RabbitMQ: dial tcp: lookup rabbit.invalid on 127.0.0.1:53: no such host",
            Opinion.UNREACHABLE,
            id="nobody has that name",
        ),
        pytest.param(
            "False",
            "connection to redis failed: dial tcp: address 127.0.0.1: missing port in address",
            Opinion.REFUSED,
            id="an address that none can dial",
        ),
        pytest.param(
            "False",
            "error establishing MySQL connection: default addr for network 'host' unknown",
            Opinion.REFUSED,
            id="a connection string that none can read",
        ),
        pytest.param(
            "False",
            "error parsing RabbitMQ metadata: error parsing RabbitMQ metadata: value must be specified",
            Opinion.REFUSED,
            id="something is missing",
        ),
    ],
)
def test_the_words_tell_a_mistake_from_a_broker_that_is_not_there(ready: str, message: str, expected: Opinion) -> None:
    condition = {"type": "Ready", "status": ready, "message": FAILED + message}
    assert read(json.dumps({"status": {"conditions": [condition]}})).opinion is expected


def test_no_condition_is_no_opinion() -> None:
    assert read("{}").opinion is Opinion.NONE
