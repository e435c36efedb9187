"""Takes a real node down when its user is gone: `python -m tools.real_node.keeper FOLDER`.

The standard input is a pipe whose other end only the user holds; see tools/cluster_keeper.py.
"""

import sys
from pathlib import Path

from .real_node import down

if __name__ == "__main__":
    sys.stdin.read()
    down(Path(sys.argv[1]))
