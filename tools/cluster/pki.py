"""Certificates and keys of one cluster: an authority that forgets its key, one serving certificate, its clients.

Kubernetes takes a client's user name from the common name and its groups from the organizations
(https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates). KEDA therefore needs
no token that could expire: its certificate bears the name of its service account.
"""

import datetime
import ipaddress
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFETIME = datetime.timedelta(days=365)
"""Longer than any throw-away cluster lives."""

FRONT_PROXY = "front-proxy-client"
"""Common name under which the API server passes a user on to KEDA's metrics adapter."""

REAL_NODE = "real-node"
"""Name of the node whose pods run code, where there is one (tools/real_node)."""
REAL_NODE_ADDRESS = "10.77.0.1"
"""Where that node is reached, in the network that it lives in."""

CLIENTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "admin": ("kubernetes-admin", ("system:masters",)),
    "controller-manager": ("system:kube-controller-manager", ()),
    "scheduler": ("system:kube-scheduler", ()),
    "keda": ("system:serviceaccount:keda:keda-operator", ("system:serviceaccounts", "system:serviceaccounts:keda")),
    "front-proxy": (FRONT_PROXY, ()),
    "kubelet": (f"system:node:{REAL_NODE}", ("system:nodes",)),
    "kube-proxy": ("system:kube-proxy", ()),
}
"""User name and groups behind each client certificate."""

SERVER_NAMES = (
    "localhost",
    "kubernetes.default.svc",
    "keda-operator.keda.svc",
    "keda-metrics-apiserver.keda.svc",
    "keda-admission-webhooks.keda.svc",
)
SERVER_ADDRESSES = ("127.0.0.1", REAL_NODE_ADDRESS)


def write(folder: Path) -> None:
    """Everything that `issue` makes, as files below `folder`; all of it or, when interrupted, nothing."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    for name, pem in issue().items():
        path = unfinished / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(pem)
    unfinished.rename(folder)


def issue() -> dict[str, bytes]:
    """New certificates and keys as PEM, by file name. The authority's own key is not among them."""
    authority = ec.generate_private_key(ec.SECP256R1())
    root = sign("local-cluster-ca", (), authority.public_key(), None, authority)
    ca = root.public_bytes(serialization.Encoding.PEM)
    # KEDA's operator, adapter and webhooks show this certificate to each other as servers and as clients.
    both_ways = (ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH)
    key = ec.generate_private_key(ec.SECP256R1())
    serving = sign("local-cluster", (), key.public_key(), root, authority, both_ways, SERVER_NAMES)
    files = {
        "ca.crt": ca,
        "service-accounts.key": pem(ec.generate_private_key(ec.SECP256R1())),
        "serving/ca.crt": ca,
        "serving/tls.crt": serving.public_bytes(serialization.Encoding.PEM),
        "serving/tls.key": pem(key),
    }
    for client, (user, groups) in CLIENTS.items():
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = sign(user, groups, key.public_key(), root, authority, (ExtendedKeyUsageOID.CLIENT_AUTH,))
        files[f"{client}.crt"] = certificate.public_bytes(serialization.Encoding.PEM)
        files[f"{client}.key"] = pem(key)
    return files


def sign(
    common_name: str,
    organizations: tuple[str, ...],
    public_key: ec.EllipticCurvePublicKey,
    issuer: x509.Certificate | None,
    authority: ec.EllipticCurvePrivateKey,
    usages: Iterable[x509.ObjectIdentifier] = (),
    server_names: Iterable[str] = (),
) -> x509.Certificate:
    """A certificate signed by `authority`; the authority's own where there is no issuer yet."""
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization) for organization in organizations]
        + [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    )
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()),
            critical=False,
        )
    )
    if usages:
        builder = builder.add_extension(x509.ExtendedKeyUsage(usages), critical=False)
    if server_names:
        names: list[x509.GeneralName] = [x509.DNSName(name) for name in server_names]
        addresses = [x509.IPAddress(ipaddress.ip_address(address)) for address in SERVER_ADDRESSES]
        builder = builder.add_extension(x509.SubjectAlternativeName([*names, *addresses]), critical=False)
    return builder.sign(authority, hashes.SHA256())


def pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    """`key` as text, in the form (SEC 1) that every Kubernetes component reads."""
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
