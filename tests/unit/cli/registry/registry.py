"""A registry that answers as the specification has it: a real HTTP server on loopback."""

import base64
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

DIGEST = f"sha256:{'a' * 64}"
MANIFEST = {"schemaVersion": 2}


@dataclass
class Registry:
    """What it holds and asks for, and what it was asked."""

    images: dict[str, str] = field(default_factory=lambda: {"orders:1": DIGEST})
    """Digests by repository and tag."""
    scheme: str | None = None
    """`basic` or `bearer`; None: everybody may pull."""
    account: str = "anna:hunter2"
    identity_token: str = "refresh"
    is_open: bool = False
    """Whether tokens are given to nobody in particular."""
    tells_digests: bool = True
    manifest: object = field(default_factory=lambda: MANIFEST)
    """What it answers for an image."""
    status: int | None = None
    """What it answers whatever is asked."""
    address: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    """With it, and its key, the registry speaks TLS."""
    key: Path | None = None
    asked: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"{self.address}:{self.port}"


@contextmanager
def running(registry: Registry) -> Iterator[Registry]:
    """The registry while it answers."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self.manifest()

        def do_GET(self) -> None:
            if self.path.startswith("/token"):
                self.token(parse_qs(urlsplit(self.path).query), registry.is_open or self.signed(registry.account))
            else:
                self.manifest()

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.token(form, form["refresh_token"] == [registry.identity_token])

        def signed(self, account: str) -> bool:
            return self.headers["Authorization"] == f"Basic {base64.b64encode(account.encode()).decode()}"

        def token(self, asked: dict[str, list[str]], allowed: bool) -> None:
            registry.asked.append(f"{self.command} token {asked['scope'][0]} of {asked['service'][0]}")
            self.answer(200, {"access_token": "let-me-in"}) if allowed else self.answer(401, {})

        def manifest(self) -> None:
            registry.asked.append(f"{self.command} {self.path}")
            if registry.status:
                return self.answer(registry.status, {"errors": [{"code": "X", "message": "no luck"}]})
            if registry.scheme == "basic" and not self.signed(registry.account):
                return self.answer(401, {}, [("WWW-Authenticate", 'Basic realm="registry"')])
            if registry.scheme == "bearer" and self.headers["Authorization"] != "Bearer let-me-in":
                challenge = f'Bearer realm="http://{registry.host}/token",service="reg"'
                return self.answer(401, {}, [("WWW-Authenticate", challenge)])
            repository, _, version = self.path.removeprefix("/v2/").partition("/manifests/")
            digest = registry.images.get(f"{repository}:{version}")
            if digest is None:
                known = any(name.startswith(f"{repository}:") for name in registry.images)
                return self.answer(404, {"errors": [{"code": "MANIFEST_UNKNOWN" if known else "NAME_UNKNOWN"}]})
            headers = [("Docker-Content-Digest", digest)] if registry.tells_digests else []
            return self.answer(200, registry.manifest, headers)

        def answer(self, status: int, body: object, headers: list[tuple[str, str]] | None = None) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers or []:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

    with ThreadingHTTPServer((registry.address, 0), Handler) as server:
        if registry.certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(registry.certificate, registry.key)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        registry.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield registry
        server.shutdown()
        thread.join()
