import base64
import hashlib
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pulumi_keda_functions.cli.registry.digests import Manifest
from pulumi_keda_functions.cli.registry.failures import unreachable
from pulumi_keda_functions.image_reference import reference

from tests.unit.cli.commands import run
from tests.unit.cli.registry.registry import DIGEST, MANIFEST, Registry, running

Configure = Callable[[object], Path]
Start = Callable[..., Registry]
ACCOUNT = base64.b64encode(b"anna:hunter2").decode()


@pytest.fixture
def configure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configure:
    """Writes Docker's configuration."""
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))

    def write(content: object) -> Path:
        path = tmp_path / "config.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return write


@pytest.fixture
def start(configure: Configure) -> Iterator[Start]:
    """Starts a registry; Docker's configuration is empty."""
    configure({})
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(running(Registry(**settings)))


def test_an_image_is_printed_with_the_digest_that_it_has_now(start: Start) -> None:
    registry = start()
    result = run("resolve", f"{registry.host}/orders:1")
    assert (result.exit_code, result.stdout) == (0, f"{registry.host}/orders:1@{DIGEST}\n")
    assert registry.asked == ["HEAD /v2/orders/manifests/1"]


def test_without_a_tag_it_is_the_latest(start: Start) -> None:
    registry = start(images={"shop/orders:latest": DIGEST})
    assert run("resolve", f"{registry.host}/shop/orders").stdout == f"{registry.host}/shop/orders:latest@{DIGEST}\n"


def test_a_digest_is_asked_for_as_it_is(start: Start) -> None:
    registry = start(images={f"orders:{DIGEST}": DIGEST})
    assert run("resolve", f"{registry.host}/orders@{DIGEST}").stdout == f"{registry.host}/orders@{DIGEST}\n"


def test_a_registry_that_does_not_tell_the_digest(start: Start) -> None:
    registry = start(tells_digests=False)
    digest = f"sha256:{hashlib.sha256(json.dumps(MANIFEST).encode()).hexdigest()}"
    assert run("resolve", f"{registry.host}/orders:1").stdout == f"{registry.host}/orders:1@{digest}\n"


def test_an_answer_of_somebody_else_is_no_image(start: Start) -> None:
    registry = start(tells_digests=False, manifest="Welcome to the airport")
    result = run("resolve", f"{registry.host}/orders:1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "it answers, but not as a registry does" in result.stderr


@pytest.mark.parametrize("scheme", ["basic", "bearer"])
def test_the_account_of_docker_s_configuration_signs_in(scheme: str, start: Start, configure: Configure) -> None:
    registry = start(scheme=scheme)
    configure({"auths": {registry.host: {"auth": ACCOUNT}}})
    assert run("resolve", f"{registry.host}/orders:1").stdout == f"{registry.host}/orders:1@{DIGEST}\n"


def test_a_token_is_asked_for_this_repository_alone(start: Start) -> None:
    registry = start(scheme="bearer", is_open=True)
    assert run("resolve", f"{registry.host}/orders:1").exit_code == 0
    assert registry.asked[1] == "GET token repository:orders:pull of reg"


def test_an_identity_token_as_azure_gives_it(start: Start, configure: Configure) -> None:
    registry = start(scheme="bearer")
    configure({"auths": {registry.host: {"auth": "MDAwMDo=", "identitytoken": "refresh"}}})
    assert run("resolve", f"{registry.host}/orders:1").exit_code == 0
    assert registry.asked[1] == "POST token repository:orders:pull of reg"


def helper(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "docker-credential-keys"
    path.write_text(f"#!/bin/sh\n[ $1 = get ] && cat > {folder}/asked && echo '{answer}'\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


@pytest.mark.parametrize("setting", ["credsStore", "credHelpers"])
@pytest.mark.parametrize(
    "account",
    [
        pytest.param({"Username": "anna", "Secret": "hunter2"}, id="a password"),
        pytest.param({"Username": "<token>", "Secret": "refresh"}, id="an identity token"),
    ],
)
def test_a_credential_helper_knows_the_account(
    setting: str,
    account: dict[str, str],
    start: Start,
    configure: Configure,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registry = start(scheme="bearer")
    helper(tmp_path, json.dumps(account), monkeypatch)
    configure({setting: "keys" if setting == "credsStore" else {registry.host: "keys"}})
    assert run("resolve", f"{registry.host}/orders:1").exit_code == 0
    assert (tmp_path / "asked").read_text() == registry.host


def test_a_helper_that_is_missing_is_as_no_account(start: Start, configure: Configure) -> None:
    registry = start(scheme="basic")
    configure({"credsStore": "nowhere"})
    assert "docker login" in run("resolve", f"{registry.host}/orders:1").stderr


@pytest.mark.parametrize(
    ("settings", "image", "told"),
    [
        pytest.param({}, "orders:2", "there is no '2'", id="no such tag"),
        pytest.param({}, "order:1", "there is no such repository", id="no such repository"),
        pytest.param({"scheme": "basic"}, "orders:1", "the registry does not let it be seen", id="no account"),
        pytest.param(
            {"scheme": "bearer"}, "orders:1", "it gives nobody no token for orders", id="no account for a token"
        ),
        pytest.param({"status": 403}, "orders:1", "does not let it be seen (no luck)", id="no right"),
        pytest.param({"status": 429}, "orders:1", "too many requests (no luck)", id="too many requests"),
        pytest.param({"status": 503}, "orders:1", "the registry answers 503 (no luck)", id="an outage"),
    ],
)
def test_a_registry_that_does_not_tell(settings: dict[str, object], image: str, told: str, start: Start) -> None:
    result = run("resolve", f"{start(**settings).host}/{image}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


@pytest.mark.parametrize("scheme", ["basic", "bearer"])
def test_a_wrong_password_is_told_and_not_repeated(scheme: str, start: Start, configure: Configure) -> None:
    registry = start(scheme=scheme, account="anna:other")
    configure({"auths": {registry.host: {"auth": ACCOUNT}}})
    result = run("resolve", f"{registry.host}/orders:1")
    assert result.exit_code == 1
    assert f"docker login {registry.host}" in result.stderr
    assert "hunter2" not in result.output
    assert ACCOUNT not in result.output


def test_nothing_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{unused.getsockname()[1]}"
        result = run("resolve", f"{host}/orders:1")
    assert result.exit_code == 1
    assert f"error: {host}: it refuses the connection" in result.stderr


def test_a_server_without_tls(start: Start) -> None:
    host = f"127.0.0.2:{start(address='127.0.0.2').port}"
    assert f"error: {host}: it does not speak TLS" in run("resolve", f"{host}/orders:1").stderr


def test_a_certificate_of_an_authority_that_the_machine_does_not_know(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = self_signed(tmp_path, "127.0.0.2")
    host = f"127.0.0.2:{start(address='127.0.0.2', certificate=certificate, key=key).port}"
    told = run("resolve", f"{host}/orders:1")
    assert f"error: {host}: its certificate is not trusted: self" in told.stderr
    assert "SSL_CERT_FILE" in told.stderr
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert run("resolve", f"{host}/orders:1").stdout == f"{host}/orders:1@{DIGEST}\n"


def self_signed(folder: Path, address: str) -> tuple[Path, Path]:
    """A key and a certificate for `address` that nobody has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, address)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "key.pem", folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    files[0].write_bytes(key.private_bytes(pem, *plain))
    files[1].write_bytes(certificate.public_bytes(pem))
    return files


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param(socket.gaierror(-2, "Name or service not known"), "there is no such host", id="no such host"),
        pytest.param(TimeoutError(), "it does not answer", id="a network that swallows"),
    ],
)
def test_a_host_that_does_not_answer(reason: OSError, told: str) -> None:
    assert told in str(unreachable("contoso.azurecr.io", reason))


def test_what_is_no_reference() -> None:
    result = run("resolve", "Contoso/Orders")
    assert result.exit_code == 1
    assert "IMAGE: 'Contoso/Orders' is no image reference" in result.stderr


def test_a_configuration_that_is_broken(start: Start, configure: Configure) -> None:
    registry = start(scheme="basic")
    path = configure("{")
    assert f"{path}: it is no JSON" in run("resolve", f"{registry.host}/orders:1").stderr


@pytest.mark.parametrize(
    ("image", "url"),
    [
        ("contoso.azurecr.io/a/b:1", "https://contoso.azurecr.io/v2/a/b/manifests/1"),
        ("python:3.12", "https://registry-1.docker.io/v2/library/python/manifests/3.12"),
        ("docker.io/contoso/orders", "https://registry-1.docker.io/v2/contoso/orders/manifests/latest"),
        ("localhost:5000/a", "http://localhost:5000/v2/a/manifests/latest"),
    ],
)
def test_where_a_registry_has_an_image(image: str, url: str) -> None:
    parts = reference(image)
    assert parts is not None
    assert Manifest.of(parts).url == url


def test_azure_s_own_command_signs_in_at_azure_s_registries() -> None:
    from pulumi_keda_functions.cli.registry.failures import sign_in

    assert sign_in("contoso.azurecr.io") == "az acr login --name contoso"
