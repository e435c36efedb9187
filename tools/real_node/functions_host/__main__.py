"""`python -m functions_host`: runs the project in `AzureWebJobsScriptRoot` until SIGTERM.

It is not to be the first process of a container. That one ignores SIGTERM until it heeds it: a pod that is stopped
while Python starts would begin work that it has no time left to end, and its messages would be hidden for ten minutes.
"""

import signal
import threading

from .host import run

stopping = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stopping.set())
run(stopping)
