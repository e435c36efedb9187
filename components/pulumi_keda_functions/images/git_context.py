"""Contexts that a builder clones from Git.

https://docs.docker.com/build/concepts/context/#git-repositories
"""

import re
from collections.abc import Iterator

from ..problems import Problem, Severity
from ..url_credentials import problems_in_url_credentials

_REMOTE = re.compile(r"(https?|git|ssh)://|git@")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

WITHOUT_CREDENTIALS = (
    "leave them out, and give the token as build_secrets['GIT_AUTH_TOKEN'], which docker_build passes on "
    "(https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts)"
)


def is_in_git(context: str) -> bool:
    """Whether a context is a URL and no folder."""
    return _REMOTE.match(context) is not None


def problems_in_git_context(context: str) -> Iterator[Problem]:
    """A URL with a password in it, and a context whose content may change while its URL stays, which nothing would
    build again for."""
    yield from problems_in_url_credentials(context, "context", WITHOUT_CREDENTIALS)
    fragment = context.partition("#")[2].partition(":")[0]
    if not _COMMIT.fullmatch(fragment):
        told = f"{fragment!r}, which can move" if fragment else "no commit"
        remedy = (
            "end it in #<commit>, 40 hex digits: what it then holds is what is built, and no branch's news are missed"
        )
        yield Problem("context", f"names {told}: a later push to it builds nothing", remedy, Severity.WARNING)
