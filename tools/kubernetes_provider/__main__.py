"""`python -m tools.kubernetes_provider [engine address]`."""

import sys

from .helm_release.helm import end_all
from .server import serve
from .servicer import KubernetesProvider

if __name__ == "__main__":
    serve(sys.argv[1:], KubernetesProvider, at_end=end_all)
