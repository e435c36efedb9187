import io
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions.image_engines.source_upload import Uploading


class Storage(HTTPServer):
    """Keeps what is put into it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.kept: dict[str, bytes] = {}
        self.headers: list[str] = []
        self.status = 201

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Taking(BaseHTTPRequestHandler):
    server: Storage

    def do_PUT(self) -> None:
        self.server.kept[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.headers.append(self.headers["x-ms-blob-type"])
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@pytest.fixture
def storage() -> Iterator[Storage]:
    with Storage() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def props(storage: Storage, root: Path, content: str = "1", place: str = "a") -> dict[str, object]:
    return {
        "root": str(root),
        "files": ["host.json"],
        "texts": {"Dockerfile": "FROM scratch"},
        "content": content,
        "asked": [["contoso.azurecr.io/orders:1"], None, {}, ["linux/amd64"]],
        "url": f"{storage.address}/{place}?sig=hunter2",
        "path": place,
    }


def test_the_archive_is_put_where_the_registry_says(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text("{}")
    made = Uploading().create(props(storage, tmp_path))
    assert made.outs is not None
    assert made.outs["path"] == "a"
    with tarfile.open(fileobj=io.BytesIO(storage.kept["/a?sig=hunter2"])) as archive:
        assert archive.getnames() == ["host.json", "Dockerfile"]
    assert storage.headers == ["BlockBlob"]


def test_another_address_alone_is_no_change(storage: Storage, tmp_path: Path) -> None:
    before = props(storage, tmp_path)
    assert not Uploading().diff("1", before, props(storage, tmp_path, place="b")).changes
    assert Uploading().diff("1", before, props(storage, tmp_path, content="2")).changes
    assert Uploading().diff("1", before, {**before, "asked": [["contoso.azurecr.io/orders:2"], None, {}, []]}).changes


def test_a_changed_content_goes_to_the_new_address(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text("{}")
    updated = Uploading().update("1", props(storage, tmp_path), props(storage, tmp_path, "2", "b"))
    assert updated.outs is not None
    assert updated.outs["path"] == "b"
    assert list(storage.kept) == ["/b?sig=hunter2"]


def test_a_refusal_is_told_without_the_address(storage: Storage, tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text("{}")
    storage.status = 403
    with pytest.raises(pulumi.RunError, match="could not be uploaded") as error:
        Uploading().create(props(storage, tmp_path))
    assert "hunter2" not in str(error.value)
