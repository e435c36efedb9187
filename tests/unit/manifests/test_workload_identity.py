from typing import Any, cast

import pytest
from pulumi_keda_functions.app_arguments import AppArguments, Identity
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved, workload_identity
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, project

APP, KEDA = "11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
ACCOUNT = {"AzureWebJobsStorage__accountName": "contoso"}


def declared(
    identity: Identity | None, *functions: Function, settings: dict[str, str] = ACCOUNT, keda_version: str = "2.20"
) -> DeclaredApp:
    arguments: AppArguments = {"keda_version": keda_version}
    options = AppOptions(
        "orders", IMAGE, "shop", arguments, identity=workload_identity(identity, lambda _, given: str(given))
    )
    return declare(project(*functions), AppSettings.of(settings), options)


def body(app: DeclaredApp, kind: str, settings: dict[str, str] = ACCOUNT) -> dict[str, Any]:
    (found,) = [each for each in app.manifests if each.kind == kind]
    return cast("dict[str, Any]", resolved(found.body, settings))


def test_the_service_account_says_who_the_pods_are() -> None:
    app = declared({"client_id": APP, "tenant_id": TENANT}, HTTP)
    assert body(app, "ServiceAccount")["metadata"]["annotations"] == {
        "azure.workload.identity/client-id": APP,
        "azure.workload.identity/tenant-id": TENANT,
    }
    assert body(app, "ServiceAccount")["automountServiceAccountToken"] is False


def test_the_pods_ask_for_a_token_and_are_selected_as_before() -> None:
    spec = body(declared({"client_id": APP}, HTTP), "Deployment")["spec"]
    assert spec["template"]["metadata"]["labels"]["azure.workload.identity/use"] == "true"
    assert spec["selector"] == {
        "matchLabels": {"app.kubernetes.io/name": "orders", "app.kubernetes.io/component": "http"}
    }


@pytest.mark.parametrize("identity", [None, Identity(keda_client_id=KEDA)])
def test_pods_without_an_identity_ask_for_none(identity: Identity | None) -> None:
    app = declared(identity, HTTP)
    assert "annotations" not in body(app, "ServiceAccount")["metadata"]
    assert "azure.workload.identity" not in str(body(app, "Deployment"))


@pytest.mark.parametrize(
    ("identity", "settings", "keda_version", "expected"),
    [
        pytest.param(None, {}, "2.20", {}, id="nobody: KEDA's own"),
        pytest.param({"client_id": APP}, {}, "2.20", {"identityId": APP}, id="the pods'"),
        pytest.param(
            {"client_id": APP, "keda_client_id": KEDA}, {}, "2.20", {"identityId": KEDA}, id="one for KEDA alone"
        ),
        pytest.param(
            {"client_id": APP, "keda_client_id": KEDA},
            {"AzureWebJobsStorage__clientId": "own"},
            "2.20",
            {"identityId": "own"},
            id="the connection's own counts",
        ),
        pytest.param(
            {"client_id": APP, "tenant_id": TENANT},
            {},
            "2.20",
            {"identityId": APP, "identityTenantId": TENANT},
            id="with its tenant",
        ),
        pytest.param(
            {"client_id": APP, "tenant_id": TENANT}, {}, "2.13", {"identityId": APP}, id="which old KEDAs do not know"
        ),
    ],
)
def test_who_keda_is(
    identity: Identity | None, settings: dict[str, str], keda_version: str, expected: dict[str, str]
) -> None:
    given = {**ACCOUNT, **settings}
    app = declared(identity, QUEUE, settings=given, keda_version=keda_version)
    assert body(app, "TriggerAuthentication", given)["spec"] == {
        "podIdentity": {"provider": "azure-workload", **expected}
    }


def test_a_connection_string_needs_no_identity() -> None:
    app = declared({"client_id": APP}, QUEUE, settings=STORAGE)
    assert "podIdentity" not in str(body(app, "TriggerAuthentication", STORAGE))
