"""What a build or a push failed of, and what to do about it, by what builders and registries say."""

import re
from dataclasses import dataclass

SIGN_IN = (
    "Sign in on this machine (`az acr login --name <registry>` lasts three hours, `docker login` elsewhere) or give "
    "registry_credentials. In CI, sign in with the pipeline's workload identity first (`az login --federated-token …`)."
)


@dataclass(frozen=True)
class Failure:
    """One kind of failure."""

    name: str
    said: re.Pattern[str]
    """What tells it, in the words of a builder or registry."""
    advice: str


def _failure(name: str, said: str, advice: str) -> Failure:
    return Failure(name, re.compile(said, re.IGNORECASE), advice)


FAILURES = (
    _failure(
        "a step of the Dockerfile",
        r"did not complete successfully: exit code",
        "A RUN step of the Dockerfile failed; what it printed is above. Repeat it with `docker build` in the context.",
    ),
    _failure(
        "a file of the Dockerfile",
        r"failed to (calculate checksum of ref|compute cache key).*not found",
        "The Dockerfile copies a file that is not in the context: it is not there, or .dockerignore, .funcignore or "
        "what is supplied in their place keeps it out. A .dockerignore of the project's own decides alone.",
    ),
    _failure(
        "no builder",
        r"cannot connect to the docker daemon|docker\.sock|no builder .* found|failed to find driver|booting builder"
        r"|no valid drivers|error during connect|is the docker daemon running|buildkit is not supported",
        "No builder answers. Start Docker, or run buildkitd and name it by `docker buildx create --driver remote "
        "--name <name> tcp://<address>` and the argument builder; or let the registry build: engine acr_tasks.",
    ),
    _failure(
        "TLS",
        r"x509|certificate signed by|certificate is not|failed to verify certificate"
        r"|server gave HTTP response to HTTPS client|tls: ",
        "The registry's certificate is not one that the builder trusts, or it speaks plain HTTP. Tell the builder: "
        "`ca` or `http = true` for that registry in buildkitd.toml, or /etc/docker/certs.d for a Docker daemon.",
    ),
    _failure(
        "no right",
        r"insufficient_scope|requested access to the resource is denied|403 forbidden|denied: ",
        "The account is known and may not do that there. To push it needs AcrPush, to pull AcrPull (in registries with "
        "repository permissions: Repository Writer and Reader); tokens need content/write on the repository.",
    ),
    _failure("no account", r"401 unauthorized|unauthorized|authentication required|no basic auth credentials", SIGN_IN),
    _failure(
        "quota",
        r"\b429\b|toomanyrequests|too many requests|rate limit|quota|size limit|no space left|\b507\b",
        "A limit was met: of pulls (sign in at Docker Hub, or take a base image from your own registry), of the "
        "registry's storage (delete old images, or choose a larger SKU), or of the builder's disk.",
    ),
    _failure(
        "no repository",
        r"name_unknown|repository name not known|name unknown|repository .*not found|manifest unknown|: not found",
        "There is no such repository or image there. Compare the name, the tag and the registry; some registries want "
        "the repository to be made before the first push.",
    ),
    _failure(
        "no registry",
        r"no such host|connection refused|connection reset|i/o timeout|network is unreachable|closed network connection"
        r"|\bEOF\b|broken pipe",
        "The registry cannot be reached from the builder. Nothing was lost: run `up` again when it answers, and what "
        "was built already is taken from the builder's cache.",
    ),
)
"""The first that fits is told: those that say more come first."""


def advice_on(error: str) -> str | None:
    """What to do about an error; None where nothing is known of it."""
    return next((failure.advice for failure in FAILURES if failure.said.search(error)), None)
