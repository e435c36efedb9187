"""A context as one file, for builders that are elsewhere."""

import io
import os
import stat
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO


def write_archive(target: BinaryIO, root: Path, files: Iterable[str], texts: Mapping[str, str]) -> None:
    """Writes `files` below `root` and `texts`, by path, as a gzipped tar without times and owners."""
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name in files:
            path = root / name
            if path.is_symlink():
                link = tarfile.TarInfo(name)
                link.type, link.linkname = tarfile.SYMTYPE, os.readlink(path)
                archive.addfile(link)
                continue
            with path.open("rb") as content:
                member = tarfile.TarInfo(name)
                status = path.stat()
                member.size = status.st_size
                member.mode = 0o755 if status.st_mode & stat.S_IXUSR else 0o644
                archive.addfile(member, content)
        for name, text in texts.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
