"""The same sources read here and run by the real library: names, triggers and properties agree."""

import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import azure.functions
import pytest
from azure.functions.decorators.function_app import FunctionRegister
from pulumi_keda_functions.projects import Binding, Function, read_project
from pulumi_keda_functions.values import Derived, Joined, Setting, resolve, settings_in

from ..conftest import ReadApp

PROJECTS = Path(__file__).parents[3] / "projects"
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
    "loops over lists that are made": """
        app = func.FunctionApp()
        CONFIG = {"orders": {"queue": "orders-v2"}, "mails": {"queue": "mails-v2"}}
        names = []
        for name, spec in CONFIG.items():
            names.append((name, spec["queue"]))
        for number, (name, queue) in enumerate(names):
            @app.function_name(f"{name}_{number}")
            @app.queue_trigger(arg_name="m", queue_name=queue, connection="C")
            def take(m): ...
        for stage in sorted(stage.lower() for stage in ["Test", "Prod"]):
            @app.function_name(stage)
            @app.queue_trigger(arg_name="m", queue_name=f"orders-{stage}", connection="C")
            def take_of_stage(m): ...
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
    assert {each.name: bindings_read(each) for each in project.functions} == bindings_told(project.root, monkeypatch)


FIXTURES = (
    "asgi",
    "blueprints",
    "conditional",
    "constants",
    "durable",
    "environment",
    "foreign-decorators",
    "generic-triggers",
    "kafka",
    "loops-and-factories",
    "mixed",
    "percent-settings",
    "positional-arguments",
    "shared-app",
    "wsgi",
)


@pytest.mark.parametrize("name", FIXTURES)
def test_agrees_with_the_library_about_a_fixture(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = read_project(PROJECTS / f"python-{name}" / "project")
    for setting in {setting for each in project.functions for setting in settings_of(each.trigger)}:
        if setting.default is None:
            monkeypatch.setenv(setting.name, f"value-of-{setting.name}")
    told = bindings_told(project.root, monkeypatch)
    assert all(bindings_read(each) == told[each.name] for each in project.functions if each.conditional is None)
    assert all(bindings in map(bindings_read, project.functions) for bindings in told.values())
    assert told.keys() <= {each.name for each in project.functions}


def bindings_read(function: Function) -> list[dict[str, Any]]:
    """What is read here, the trigger first, settings resolved."""
    return [
        {"type": each.type, **{name: resolved(value) for name, value in each.properties.items()}}
        for each in (function.trigger, *function.bindings)
    ]


def settings_of(binding: Binding) -> set[Setting]:
    """The settings in a binding's properties."""
    values = [value for value in binding.properties.values() if isinstance(value, Setting | Joined | Derived)]
    return {setting for value in values for setting in settings_in(value)}


def resolved(value: Any) -> Any:
    """A property with its settings resolved."""
    return resolve(value, os.environ) if isinstance(value, Setting | Joined | Derived) else value


def bindings_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[dict[str, Any]]]:
    """What the library tells the host of each function, the trigger first, when the project is imported."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(root)
    try:
        names = vars(importlib.import_module("function_app")).values()
        (app,) = {thing for thing in names if isinstance(thing, FunctionRegister)}
        return {str(function.get_function_name()): own_properties(function) for function in app.get_functions()}
    finally:
        for name, module in list(sys.modules.items()):
            if (getattr(module, "__file__", None) or "").startswith(str(root)):
                del sys.modules[name]


def own_properties(function: azure.functions.decorators.function_app.Function) -> list[dict[str, Any]]:
    """The bindings, the trigger first, without what every binding has."""
    bindings = [json.loads(text) for text in function.get_raw_bindings()]
    not_kept = {"name", "direction", "toolProperties"}
    own = [{key: value for key, value in one.items() if key not in not_kept} for one in bindings]
    return sorted(own, key=lambda one: not one["type"].endswith("Trigger"))
