"""Registrations: what each method of an app stands for, and how its options may be given."""

from typing import Any

import pytest
from pulumi_keda_functions.projects.node_v4.library import DECLARING, TRIGGERS

from .conftest import ReadScript


@pytest.mark.parametrize(
    ("call", "binding_type", "properties"),
    [
        pytest.param(
            "app.http('f', {handler})", "httpTrigger", {"authLevel": "anonymous", "methods": ["GET", "POST"]}, id="http"
        ),
        pytest.param(
            "app.http('f', {authLevel: 'function', methods: ['PUT'], route: 'x', handler})",
            "httpTrigger",
            {"authLevel": "function", "methods": ["PUT"], "route": "x"},
            id="http with all",
        ),
        *(
            pytest.param(
                f"app.{name}('f', async () => ({{}}))",
                "httpTrigger",
                {"authLevel": "anonymous", "methods": [method]},
                id=f"{name} with a handler alone",
            )
            for name, method in (("get", "GET"), ("put", "PUT"), ("post", "POST"), ("patch", "PATCH"))
        ),
        pytest.param(
            "app.deleteRequest('f', {route: 'x', handler})",
            "httpTrigger",
            {"authLevel": "anonymous", "methods": ["DELETE"], "route": "x"},
            id="deleteRequest with options",
        ),
        pytest.param("app.timer('f', {schedule: '0 0 3 * * *', handler})", "timerTrigger", {"schedule": "0 0 3 * * *"}),
        pytest.param(
            "app.storageBlob('f', {path: 'p/{n}', connection: 'C', handler})",
            "blobTrigger",
            {"path": "p/{n}", "connection": "C"},
        ),
        pytest.param(
            "app.storageQueue('f', {queueName: 'q', connection: 'C', handler})",
            "queueTrigger",
            {"queueName": "q", "connection": "C"},
        ),
        pytest.param(
            "app.serviceBusQueue('f', {queueName: 'q', connection: 'C', handler})",
            "serviceBusTrigger",
            {"queueName": "q", "connection": "C"},
        ),
        pytest.param(
            "app.serviceBusTopic('f', {topicName: 't', subscriptionName: 's', connection: 'C', handler})",
            "serviceBusTrigger",
            {"topicName": "t", "subscriptionName": "s", "connection": "C"},
        ),
        pytest.param("app.eventHub('f', {eventHubName: 'h', handler})", "eventHubTrigger", {"eventHubName": "h"}),
        pytest.param("app.eventGrid('f', {handler})", "eventGridTrigger", {}),
        pytest.param("app.cosmosDB('f', {databaseName: 'd', handler})", "cosmosDBTrigger", {"databaseName": "d"}),
        pytest.param("app.sql('f', {tableName: 't', handler})", "sqlTrigger", {"tableName": "t"}),
        pytest.param("app.mySql('f', {tableName: 't', handler})", "mysqlTrigger", {"tableName": "t"}),
        pytest.param("app.warmup('f', {handler})", "warmupTrigger", {}),
        pytest.param("app.connectorTrigger('f', {handler})", "connectorTrigger", {}),
        pytest.param(
            "app.webPubSub('f', {hub: 'h', connections: ['A'], connection: 'B', handler})",
            "webPubSubTrigger",
            {"hub": "h", "connections": ["A"]},
            id="webPubSub: connections win over connection",
        ),
        pytest.param(
            "app.mcpTool('f', {toolName: 't', description: 'd', toolProperties: load(), handler})",
            "mcpToolTrigger",
            {"toolName": "t", "description": "d", "useResultSchema": True},
            id="mcpTool: properties that cannot be read are left out",
        ),
        pytest.param(
            "app.mcpPrompt('f', {promptName: 'p', promptArguments: [{name: 'n', required: true}], handler})",
            "mcpPromptTrigger",
            {"promptName": "p", "promptArguments": '[{"name":"n","description":null,"required":true}]'},
            id="mcpPrompt with arguments in a list",
        ),
        pytest.param(
            "app.mcpPrompt('f', {promptName: 'p', metadata: ' ', handler})",
            "mcpPromptTrigger",
            {"promptName": "p", "promptArguments": "[]"},
            id="mcpPrompt without arguments",
        ),
        pytest.param(
            "app.mcpResource('f', {uri: 'x://y', resourceName: 'y', size: 3, other: 1, handler})",
            "mcpResourceTrigger",
            {"uri": "x://y", "resourceName": "y", "size": 3},
            id="mcpResource: properties of other names are dropped",
        ),
        pytest.param(
            "app.generic('f', {trigger: trigger.generic({type: 'kafkaTrigger', topic: 't'}), handler})",
            "kafkaTrigger",
            {"topic": "t"},
            id="generic",
        ),
        pytest.param(
            "app.generic('f', {trigger: {type: 'rabbitMQTrigger', name: 'm', queueName: 'q'}, handler})",
            "rabbitMQTrigger",
            {"queueName": "q"},
            id="a trigger as a plain literal",
        ),
        pytest.param(
            "app.generic('f', {trigger: {type: 'redisStream', key: 'k'}, handler})",
            "redisStreamTrigger",
            {"key": "k"},
            id="a type without Trigger at its end",
        ),
        pytest.param(
            "app.http('f', {trigger: trigger.storageQueue({queueName: 'q', connection: 'C'}), route: 'x', handler})",
            "queueTrigger",
            {"queueName": "q", "connection": "C"},
            id="a trigger among the options wins",
        ),
        pytest.param(
            "app.storageQueue('f', {trigger: undefined, queueName: 'q', handler})",
            "queueTrigger",
            {"queueName": "q"},
            id="an undefined trigger does not",
        ),
        pytest.param(
            "app.storageQueue('f', {queueName: 'q', connection: undefined, retry: {strategy: 'fixedDelay'}, handler})",
            "queueTrigger",
            {"queueName": "q"},
            id="undefined, retry and the handler are no properties",
        ),
    ],
)
def test_a_method_of_the_app(read_script: ReadScript, call: str, binding_type: str, properties: dict[str, Any]) -> None:
    reading = read_script(f"const handler = async () => {{}};\n{call};")
    assert reading.problems == ()
    (function,) = reading.functions
    assert (function.name, function.where) == ("f", "src/functions/work.ts:3")
    assert (function.trigger.type, function.trigger.properties) == (binding_type, properties)


@pytest.mark.parametrize("name", sorted(set(TRIGGERS) & DECLARING))
def test_every_trigger_has_a_helper_of_the_same_name(read_script: ReadScript, name: str) -> None:
    reading = read_script(f"app.{name}('a', {{x: 1}});\napp.generic('b', {{trigger: trigger.{name}({{x: 1}})}});")
    first, second = reading.functions
    assert first.trigger == second.trigger


@pytest.mark.parametrize(
    ("options", "bindings"),
    [
        pytest.param(
            "extraInputs: [input.cosmosDB({databaseName: 'd'}), input.table({tableName: 't'})]",
            [("cosmosDB", {"databaseName": "d"}), ("table", {"tableName": "t"})],
            id="inputs",
        ),
        pytest.param(
            "extraOutputs: outs, return: output.eventHub({eventHubName: 'h'}), extraInputs: [input.sql({x: 't'})]",
            [("sql", {"x": "t"}), ("eventHub", {"eventHubName": "h"}), ("queue", {"queueName": "q"})],
            id="inputs, the return value, outputs",
        ),
        pytest.param(
            "extraOutputs: [...outs, {type: 'signalR', name: 's', direction: 'out', hubName: 'h'}]",
            [("queue", {"queueName": "q"}), ("signalR", {"hubName": "h"})],
            id="spread and plain literals",
        ),
        pytest.param("extraInputs: [df.input.durableClient()]", [("durableClient", {})], id="a durable client"),
    ],
)
def test_other_bindings(read_script: ReadScript, options: str, bindings: list[tuple[str, Any]]) -> None:
    reading = read_script(
        f"""
        import * as df from "durable-functions";
        const out = output.storageQueue({{ queueName: "q" }});
        const outs = [out];
        app.timer("f", {{ schedule: "s", {options} }});
        """
    )
    (function,) = reading.functions
    assert [(binding.type, binding.properties) for binding in function.bindings] == bindings
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("options", "given"),
    [
        pytest.param("o", {"queueName": "q", "connection": "C"}, id="a variable"),
        pytest.param("{ ...o, queueName: 'r' }", {"queueName": "r", "connection": "C"}, id="spread, then changed"),
        pytest.param("{ queueName: 'r', ...o }", {"queueName": "q", "connection": "C"}, id="… the other way round"),
        pytest.param("Object.assign({}, o, { connection: 'D' })", {"queueName": "q", "connection": "D"}, id="assigned"),
        pytest.param("{ ...(o as any), ...undefined, ...null }", {"queueName": "q", "connection": "C"}, id="nothing"),
        pytest.param("Object.freeze(o)", {"queueName": "q", "connection": "C"}, id="frozen"),
        pytest.param("make('r')", {"queueName": "r", "connection": "C"}, id="what a function gives"),
        pytest.param("all.first", {"queueName": "q", "connection": "C"}, id="a member"),
        pytest.param("all['second']", {"queueName": "s"}, id="a member by its name"),
    ],
)
def test_options_may_come_from_anywhere(read_script: ReadScript, options: str, given: dict[str, str]) -> None:
    reading = read_script(
        f"""
        const o = {{ queueName: "q", connection: "C" }};
        const all = {{ first: o, second: {{ queueName: "s" }} }};
        const make = (queueName: string) => ({{ ...o, queueName }});
        app.storageQueue("f", {options});
        """
    )
    assert [dict(function.trigger.properties) for function in reading.functions] == [given]
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("statements", "suffix"),
    [
        pytest.param('import * as func from "@azure/functions"; func.app.get("f", h);', ".ts", id="import *"),
        pytest.param('import azure from "@azure/functions"; azure.app.get("f", h);', ".mjs", id="a default import"),
        pytest.param('import { app as a } from "@azure/functions"; a.get("f", h);', ".ts", id="another name"),
        pytest.param('import func = require("@azure/functions"); func.app.get("f", h);', ".ts", id="import = require"),
        pytest.param('const { app: a } = require("@azure/functions"); a.get("f", h);', ".js", id="require"),
        pytest.param('const { get } = require("@azure/functions").app; get("f", h);', ".cjs", id="a method by itself"),
        pytest.param(
            'var functions_1 = __importStar(require("@azure/functions")); functions_1.app.get("f", h);', ".js", id="tsc"
        ),
        pytest.param(
            'var f_1 = tslib_1.__importDefault(require("@azure/functions")); (0, f_1.default.app.get)("f", h);',
            ".js",
            id="tsc with tslib",
        ),
        pytest.param(
            'var import_functions = __toESM(require("@azure/functions")); import_functions.app.get("f", h);',
            ".js",
            id="esbuild",
        ),
        pytest.param('const { app: a } = await import("@azure/functions"); a.get("f", h);', ".mjs", id="await import"),
        pytest.param('app["get"]("f", h);', ".ts", id="a method by its name as text"),
        pytest.param('app?.get?.("f", h);', ".ts", id="optional chains"),
        pytest.param('(app as any).get("f", h);', ".ts", id="a cast"),
        pytest.param('app.get<string>("f", h);', ".ts", id="type arguments"),
        pytest.param('const page = <b>x</b>; app.get("f", h);', ".tsx", id="TSX"),
        pytest.param('const page = <b title="x">x</b>; app.get("f", h);', ".jsx", id="JSX"),
        pytest.param('app.get("f", h as unknown as HttpHandler);', ".ts", id="a handler that is cast"),
        pytest.param('app.get("f", wrap(h));', ".ts", id="a handler that is wrapped"),
    ],
)
def test_the_app_may_be_reached_in_any_way(read_script: ReadScript, statements: str, suffix: str) -> None:
    reading = read_script(f"const h = () => ({{}});\n{statements}", suffix)
    assert [(function.name, function.trigger.type) for function in reading.functions] == [("f", "httpTrigger")]
    assert reading.problems == ()


def test_functions_that_are_commented_out_are_none(read_script: ReadScript) -> None:
    reading = read_script(
        """
        // app.storageQueue("a", { queueName: "q" });
        /* app.storageQueue("b", { queueName: "q" }); */
        const text = "app.storageQueue('c', {})" + `app.storageQueue('d', {})`;
        """
    )
    assert (reading.functions, reading.problems) == ((), ())


def test_two_functions_of_one_name_are_both_there_for_the_project_to_tell(read_script: ReadScript) -> None:
    reading = read_script("app.get('f', () => {});\napp.get('f', () => {});")
    assert [function.where for function in reading.functions] == ["src/functions/work.ts:2", "src/functions/work.ts:3"]


@pytest.mark.parametrize(
    ("call", "binding_type"),
    [
        ("df.app.orchestration('f', function* () {})", "orchestrationTrigger"),
        ("df.app.orchestration('f', { handler: function* () {} })", "orchestrationTrigger"),
        ("df.app.activity('f', { handler: () => {} })", "activityTrigger"),
        ("df.app.entity<number>('f', (context) => {})", "entityTrigger"),
        ("app.generic('f', { trigger: df.trigger.activity() })", "activityTrigger"),
    ],
)
def test_durable_functions(read_script: ReadScript, call: str, binding_type: str) -> None:
    reading = read_script(f'import * as df from "durable-functions";\n{call};')
    assert [function.trigger.type for function in reading.functions] == [binding_type]
    assert reading.problems == ()


def test_the_client_s_methods_add_a_durable_client_unless_there_is_one(read_script: ReadScript) -> None:
    reading = read_script(
        """
        import { app as durable, input as inputs } from "durable-functions";
        durable.client.http("a", { handler: async () => {} });
        durable.client.timer("b", { schedule: "s", extraInputs: [inputs.durableClient()], handler: async () => {} });
        """
    )
    assert [[binding.type for binding in function.bindings] for function in reading.functions] == [
        ["durableClient", "http"],
        ["durableClient"],
    ]
