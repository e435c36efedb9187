from pathlib import Path
from typing import Any

import azure.functions as func
import pytest

from tools.real_node.functions_host import invocation
from tools.real_node.functions_host.http_server import HttpServer, pattern, port_of, response
from tools.real_node.functions_host.project import Function, HostJson, expanded, load
from tools.real_node.functions_host.queue_listener import seconds

PROJECT = """
import azure.functions as func

app = func.FunctionApp()


@app.queue_trigger(arg_name="message", queue_name="%Queue%", connection="Storage")
def work(message):
    pass


@app.route(route="orders/{id:int}", methods=["POST"])
def order(req):
    return func.HttpResponse(req.route_params["id"] + " " + req.params["kind"] + " " + req.get_body().decode())
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["", *__import__("sys").path])
    monkeypatch.delitem(__import__("sys").modules, "function_app", raising=False)
    (tmp_path / "function_app.py").write_text(PROJECT)
    (tmp_path / "host.json").write_text('{"version": "2.0"}')
    return tmp_path


def test_all_functions_are_run_where_none_is_named(root: Path) -> None:
    assert [each.name for each in load(root)] == ["work", "order"]


def test_only_functions_that_are_named_are_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AzureFunctionsJobHost__functions__0", "work")
    (only,) = load(root)
    assert only.trigger["type"] == "queueTrigger"
    assert only.trigger["queueName"] == "%Queue%"


def test_app_settings_are_put_into_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("Stage", "test")
    assert expanded("orders-%Stage%") == "orders-test"
    with pytest.raises(KeyError, match="Missing"):
        expanded("%Missing%")


@pytest.mark.parametrize(
    ("route", "path", "parameters"),
    [
        pytest.param("api/orders", "/api/orders", {}, id="nothing but text"),
        pytest.param("api/orders", "/API/Orders", {}, id="in any case"),
        pytest.param("api/orders/{id:int?}", "/api/orders/4", {"id": "4"}, id="a parameter, its constraint left out"),
        pytest.param("files/{*path}", "/files/a/b", {"path": "a/b"}, id="the rest"),
        pytest.param("api/orders/{id}", "/api/orders/4/lines", None, id="more than the route has"),
        pytest.param("api/a.b", "/api/aXb", None, id="a dot is a dot"),
    ],
)
def test_routes(route: str, path: str, parameters: dict[str, str] | None) -> None:
    found = pattern(route).fullmatch(path)
    assert (found.groupdict() if found else None) == parameters


def test_a_request_reaches_its_function_with_all_that_came(root: Path) -> None:
    server = HttpServer.of(load(root), HostJson.read(root), 0)
    with server:
        answer = server.answer("POST", "/api/orders/4?kind=tea", {}, b"now")
        assert (answer.status_code, answer.get_body()) == (200, b"4 tea now")
        assert server.answer("GET", "/api/orders/4", {}, b"").status_code == 404
        assert server.answer("GET", "/admin/host/ping", {}, b"").status_code == 200


@pytest.mark.parametrize(
    ("returned", "status", "body"),
    [
        pytest.param("text", 200, b"text", id="text"),
        pytest.param(None, 204, b"", id="nothing"),
        pytest.param(func.HttpResponse("no", status_code=403), 403, b"no", id="an answer"),
    ],
)
def test_what_a_function_returns_is_the_answer(returned: Any, status: int, body: bytes) -> None:
    answer = response(returned)
    assert (answer.status_code, answer.get_body()) == (status, body)


@pytest.mark.parametrize(
    ("urls", "port"), [("", 80), ("http://+:8080", 8080), ("http://*:5000/;https://*:5001", 5000), ("http://+", 80)]
)
def test_the_port_is_the_setting_s(urls: str, port: int) -> None:
    assert port_of(urls) == port


@pytest.mark.parametrize(("text", "expected"), [("00:00:02", 2.0), ("00:01:00", 60.0), ("00:00:00.1", 0.1)])
def test_times_of_host_json(text: str, expected: float) -> None:
    assert seconds(text) == expected


def test_outputs_are_written_after_a_call_that_went_well_and_not_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[str, Any]] = []
    monkeypatch.setattr(invocation, "write", lambda binding, value, _: written.append((binding["path"], value)))

    def invoice(message: str, blob: func.Out[str]) -> None:
        blob.set("paid")
        if message == "fail":
            raise RuntimeError

    bindings = (
        {"type": "queueTrigger", "direction": "IN", "name": "message"},
        {"type": "blob", "direction": "OUT", "name": "blob", "path": "invoices/{id}.json"},
    )
    function = Function("invoice", invoice, bindings)
    invocation.invoke(function, "pay", {"id": 7}, HostJson({}))
    with pytest.raises(RuntimeError):
        invocation.invoke(function, "fail", {"id": 8}, HostJson({}))
    assert written == [("invoices/7.json", "paid")]
