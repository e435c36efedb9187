"""The host's life: it starts, works, drains."""

import logging
import os
import sys
import threading
from pathlib import Path

from .http_server import HttpServer, port_of
from .project import HostJson, load
from .queue_listener import listeners

SCRIPT_ROOT = "AzureWebJobsScriptRoot"
QUIET = ("azure", "urllib3")
"""Libraries that log each request at level INFO."""


def run(stopping: threading.Event) -> None:
    """Returns when `stopping` is set and all that was in work is done."""
    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    root = Path(os.environ[SCRIPT_ROOT])
    host_json = HostJson.read(root)
    functions = load(root)
    workers = [threading.Thread(target=each.listen, args=(stopping,)) for each in listeners(functions, host_json)]
    server = HttpServer.of(functions, host_json, port_of(os.environ.get("ASPNETCORE_URLS", "")))
    threading.Thread(target=server.serve_forever).start()
    for worker in workers:
        worker.start()
    logging.info("host started: %s", ", ".join(function.name for function in functions) or "no functions")
    stopping.wait()
    logging.info("draining")
    for worker in workers:
        worker.join()
    server.shutdown()
    server.server_close()
    logging.info("drained")
