import pytest
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.binding_numbers import binding_number
from pulumi_keda_functions.scaling.host_numbers import Number
from pulumi_keda_functions.values import Setting

from tests.unit.sample import app, function, host, messages

DEFAULT = Number(16, "batch 16 by default")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(None, DEFAULT, id="left out"),
        pytest.param(5, Number(5, "batch 5 in function_app.py:7"), id="a number"),
        pytest.param(" 5 ", Number(5, "batch 5 in function_app.py:7"), id="a number as text"),
        pytest.param(Setting("Batch"), Number(7, "batch 7 in function_app.py:7"), id="from the environment"),
    ],
)
def test_binding_number(written: Property, expected: Number) -> None:
    read = binding_number(app({"Batch": "7"}), function("redisListTrigger", {"batch": written}), "batch", 16)
    assert read == (expected, ())


@pytest.mark.parametrize("written", [0, -1, 2**31, True, "many", "", "9" * 5000, Setting("Secret")])
def test_what_is_no_such_number_is_told(written: Property) -> None:
    number, problems = binding_number(
        app({"Secret": None}), function("redisListTrigger", {"batch": written}), "batch", 16
    )
    assert number == DEFAULT
    (message,) = messages(problems)
    assert message.endswith(": 1 to 2147483647 is allowed: correct batch, or leave it out for 16")


def test_without_any_settings_a_number_is_taken_to_be_there() -> None:
    unset = App(host(), AppSettings(assumed=True))
    assert binding_number(unset, function("f", {"batch": Setting("Batch")}), "batch", 16) == (DEFAULT, ())
