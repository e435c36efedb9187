"""The same sources read here and run by the real library: names, triggers and properties agree."""

import json
from types import ModuleType
from typing import Any

import azure.functions
import pytest
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.values import Derived, Joined, Setting, resolve

from ..conftest import ReadApp

SETTINGS = {"QUEUE": "orders", "CONN": "AzureWebJobsStorage"}

SOURCES = {
    "every argument by its position": """
        app = func.FunctionApp()
        @app.queue_trigger("m", "q", "C")
        def queue(m): ...
        @app.service_bus_queue_trigger("m", "C", "q", "string", "listen", True, "many", False)
        def bus(m): ...
        @app.service_bus_topic_trigger("m", "C", "t", "s")
        def topic(m): ...
        @app.event_hub_message_trigger("m", "C", "h", func.DataType.BINARY, func.Cardinality.MANY, "g")
        def hub(m): ...
        @app.blob_trigger("b", "in/{name}", "C", func.BlobSource.EVENT_GRID)
        def blob(b): ...
        @app.timer_trigger("t", "0 0 3 * * *", True)
        def timer(t): ...
        @app.cosmos_db_trigger("d", "C", "db", "box", "L")
        def cosmos(d): ...
        @app.sql_trigger("c", "t", "S")
        def sql(c): ...
        """,
    "HTTP: routes, levels and methods": """
        app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)
        @app.route()
        def plain(req): ...
        @app.route("orders/{id}", methods=["get", func.HttpMethod.POST], auth_level="admin")
        def orders(req): ...
        @app.function_name("Named")
        @app.route(trigger_extra_fields={"web_hook_type": "genericJson"})
        def other(req): ...
        @app.generic_trigger("req", type="httpTrigger")
        def generic(req): ...
        """,
    "Kafka writes defaults": """
        app = func.FunctionApp()
        @app.kafka_trigger("k", topic="t", broker_list="%BROKERS%", protocol="SaslSsl", lag_threshold=5,
                           authentication_mode="plain", ssl_ca_pem="P")
        def kafka(k): ...
        """,
    "generic triggers and bindings keep what they are given": """
        app = func.FunctionApp()
        @app.generic_trigger(arg_name="m", type="rabbitMQTrigger", queueName="q", connection_string_setting="R")
        @app.generic_output_binding(arg_name="o", type="custom", some_thing=[1, {"a": None, "b": "c"}])
        def rabbit(m, o): ...
        """,
    "inputs and outputs": """
        app = func.FunctionApp()
        @app.queue_trigger(arg_name="m", queue_name="q", connection="C")
        @app.queue_output(arg_name="o", queue_name="out", connection="C")
        @app.cosmos_db_input("d", "C", "db", "box", id="{id}")
        @app.blob_output(arg_name="b", path="x", connection="C")
        def work(m, o, d, b): ...
        """,
    "constants and the environment": """
        PREFIX = "team"
        NAMES = {"audit": PREFIX + "-audit"}
        queue = os.environ["QUEUE"]
        app = func.FunctionApp()
        @app.queue_trigger(arg_name="m", queue_name=f"{PREFIX}-{queue}", connection=os.getenv("CONN"))
        def one(m): ...
        @app.queue_trigger(arg_name="m", queue_name=NAMES["audit"], connection=os.environ.get("OTHER", "Default"))
        def two(m): ...
        """,
    "factories, loops and lists": """
        app = func.FunctionApp()
        def add(name, *, connection="C"):
            @app.function_name(name=f"work_{name}")
            @app.queue_trigger(arg_name="m", queue_name=name.upper(), connection=connection)
            def work(m): ...
            return work
        for each in ("a", "b"):
            add(each, connection="D")
        def plain(m): ...
        app.queue_trigger(arg_name="m", queue_name="q", connection="C")(plain)
        """,
    "blueprints": """
        app = func.FunctionApp()
        first, second = func.Blueprint(), func.Blueprint()
        @first.timer_trigger(arg_name="t", schedule="0 * * * * *")
        def one(t): ...
        @second.event_grid_trigger(arg_name="e")
        def two(e): ...
        for blueprint in [first, second]:
            app.register_blueprint(blueprint)
        """,
    "a web application beside decorators": """
        app = func.WsgiFunctionApp(app=lambda environ, start: [], http_auth_level=func.AuthLevel.ANONYMOUS)
        @app.queue_trigger(arg_name="m", queue_name="q", connection="C")
        def work(m): ...
        """,
    "decorators of others, and retry": """
        import functools
        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)
            return wrapper
        app = func.FunctionApp()
        @app.queue_trigger(arg_name="m", queue_name="q", connection="C")
        @app.retry(strategy="fixed_delay", max_retry_count="3", delay_interval="00:00:05")
        @logged
        def work(m): ...
        """,
    "MCP tools": """
        app = func.FunctionApp()
        @app.mcp_tool()
        def tell(text):
            "Tells."
        @app.mcp_resource_trigger(arg_name="c", uri="x://y", resource_name="y", mime_type="text/plain")
        def resource(c): ...
        """,
    "subclasses": """
        class App(func.FunctionApp):
            def __init__(self):
                super().__init__(http_auth_level=func.AuthLevel.ADMIN)
                self.route(route="health")(self.health)
            def health(self, req): ...
        app = App()
        """,
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_agrees_with_the_library(source: str, read_app: ReadApp, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    project = read_app(source)
    assert project.problems == ()
    file = project.root / "function_app.py"
    module = ModuleType("function_app")
    exec(compile(file.read_text(), file, "exec"), module.__dict__)  # noqa: S102 - the test's own source
    app = module.__dict__["app"]
    assert {f.name: [filled_in(f, app), *map(typed, f.bindings)] for f in project.functions} == {
        function.get_function_name(): library_bindings(function) for function in app.get_functions()
    }


def filled_in(function: Function, app: Any) -> dict[str, Any]:
    """The trigger with what the library adds to it that is not written there."""
    trigger = typed(function.trigger)
    if function.trigger.type != "httpTrigger":
        return trigger
    return {"route": function.name, "authLevel": app.auth_level.name} | trigger


def typed(binding: Any) -> dict[str, Any]:
    """A binding as JSON, its settings resolved."""
    return {"type": binding.type, **{name: resolved(value) for name, value in binding.properties.items()}}


def resolved(value: Any) -> Any:
    """A property with its settings resolved."""
    return resolve(value, SETTINGS) if isinstance(value, Setting | Joined | Derived) else value


def library_bindings(function: azure.functions.decorators.function_app.Function) -> list[dict[str, Any]]:
    """What the library tells the host, the trigger first, without what every binding has."""
    bindings = [json.loads(text) for text in function.get_raw_bindings()]
    own = [{key: value for key, value in one.items() if key not in {"name", "direction"}} for one in bindings]
    for one in own:
        one.pop("toolProperties", None)
    return sorted(own, key=lambda one: not one["type"].endswith("Trigger"))
