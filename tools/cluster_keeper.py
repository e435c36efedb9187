"""Takes a cluster down when its user is gone: `python -m tools.cluster_keeper FOLDER`.

The standard input is a pipe whose other end only the user holds. It ends when the user is done, dies of an error or is
killed; then the cluster goes, with its folder.
"""

import sys
from pathlib import Path

from tools.cluster import down

if __name__ == "__main__":
    sys.stdin.read()
    down(Path(sys.argv[1]))
