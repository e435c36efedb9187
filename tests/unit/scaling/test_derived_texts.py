import string
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.scaling.derived_texts import derived, problems_in_derived
from pulumi_keda_functions.scaling.event_hubs import connection_to_hub
from pulumi_keda_functions.scaling.kafka import broker_addresses, event_hubs_endpoint
from pulumi_keda_functions.scaling.rabbitmq import amqp_uri
from pulumi_keda_functions.scaling.stack_exchange import redis_address, redis_database, redis_password, redis_tls
from pulumi_keda_functions.values import Derived, Setting

from tests.unit.sample import app, function, messages

SECRETS = st.text(string.ascii_letters + string.digits, min_size=12)
TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(["a", ":", "//", "amqp", ";", ",", "=", "ssl", "true", "EntityPath", "Endpoint", "1"])
    ).map("".join),
)


def shouted(text: str) -> str:
    if not text:
        raise ValueError("has nothing to shout")
    return text.upper()


def test_what_is_known_is_derived_at_once() -> None:
    assert derived(shouted, "a") == "A"
    assert derived(shouted, Setting("A")) == Derived(shouted, Setting("A"))


def test_a_text_that_cannot_be_taken_apart_is_told_once_with_its_setting() -> None:
    values = (Derived(shouted, Setting("A")), Derived(shouted, Setting("A")), Derived(shouted, Setting("B")))
    problems = problems_in_derived(app({"A": "", "B": None}), function("queueTrigger"), "say something", *values)
    assert messages(problems) == ["function_app.py:7: f: A has nothing to shout: say something"]


@pytest.mark.parametrize("rule", [broker_addresses, event_hubs_endpoint, redis_database])
@given(text=TEXTS)
def test_what_stands_in_metadata_is_derived_of_any_text(rule: Callable[[str], str], text: str) -> None:
    assert isinstance(rule(text), str)


@pytest.mark.parametrize("rule", [connection_to_hub, amqp_uri, redis_address, redis_password, redis_tls])
@given(text=TEXTS, secret=SECRETS)
def test_a_secret_is_taken_apart_or_refused_without_being_told(
    rule: Callable[[str], str], text: str, secret: str
) -> None:
    assert secret not in refusal(rule, text + secret)


def refusal(rule: Callable[[str], str], text: str) -> str:
    """What `rule` says when it cannot take `text` apart; nothing when it can."""
    try:
        rule(text)
    except ValueError as error:
        return str(error)
    return ""
