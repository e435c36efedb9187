"""Errors in the words of builders and registries, as they were seen or are documented."""

import pytest
from pulumi_keda_functions.images.failures import advice_on


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        pytest.param(
            'failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3',
            "A RUN step",
            id="a step",
        ),
        pytest.param(
            'failed to compute cache key: failed to calculate checksum of ref x::y: "/a.txt": not found',
            "not in the context",
            id="a file that is not sent",
        ),
        pytest.param(
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            "No builder answers",
            id="no daemon",
        ),
        pytest.param('new builder: no builder "absent" found', "No builder answers", id="no such builder"),
        pytest.param(
            "Head: tls: failed to verify certificate: x509: certificate signed by unknown authority",
            "certificate is not one that the builder trusts",
            id="an authority that is not known",
        ),
        pytest.param("http: server gave HTTP response to HTTPS client", "plain HTTP", id="no TLS at all"),
        pytest.param("unexpected status: 401 Unauthorized", "az acr login", id="a wrong password"),
        pytest.param("push access denied: insufficient_scope: authorization failed", "AcrPush", id="no right to push"),
        pytest.param("toomanyrequests: You have reached your pull rate limit", "limit", id="Docker Hub's limit"),
        pytest.param("unexpected status: 507 Insufficient Storage", "storage", id="a full registry"),
        pytest.param("mcr.microsoft.com/azure-functions/python:9: not found", "no such repository", id="no image"),
        pytest.param("dial tcp: lookup contoso.azurecr.io: no such host", "cannot be reached", id="no host"),
        pytest.param(
            "failed to copy: blob sha256:4290a507f: read tcp 127.0.0.1:42971: connection reset by peer",
            "cannot be reached",
            id="numbers of limits in a digest and a port",
        ),
        pytest.param("write tcp 127.0.0.1:5000: broken pipe", "cannot be reached", id="gone in the middle"),
    ],
)
def test_what_to_do(error: str, advice: str) -> None:
    assert advice in (advice_on(error) or "")


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert advice_on("something else") is None
