from typing import Any, cast

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved
from pulumi_keda_functions.manifests.secret_keeping import KeptSecrets
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, function, messages, project

HUB = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=aHVudGVyMg=="
SETTINGS = {**STORAGE, "Hub": HUB, "Hub__consumerGroup": "g"}
MEASURE = function("eventHubTrigger", {"eventHubName": "telemetry", "connection": "Hub"}, name="measure")
WITH_KEYS: AppArguments = {"function_keys": True}


def declared(kept: KeptSecrets, settings: dict[str, str] | None = None) -> DeclaredApp:
    options = AppOptions("orders", IMAGE, arguments=WITH_KEYS, kept_secrets=kept)
    return declare(project(HTTP, QUEUE, MEASURE), AppSettings.of(dict(settings or SETTINGS)), options)


def objects(app: DeclaredApp) -> list[dict[str, Any]]:
    return [cast("dict[str, Any]", resolved(manifest.body, SETTINGS)) for manifest in app.manifests]


def test_objects_refer_to_secrets_that_are_not_among_them() -> None:
    app = declared(KeptSecrets("shop"))
    text = str(objects(app))
    assert "Secret" not in {each["kind"] for each in objects(app)}
    assert not [name for name in ("AzureWebJobsStorage", "Hub") if SETTINGS[name] in text]
    for reference in ("'secretRef': {'name': 'shop'}", "'name': 'shop', 'key': 'AzureWebJobsStorage'"):
        assert reference in text
    assert "'name': 'shop-scaling', 'key': 'azurewebjobsstorage-hub-telemetry-connection'" in text
    assert "'secretName': 'shop-function-keys'" in text
    roles = {manifest.role for manifest in app.manifests}
    assert {role for manifest in app.manifests for role in manifest.after} <= roles


def test_a_person_is_told_what_to_put_into_those_that_hold_more_than_settings() -> None:
    app = declared(KeptSecrets("shop"))
    assert messages(app.warnings) == [
        "secret_name: the Secret shop-function-keys is not rendered either: make it, with "
        "functions.show.default, host.function.default, host.master",
        "secret_name: KEDA reads azurewebjobsstorage-hub-telemetry-connection of the Secret shop-scaling, which no "
        "setting holds as it is: put connection_to_hub of <Hub>;EntityPath=telemetry there",
    ]


def test_a_store_fills_a_secret_for_each_that_would_be_rendered() -> None:
    app = declared(KeptSecrets("orders", "ClusterSecretStore/vault"))
    external = [each for each in objects(app) if each["kind"] == "ExternalSecret"]
    assert [each["spec"]["target"]["name"] for each in external] == ["orders", "orders-scaling", "orders-function-keys"]
    assert external[0]["spec"] == {
        "secretStoreRef": {"kind": "ClusterSecretStore", "name": "vault"},
        "target": {"name": "orders", "template": {"type": "Opaque"}},
        "data": [
            {"secretKey": "AzureWebJobsStorage", "remoteRef": {"key": "orders-AzureWebJobsStorage"}},
            {"secretKey": "Hub", "remoteRef": {"key": "orders-Hub"}},
            {"secretKey": "Hub__consumerGroup", "remoteRef": {"key": "orders-Hub--consumerGroup"}},
        ],
    }
    assert messages(app.warnings) == [
        "secret_store: KEDA reads orders-scaling-azurewebjobsstorage-hub-telemetry-connection, which no setting holds "
        "as it is: put connection_to_hub of <Hub>;EntityPath=telemetry there"
    ]


def test_a_store_of_the_namespace_is_given_by_its_name() -> None:
    (first, *_) = [
        each for each in objects(declared(KeptSecrets("orders", "vault"))) if each["kind"] == "ExternalSecret"
    ]
    assert first["spec"]["secretStoreRef"] == {"kind": "SecretStore", "name": "vault"}


@pytest.mark.parametrize(
    ("kept", "settings", "told"),
    [
        pytest.param(
            KeptSecrets("Shop"),
            {},
            "secret_name: 'Shop' cannot name a Secret: use lower-case letters, digits and dashes",
            id="a name",
        ),
        pytest.param(
            KeptSecrets("shop", "Vault/kv"),
            {},
            "secret_store: 'Vault/kv' names no store: give its name, or ClusterSecretStore/<name>",
            id="a kind of store",
        ),
        pytest.param(
            KeptSecrets("shop", "kv"),
            {"A_B": "1", "A-B": "2"},
            "secret_store: A-B and A_B would be one entry of the store: rename one of them",
            id="two settings with one entry",
        ),
    ],
)
def test_what_cannot_be_is_refused(kept: KeptSecrets, settings: dict[str, str], told: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        declared(kept, {**SETTINGS, **settings})
    assert messages(refused.value.problems) == [told]
