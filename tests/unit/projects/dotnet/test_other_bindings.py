"""Bindings besides the trigger: on parameters, on the method and on what it returns."""

from collections.abc import Mapping

import pytest
from pulumi_keda_functions.projects.model import Property

from .conftest import IN_PROCESS, ReadCode, in_class


@pytest.mark.parametrize(
    ("code", "bindings"),
    [
        pytest.param(
            '[Function("A")] [QueueOutput("out", Connection = "C")]\n'
            'public string A([QueueTrigger("q")] string m, [BlobInput("in/{id}")] string b, FunctionContext c) => m;',
            [("blob", {"path": "in/{id}"}), ("queue", {"queueName": "out", "connection": "C"})],
            id="on a parameter and on the method",
        ),
        pytest.param(
            '[Function("A")] public Task<Result> A([TimerTrigger("0 0 3 * * *")] TimerInfo t) => null;\n'
            'public class Result { [ServiceBusOutput("t", ServiceBusEntityType.Topic)] public string M { get; set; } }',
            [("serviceBus", {"queueOrTopicName": "t", "entityType": "Topic"})],
            id="on a property of the result",
        ),
        pytest.param(
            '[Function("A")] public Task<Result> A([TimerTrigger("0 0 3 * * *")] TimerInfo t) => null;\n'
            'public record Result([property: TableOutput("t")] string M);',
            [("table", {"tableName": "t"})],
            id="on a parameter of a record",
        ),
        pytest.param(
            '[Function("A")] public Task A([HttpTrigger] HttpRequestData r, [DurableClient] object c) => null;',
            [("durableClient", {})],
            id="a durable client",
        ),
    ],
)
def test_other_bindings(read_code: ReadCode, code: str, bindings: list[tuple[str, Mapping[str, Property]]]) -> None:
    (found,) = read_code(in_class(code)).functions
    assert [(binding.type, binding.properties) for binding in found.bindings] == bindings


def test_other_bindings_in_process(read_code: ReadCode) -> None:
    code = """
    [FunctionName("A")]
    [return: Queue("done")]
    public static async Task<string> A(
        [QueueTrigger("q")] string m,
        [CosmosDB("d", "c", Connection = "C")] IAsyncCollector<Order> orders,
        [Blob("in/{id}", FileAccess.Read)] Stream blob, ILogger log) => m;
    """
    (found,) = read_code(in_class(code), project=IN_PROCESS).functions
    assert [(binding.type, binding.properties) for binding in found.bindings] == [
        ("cosmosDB", {"databaseName": "d", "containerName": "c", "connection": "C"}),
        ("blob", {"path": "in/{id}", "access": "read"}),
        ("queue", {"queueName": "done"}),
    ]
