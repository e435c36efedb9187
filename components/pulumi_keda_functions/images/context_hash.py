"""What a context holds, in one hash: when it changes, an image has to be built again.

Times and owners of files do not count, so that a fresh checkout has the hash of an old one.
"""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path


def context_hash(root: Path, files: Iterable[str], *texts: str) -> str:
    """64 hexadecimal digits of names, contents and modes of `files` below `root`, and of further texts."""
    content = hashlib.sha256()
    for text in texts:
        _add(content, b"text", text.encode())
    for name in files:
        path = root / name
        if path.is_symlink():
            _add(content, b"link", name.encode(), os.readlink(path).encode())
        else:
            is_executable = bool(path.stat().st_mode & stat.S_IXUSR)
            _add(content, b"program" if is_executable else b"file", name.encode(), path.read_bytes())
    return content.hexdigest()


def _add(content: "hashlib._Hash", *parts: bytes) -> None:
    # With its length before each part, so that no two lists of parts read the same.
    for part in parts:
        content.update(f"{len(part)}:".encode())
        content.update(part)
