"""How the Kafka trigger's brokers are reached and signed in at, in KEDA's words.

The trigger's enums come by name in several spellings (`SaslSsl`, `SASLSSL`, `sasl_ssl`) and as the numbers that .NET
gives them (https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka-trigger#attributes).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Value
from .app import App, as_written
from .derived_texts import derived
from .secure_settings import secret_setting, text_or_setting

PROTOCOLS = ("plaintext", "ssl", "saslplaintext", "saslssl")
MECHANISMS = ("gssapi", "plain", "scramsha256", "scramsha512", "oauthbearer")
"""Both in the order of their numbers, librdkafka's own."""
KEDA_MECHANISMS = {"plain": "plaintext", "scramsha256": "scram_sha256", "scramsha512": "scram_sha512"}
CERTIFICATES = {"ca": "sslCaPEM", "cert": "sslCertificatePEM", "key": "sslKeyPEM"}
BOTH = "sslCertificateandKeyPEM"
"""Certificate and key in one text. Each of KEDA's two parameters finds its own in it."""
FILES = ("sslCaLocation", "sslCertificateLocation", "sslKeyLocation")


@dataclass(frozen=True)
class Security:
    """The part of a trigger that is about encryption and signing in."""

    metadata: Mapping[str, Value] = field(default_factory=dict)
    secrets: Mapping[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unsupported: str = ""
    """Why KEDA cannot sign in at all; empty where it can."""


def of_event_hubs(function: Function, app: App, connection: str) -> Security:
    """Event Hubs: TLS, and the connection string of the property `connection` as password."""
    password = secret_setting(app, function, connection)
    return Security(
        {"tls": "enable", "sasl": "plaintext", "version": "1.0.0"},
        {"username": "$ConnectionString", "password": password.value},
        password.problems,
    )


def of_brokers(function: Function, app: App) -> Security:
    """Brokers of one's own: what `protocol` and `authenticationMode` say."""
    protocol, problems = choice(function, app, "protocol", PROTOCOLS)
    mechanism, more = choice(function, app, "authenticationMode", MECHANISMS)
    encryption = encrypted(function, app) if protocol in ("ssl", "saslssl") else Security()
    signing_in = Security()
    if protocol in ("saslplaintext", "saslssl"):
        # librdkafka takes GSSAPI where no mechanism is named.
        signing_in = signed_in(function, app, mechanism or "gssapi")
    elif mechanism and not (problems or more):
        message = f"{function.name}: authenticationMode has no effect without protocol SaslSsl or SaslPlaintext"
        remedy = "set protocol to the one that the brokers use, or remove authenticationMode"
        more = (Problem(function.where, message, remedy, Severity.WARNING),)
    return Security(
        {**encryption.metadata, **signing_in.metadata},
        {**encryption.secrets, **signing_in.secrets},
        (*problems, *more, *encryption.problems, *signing_in.problems),
        signing_in.unsupported,
    )


def choice(function: Function, app: App, name: str, allowed: Sequence[str]) -> tuple[str | None, tuple[Problem, ...]]:
    """Which of `allowed` the property `name` is, in any spelling or by number. None where it is not set."""
    written = function.trigger.properties.get(name)
    if written is None:
        return None, ()
    text = app.plain_text(app.expand(written))
    folded = (text or "").strip().casefold().replace("_", "")
    if folded in ("notset", "-1") or text == "" or (text is None and app.settings.assumed):
        return None, ()
    if folded in allowed:
        return folded, ()
    if folded in map(str, range(len(allowed))):
        return allowed[int(folded)], ()
    message = f"{function.name}: {name} is {as_written(written)}: {', '.join(allowed)} are allowed, in any case"
    return None, (Problem(function.where, message, f"correct {name}"),)


def encrypted(function: Function, app: App) -> Security:
    """TLS, with the certificates that settings hold. KEDA cannot read those that lie in the app's image."""
    given = {
        **{parameter: name for parameter in ("cert", "key") if (name := spelling(function, BOTH))},
        **{parameter: name for parameter, pem in CERTIFICATES.items() if (name := spelling(function, pem))},
    }
    readings = {parameter: secret_setting(app, function, name) for parameter, name in given.items()}
    secrets = {parameter: derived(line_breaks, reading.value) for parameter, reading in readings.items()}
    problems = list(dict.fromkeys(problem for reading in readings.values() for problem in reading.problems))
    if ("cert" in given) != ("key" in given):
        message = f"{function.name}: a client certificate and its key belong together, and one of them is missing"
        problems.append(Problem(function.where, message, "give both sslCertificatePEM and sslKeyPEM"))
    if "key" in given and (name := spelling(function, "sslKeyPassword")):
        password = secret_setting(app, function, name)
        secrets["keyPassword"] = password.value
        problems += password.problems
    if files := [name for name in FILES if function.trigger.properties.get(name)]:
        message = f"{function.name}: KEDA cannot read {', '.join(files)}, files in the app's image"
        remedy = "put the certificates into settings and name those by sslCaPEM, sslCertificatePEM and sslKeyPEM"
        problems.append(Problem(function.where, message, remedy, Severity.WARNING))
    return Security({"tls": "enable"}, secrets, tuple(problems))


def spelling(function: Function, name: str) -> str | None:
    """How the trigger spells the property `name`, if it gives it: `sslCaPem` from Python, `sslCaPEM` from elsewhere."""
    written = function.trigger.properties
    return next((each for each in written if each.casefold() == name.casefold() and written[each]), None)


def line_breaks(text: str) -> str:
    r"""A certificate whose line breaks were written `\n` to fit into one line, as the extension accepts it."""
    return text.replace("\\n", "\n")


def signed_in(function: Function, app: App, mechanism: str) -> Security:
    """SASL. The mechanisms whose configuration lies in the app's image stay out of KEDA's reach."""
    if mechanism == "gssapi":
        return Security(unsupported="GSSAPI needs a Kerberos configuration and a keytab that the project does not give")
    if mechanism in KEDA_MECHANISMS:
        return with_password(
            function, app, {"sasl": KEDA_MECHANISMS[mechanism]}, texts={"username": "username"}, hidden_in="password"
        )
    method = str(function.trigger.properties.get("oAuthBearerMethod", "")).casefold()
    if method not in ("oidc", "1"):
        return Security(unsupported="OAuthBearer without method Oidc names nobody who gives tokens")
    optional = {"scopes": "oAuthBearerScope", "oauthExtensions": "oAuthBearerExtensions"}
    given = {parameter: name for parameter, name in optional.items() if function.trigger.properties.get(name)}
    texts = {"username": "oAuthBearerClientId", "oauthTokenEndpointUri": "oAuthBearerTokenEndpointUrl", **given}
    return with_password(function, app, {"sasl": "oauthbearer"}, texts=texts, hidden_in="oAuthBearerClientSecret")


def with_password(
    function: Function, app: App, metadata: Mapping[str, Value], *, texts: Mapping[str, str], hidden_in: str
) -> Security:
    """What the properties `texts` hold, by KEDA's parameters, and the password or client secret of `hidden_in`."""
    readings = {parameter: text_or_setting(app, function, name) for parameter, name in texts.items()}
    readings["password"] = secret_setting(app, function, hidden_in)
    return Security(
        metadata,
        {parameter: reading.value for parameter, reading in readings.items()},
        tuple(problem for reading in readings.values() for problem in reading.problems),
    )
