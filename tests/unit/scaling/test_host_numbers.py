import pytest
from pulumi_keda_functions.projects import HostConfig, Json
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.host_numbers import bundle_major, number, problems_in_host_numbers

from tests.unit.sample import app, messages

BATCH = "extensions.queues.batchSize"
OVERRIDE = "AzureFunctionsJobHost__extensions__queues__batchSize"


@pytest.mark.parametrize(
    ("content", "settings", "expected"),
    [
        pytest.param({}, {}, 16, id="nothing given: the default"),
        pytest.param({"extensions": {"queues": {"batchSize": 4}}}, {}, 4, id="host.json"),
        pytest.param({"Extensions": {"Queues": {"BatchSize": 4}}}, {}, 4, id="keys ignore case"),
        pytest.param({"extensions": {"queues": {"batchSize": "4"}}}, {}, 4, id="a number as text"),
        pytest.param({"extensions": {"queues": {"batchSize": 4}}}, {OVERRIDE: "8"}, 8, id="a setting overrides"),
        pytest.param({"extensions": {"queues": None}}, {}, 16, id="an empty section"),
    ],
)
def test_number(content: dict[str, Json], settings: dict[str, str | None], expected: int) -> None:
    assert number(app(settings, content), BATCH, 16).value == expected


def test_numbers_that_the_host_refuses_are_named_with_their_place() -> None:
    content: dict[str, Json] = {
        "extensions": {"queues": {"batchSize": 33}, "serviceBus": {"maxConcurrentCalls": "many"}}
    }
    lines: dict[tuple[str, ...], int] = {("extensions", "queues", "batchSize"): 4}
    settings: dict[str, str | None] = {"AzureFunctionsJobHost__extensions__queues__newBatchThreshold": "x"}
    refused = App(HostConfig(content, lines), AppSettings.of(settings))
    assert messages(problems_in_host_numbers(refused)) == [
        "host.json:4: extensions.queues.batchSize is 33: 1 to 32 is allowed: correct it",
        "settings['AzureFunctionsJobHost__extensions__queues__newBatchThreshold']: "
        "extensions.queues.newBatchThreshold is 'x': 0 to 2147483647 is allowed: correct it",
        "host.json: extensions.serviceBus.maxConcurrentCalls is 'many': 1 to 2147483647 is allowed: correct it",
    ]


@pytest.mark.parametrize(("version", "major"), [("[2.*, 3.0.0)", 2), ("[4.0.0, 5.0.0)", 4), (None, 4), ("x", 4)])
def test_bundle_major(version: str | None, major: int) -> None:
    assert bundle_major(app({}, {"extensionBundle": {"version": version}})) == major
