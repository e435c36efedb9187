"""`python -m tools.kubernetes_provider [engine address]`."""

import sys

from .server import serve

if __name__ == "__main__":
    serve(sys.argv[1:])
