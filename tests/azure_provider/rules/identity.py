"""Federated credentials of managed identities.

https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
"""

import re
from collections.abc import Iterator

from ..cloud import same
from ..identifiers import parent
from ..refusal import Refusal
from .rule import Given, Rules, Write

MOST = 20
LONGEST = 600
AUDIENCE = "api://AzureADTokenExchange"
SERVICE_ACCOUNT = re.compile(r"system:serviceaccount:[a-z0-9-]{1,63}:[a-z0-9.-]{1,253}")


def audience_is_entra(given: Given) -> Iterator[Refusal]:
    """One, the one that Entra's token exchange asks for."""
    audiences = given.get("audiences")
    if audiences != [AUDIENCE]:
        yield Refusal("BadRequest", f"audiences is {audiences}: must be the one audience {AUDIENCE}")


def issuer_is_an_address(given: Given) -> Iterator[Refusal]:
    """Over https, since Entra fetches keys there."""
    issuer = given.text("issuer")
    if not re.fullmatch(r"https://[^/\s]+(/\S*)?", issuer) or len(issuer) > LONGEST:
        yield Refusal("BadRequest", f"issuer '{issuer}' is no https address of up to {LONGEST} characters")


def subject_is_a_service_account(given: Given) -> Iterator[Refusal]:
    """Entra compares letter by letter; a cluster's tokens all have this form."""
    subject = given.text("subject")
    if ".oic." in given.text("issuer") and not SERVICE_ACCOUNT.fullmatch(subject):
        message = f"subject '{subject}' is never sent by a cluster: system:serviceaccount:<namespace>:<name>"
        yield Refusal("BadRequest", message)


def credentials_are_few(write: Write) -> Iterator[Refusal]:
    """An identity has 20 at most."""
    others = [other for other in write.resources.inside(parent(write.id)) if not same(other.id, write.id)]
    if len(others) >= MOST:
        message = f"{parent(write.id)} has {len(others)} federated identity credentials: {MOST} at most"
        yield Refusal("BadRequest", message)


def credentials_differ(write: Write) -> Iterator[Refusal]:
    """In issuer or subject."""
    for other in write.resources.inside(parent(write.id)):
        theirs = Given(other.inputs)
        if same(other.id, write.id) or not theirs.has("subject"):
            continue
        if all(theirs.get(name) == write.given.get(name) for name in ("issuer", "subject")):
            message = f"'{other.name}' has the same issuer and subject: {write.given.text('subject')}"
            yield Refusal("Conflict", message)


RULES = {
    "azure-native:managedidentity:FederatedIdentityCredential": Rules(
        inputs=(audience_is_entra, issuer_is_an_address, subject_is_a_service_account),
        writes=(credentials_are_few, credentials_differ),
    ),
}
