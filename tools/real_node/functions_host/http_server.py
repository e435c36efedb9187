"""HTTP triggers, and the host's own addresses for probes. Keys are not asked for."""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import azure.functions as func

from .invocation import fields, invoke
from .project import Function, HostJson

OWN = ("/admin/host/ping", "/runtime/health/ready", "/runtime/health/live")
PARAMETER = re.compile(r"\{(?P<rest>\*)?(?P<name>\w+)(?:[:?][^}]*)?\}")
PORT = re.compile(r"http://[^/;]*:(\d+)")


@dataclass(frozen=True)
class Route:
    """Where a function is called."""

    function: Function
    path: re.Pattern[str]
    methods: tuple[str, ...]
    """Empty: all of them."""

    @classmethod
    def of(cls, function: Function, prefix: str) -> "Route":
        """That of an HTTP trigger."""
        trigger = function.trigger
        path = "/".join(part for part in (prefix, trigger.get("route") or function.name) if part)
        methods = tuple(method.upper() for method in trigger.get("methods") or ())
        return cls(function, pattern(path), methods)


class HttpServer(ThreadingHTTPServer):
    """Answers requests, each in a thread of its own; closing waits for those under way."""

    daemon_threads = False

    def __init__(self, routes: tuple[Route, ...], host_json: HostJson, port: int) -> None:
        super().__init__(("", port), Handler)
        self.routes = routes
        self.host_json = host_json

    @classmethod
    def of(cls, functions: Iterable[Function], host_json: HostJson, port: int) -> "HttpServer":
        """For the HTTP triggers among `functions`."""
        prefix = host_json.extension("http").get("routePrefix", "api").strip("/")
        http = (function for function in functions if function.trigger["type"] == "httpTrigger")
        return cls(tuple(Route.of(function, prefix) for function in http), host_json, port)

    def answer(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> func.HttpResponse:
        """What a request is answered with."""
        address = urlsplit(url)
        if address.path in OWN:
            return func.HttpResponse(status_code=HTTPStatus.OK)
        for route in self.routes:
            found = route.path.fullmatch(address.path)
            if found and (not route.methods or method in route.methods):
                parameters = {name: value for name, value in found.groupdict().items() if value is not None}
                query = dict(parse_qsl(address.query))
                request = func.HttpRequest(
                    method, url, headers=headers, params=query, route_params=parameters, body=body
                )
                return response(invoke(route.function, request, parameters | fields(body), self.host_json))
        return func.HttpResponse(status_code=HTTPStatus.NOT_FOUND)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: HttpServer

    def answer(self) -> None:
        """Reads a request and answers it; 500 where the function failed."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            answer = self.server.answer(self.command, self.path, dict(self.headers.items()), body)
        except Exception:
            logging.exception("%s %s failed", self.command, self.path)
            answer = func.HttpResponse(status_code=HTTPStatus.INTERNAL_SERVER_ERROR)
        content = answer.get_body()
        self.send_response(answer.status_code)
        headers = {"Content-Type": f"{answer.mimetype}; charset={answer.charset}", "Content-Length": str(len(content))}
        for name, value in {**headers, **dict(answer.headers.items())}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - as http.server wants them

    def log_message(self, *_: object) -> None:
        """Nothing: probes come every few seconds."""


def pattern(path: str) -> re.Pattern[str]:
    """What matches a route: `orders/{id:int?}`, `files/{*path}`."""
    parts: list[str] = []
    end = 0
    for found in PARAMETER.finditer(path):
        value = ".*" if found["rest"] else "[^/]+"
        parts += [re.escape(path[end : found.start()]), f"(?P<{found['name']}>{value})"]
        end = found.end()
    return re.compile("/" + "".join(parts) + re.escape(path[end:]), re.IGNORECASE)


def response(returned: Any) -> func.HttpResponse:
    """What a function returns, as an answer."""
    if isinstance(returned, func.HttpResponse):
        return returned
    if returned is None:
        return func.HttpResponse(status_code=HTTPStatus.NO_CONTENT)
    return func.HttpResponse(str(returned))


def port_of(urls: str) -> int:
    """The port that `ASPNETCORE_URLS` asks for, or 80."""
    found = PORT.match(urls)
    return int(found[1]) if found else 80
