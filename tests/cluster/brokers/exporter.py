"""A server that shows Prometheus numbers, which a test sets."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Exporter(ThreadingHTTPServer):
    """Answers every GET with the gauge `requests_per_second`, and with what else a test has it show."""

    requests_per_second = 0.0
    further_metrics = ""

    @property
    def port(self) -> int:
        return self.server_port


class Metrics(BaseHTTPRequestHandler):
    server: Exporter

    def do_GET(self) -> None:
        own = f"# TYPE requests_per_second gauge\nrequests_per_second {self.server.requests_per_second}\n"
        text = f"{own}{self.server.further_metrics}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; version=0.0.4")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        # Prometheus ends while it asks.
        with suppress(BrokenPipeError):
            self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Nothing: a line a second would bury the output of the tests."""


@contextmanager
def running_exporter() -> Iterator[Exporter]:
    with Exporter(("127.0.0.1", 0), Metrics) as exporter:
        thread = threading.Thread(target=exporter.serve_forever)
        thread.start()
        try:
            yield exporter
        finally:
            exporter.shutdown()
            thread.join()
