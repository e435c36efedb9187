import ipaddress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tools.cluster import pki

FILES = pki.issue()


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".crt")))
def test_every_certificate_is_signed_by_the_authority(name: str) -> None:
    authority = x509.load_pem_x509_certificate(FILES["ca.crt"])
    x509.load_pem_x509_certificate(FILES[name]).verify_directly_issued_by(authority)


@pytest.mark.parametrize("name", [*pki.CLIENTS, "serving/tls"])
def test_every_key_fits_its_certificate(name: str) -> None:
    certificate = x509.load_pem_x509_certificate(FILES[f"{name}.crt"])
    key = serialization.load_pem_private_key(FILES[f"{name}.key"], password=None)
    assert key.public_key() == certificate.public_key()


def test_the_key_of_the_authority_is_forgotten() -> None:
    assert "ca.key" not in FILES


def test_keda_comes_as_its_service_account() -> None:
    assert subject("keda") == (
        "system:serviceaccount:keda:keda-operator",
        {"system:serviceaccounts", "system:serviceaccounts:keda"},
    )


def test_only_the_administrator_is_a_master() -> None:
    assert [client for client in pki.CLIENTS if "system:masters" in subject(client)[1]] == ["admin"]


def test_the_serving_certificate_is_for_loopback_and_the_real_node_and_names_no_user() -> None:
    certificate = x509.load_pem_x509_certificate(FILES["serving/tls.crt"])
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.IPAddress) == [
        ipaddress.ip_address("127.0.0.1"),
        ipaddress.ip_address(pki.REAL_NODE_ADDRESS),
    ]
    assert "localhost" in names.get_values_for_type(x509.DNSName)
    assert subject("serving/tls") == ("local-cluster", set())


def test_files_are_private_and_an_interrupted_write_is_repeated(tmp_path: Path) -> None:
    left_over = tmp_path / "pki.unfinished" / "left-over"
    left_over.parent.mkdir()
    left_over.touch()
    pki.write(tmp_path / "pki")
    written = [path for path in (tmp_path / "pki").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "pki").as_posix() for path in written} == FILES.keys()
    assert {path.stat().st_mode & 0o777 for path in written} == {0o600}
    assert [path.name for path in tmp_path.iterdir()] == ["pki"]


def subject(name: str) -> tuple[str, set[str]]:
    certificate = x509.load_pem_x509_certificate(FILES[f"{name}.crt"])
    (user,) = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    groups = certificate.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    return str(user.value), {str(group.value) for group in groups}
