import pytest
from pulumi_keda_functions.problems import errors
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling.kafka_security import Security, line_breaks, of_brokers
from pulumi_keda_functions.values import Derived, Setting, Value

from tests.unit.sample import app, function, messages

SETTINGS: dict[str, str | None] = dict.fromkeys(("User", "Password", "Secret", "Ca", "Cert", "Key", "Both"))
CREDENTIALS: dict[str, Property] = {"username": "User", "password": "%Password%"}
SIGNED_IN: dict[str, Value] = {"username": Setting("User"), "password": Setting("Password")}
TLS: dict[str, Value] = {"tls": "enable"}


def security(properties: dict[str, Property]) -> Security:
    return of_brokers(function("kafkaTrigger", properties), app(SETTINGS))


@pytest.mark.parametrize(
    ("protocol", "mechanism", "metadata"),
    [
        pytest.param("NOTSET", "NOTSET", {}, id="nothing, as Python writes it"),
        pytest.param(-1, -1, {}, id="nothing, as .NET writes it"),
        pytest.param("Plaintext", None, {}, id="neither encrypted nor signed in"),
        pytest.param("Ssl", None, TLS, id="encrypted alone"),
        pytest.param("SASLSSL", "PLAIN", TLS | {"sasl": "plaintext"}, id="a password, as Python and Node write it"),
        pytest.param("sasl_ssl", "plain", TLS | {"sasl": "plaintext"}, id="a password, as Kafka writes it"),
        pytest.param(3, 1, TLS | {"sasl": "plaintext"}, id="a password, as .NET writes it"),
        pytest.param("SaslPlaintext", "ScramSha256", {"sasl": "scram_sha256"}, id="SCRAM"),
        pytest.param("SaslSsl", "ScramSha512", TLS | {"sasl": "scram_sha512"}, id="SCRAM 512"),
    ],
)
def test_protocol_and_authentication(protocol: Property, mechanism: Property, metadata: dict[str, Value]) -> None:
    read = security({**CREDENTIALS, "protocol": protocol, "authenticationMode": mechanism})
    assert read == Security(metadata, SIGNED_IN if "sasl" in metadata else {})


def test_oauth_by_oidc() -> None:
    read = security(
        {
            "protocol": "SaslSsl",
            "authenticationMode": "OAuthBearer",
            "oAuthBearerMethod": "Oidc",
            "oAuthBearerClientId": "client",
            "oAuthBearerClientSecret": "Secret",
            "oAuthBearerTokenEndpointUrl": "https://login.example/token",
            "oAuthBearerScope": "kafka",
        }
    )
    assert read == Security(
        TLS | {"sasl": "oauthbearer"},
        {
            "username": "client",
            "password": Setting("Secret"),
            "oauthTokenEndpointUri": "https://login.example/token",
            "scopes": "kafka",
        },
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param({"sslCaPEM": "Ca"}, {"ca": "Ca"}, id="the brokers' authority"),
        pytest.param(
            {"sslCertificatePem": "Cert", "sslKeyPem": "Key"}, {"cert": "Cert", "key": "Key"}, id="as Python spells it"
        ),
        pytest.param({"sslCertificateandKeyPEM": "Both"}, {"cert": "Both", "key": "Both"}, id="both in one"),
    ],
)
def test_certificates(properties: dict[str, Property], expected: dict[str, str]) -> None:
    read = security({"protocol": "Ssl", **properties})
    secrets = {parameter: Derived(line_breaks, Setting(name)) for parameter, name in expected.items()}
    assert read == Security(TLS, secrets)


def test_a_key_has_a_password() -> None:
    read = security({"protocol": "Ssl", "sslCertificateandKeyPEM": "Both", "sslKeyPassword": "Password"})
    assert read.secrets["keyPassword"] == Setting("Password")


def test_line_breaks() -> None:
    assert line_breaks(r"-----BEGIN\nabc\n-----END") == "-----BEGIN\nabc\n-----END"


@pytest.mark.parametrize(
    ("properties", "unsupported"),
    [
        pytest.param({"authenticationMode": "Gssapi"}, "GSSAPI needs a Kerberos configuration", id="Kerberos"),
        pytest.param({}, "GSSAPI needs a Kerberos configuration", id="Kerberos, where nothing is named"),
        pytest.param({"authenticationMode": "OAuthBearer"}, "OAuthBearer without method Oidc", id="tokens by nobody"),
    ],
)
def test_what_keda_cannot_sign_in_by(properties: dict[str, Property], unsupported: str) -> None:
    assert security({"protocol": "SaslSsl", **properties}).unsupported.startswith(unsupported)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param(
            {"authenticationMode": "Plain", **CREDENTIALS},
            [
                "function_app.py:7: f: authenticationMode has no effect without protocol SaslSsl or SaslPlaintext: "
                "set protocol to the one that the brokers use, or remove authenticationMode"
            ],
            id="nobody signs in",
        ),
        pytest.param(
            {"protocol": "Ssl", "sslCaLocation": "/certs/ca.pem"},
            [
                "function_app.py:7: f: KEDA cannot read sslCaLocation, files in the app's image: "
                "put the certificates into settings and name those by sslCaPEM, sslCertificatePEM and sslKeyPEM"
            ],
            id="certificates in files",
        ),
    ],
)
def test_what_is_worth_a_warning(properties: dict[str, Property], expected: list[str]) -> None:
    read = security(properties)
    assert messages(read.problems) == expected
    assert errors(read.problems) == ()


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        pytest.param(
            {"protocol": "tls", "authenticationMode": 7},
            [
                "function_app.py:7: f: protocol is 'tls': plaintext, ssl, saslplaintext, saslssl are allowed, "
                "in any case: correct protocol",
                "function_app.py:7: f: authenticationMode is 7: gssapi, plain, scramsha256, scramsha512, oauthbearer "
                "are allowed, in any case: correct authenticationMode",
            ],
            id="what Kafka does not know",
        ),
        pytest.param(
            {"protocol": "SaslSsl", "authenticationMode": "Plain", "password": "hunter2"},
            [
                "function_app.py:7: f: kafkaTrigger has no username: give username",
                "function_app.py:7: f: password is not the name of a setting that the app has: "
                "put the secret into settings, and its name into password",
            ],
            id="a user without name, a password in the code",
        ),
        pytest.param(
            {"protocol": "Ssl", "sslCertificatePEM": "Cert"},
            [
                "function_app.py:7: f: a client certificate and its key belong together, and one of them is missing: "
                "give both sslCertificatePEM and sslKeyPEM"
            ],
            id="a certificate without key",
        ),
    ],
)
def test_what_is_wrong(properties: dict[str, Property], expected: list[str]) -> None:
    assert messages(security(properties).problems) == expected
