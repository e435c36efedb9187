"""`python -m functions_host`: runs the project in `AzureWebJobsScriptRoot` until SIGTERM.

What takes time to import is imported when SIGTERM is heeded: the first process of a container ignores it otherwise, and
would begin work that it has no time left to end.
"""

import signal
import threading


def main() -> None:
    """Listens for SIGTERM, then becomes the host."""
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    from .host import run

    run(stopping)


main()
