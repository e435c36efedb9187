"""`python -m tests.azure_provider [engine address]`."""

import sys

from tools.kubernetes_provider.server import serve

from .servicer import AzureProvider

if __name__ == "__main__":
    serve(sys.argv[1:], lambda _engine: AzureProvider())
