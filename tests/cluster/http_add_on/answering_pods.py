"""What answers in place of pods, which run no code on simulated nodes: a proxy that knows every answer."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECONDS = 3.0
"""That each request takes, so that many are under way at a time."""


class Answering(BaseHTTPRequestHandler):
    """Answers every GET with the URL that was asked for."""

    def do_GET(self) -> None:
        time.sleep(SECONDS)
        body = self.path.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def answering_pods() -> Iterator[str]:
    """The URL of the proxy."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
