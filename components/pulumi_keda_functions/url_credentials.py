"""Credentials in a URL that a stack keeps, which everybody who reads its state or a preview would see."""

from collections.abc import Iterator

from .problems import Problem

NAMES_ALONE = ("git", "ssh")
"""Schemes whose account is a name that everybody may know, unless a password follows it."""


def problems_in_url_credentials(url: str, argument: str, remedy: str) -> Iterator[Problem]:
    """An account, or a password, before the host."""
    scheme, _, rest = url.partition("://")
    account, at, _ = rest.partition("/")[0].rpartition("@")
    if at and (":" in account or scheme not in NAMES_ALONE):
        yield Problem(argument, "has credentials in its URL, which the stack's state and previews would show", remedy)
