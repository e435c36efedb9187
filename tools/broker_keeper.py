"""Takes a broker down when its user is gone: `python -m tools.broker_keeper FOLDER`.

The standard input is a pipe whose other end only the user holds. It ends when the user is done, dies of an error or is
killed; then the broker's processes go, with its folder.
"""

import sys
from pathlib import Path

from tools.brokers.lifetime import end

if __name__ == "__main__":
    sys.stdin.read()
    end(Path(sys.argv[1]))
