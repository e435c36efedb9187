from base64 import b64encode
from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import Keda, KedaArgs, KedaMode

from tests.mocks.conftest import Created

COMPONENT = "keda-functions:index:Keda"
AUTHORITY = "-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n"
ENCODED = b64encode(AUTHORITY.encode()).decode()
CLIENT = "00000000-0000-0000-0000-000000000001"
RELEASE = "kubernetes:helm.sh/v3:Release"
NAMESPACE = "kubernetes:core/v1:Namespace"


def outputs(keda: Keda) -> dict[str, pulumi.Output[Any]]:
    return {
        "namespace": keda.namespace,
        "account": keda.service_account,
        "subject": keda.federated_subject,
        "version": keda.version,
        "interceptor": keda.interceptor_address,
        "http": keda.http_scaler_address,
        "cosmos": keda.cosmos_db_scaler_address,
    }


def run(created: Created, args: KedaArgs) -> dict[str, Any]:
    return created.run(lambda: outputs(Keda("keda", args)))


def test_the_chart_in_a_namespace_of_its_own_and_nothing_else(created: Created) -> None:
    told = run(created, {})
    assert created.types == {"keda": COMPONENT, "keda-namespace": NAMESPACE, "keda-release": RELEASE}
    release = created.only("keda-release")
    assert release.parent == f"{COMPONENT}::keda"
    assert release.after == {"keda-namespace"}
    values = release.inputs["values"]
    assert {key: value for key, value in release.inputs.items() if key != "values"} == {
        "chart": "keda",
        "version": "2.21.0",
        "repositoryOpts": {"repo": "https://kedacore.github.io/charts"},
        "name": "keda",
        "namespace": "keda",
        "atomic": True,
        "cleanupOnFail": True,
        "resetValues": True,
        "skipAwait": False,
        "timeout": 300,
        "compat": "true",
    }
    assert values == {
        "tolerations": [{"key": "CriticalAddonsOnly", "operator": "Exists"}],
        "crds": {"additionalAnnotations": {"helm.sh/resource-policy": "keep"}},
    }
    assert told == {
        "namespace": "keda",
        "account": "keda-operator",
        "subject": "system:serviceaccount:keda:keda-operator",
        "version": "2.21.0",
        "interceptor": None,
        "http": None,
        "cosmos": None,
    }


def test_what_is_beside_keda_comes_after_it(created: Created) -> None:
    told = run(created, {"http_add_on": {"min_interceptors": 1}, "cosmos_db_scaler": {}, "namespace": "tools"})
    assert created.types.keys() == {
        "keda",
        "keda-namespace",
        "keda-release",
        "keda-http-add-on",
        "keda-cosmos-db-scaler",
    }
    for name, chart, version in (
        ("keda-http-add-on", "keda-add-ons-http", "0.15.0"),
        ("keda-cosmos-db-scaler", "external-scaler-azure-cosmos-db", "0.1.0"),
    ):
        release = created.only(name)
        assert release.after == {"keda-release"}
        assert (release.inputs["chart"], release.inputs["version"], release.inputs["name"]) == (chart, version, chart)
        assert release.inputs["namespace"] == "tools"
    assert told["interceptor"] == "keda-add-ons-http-interceptor-proxy.tools:8080"
    assert told["http"] == "keda-add-ons-http-external-scaler.tools:9090"
    assert told["cosmos"] == "external-scaler-azure-cosmos-db.tools:4050"


def test_an_identity_that_is_known_later_goes_to_the_account_and_to_the_pods(created: Created) -> None:
    run(created, {"client_id": pulumi.Output.from_input("client"), "values": {"operator": {"name": "mine"}}})
    values: Any = created.only("keda-release").inputs["values"]
    assert values["podIdentity"] == {"azureWorkload": {"enabled": True, "clientId": "client"}}
    assert values["podAnnotations"] == {"keda": {"keda-functions/client-id": "client"}}
    assert values["operator"] == {"name": "mine"}


def test_a_secret_in_ones_own_values_stays_one(created: Created) -> None:
    run(created, {"values": {"env": [{"name": "PROXY", "value": pulumi.Output.secret("hidden")}]}})
    values: Any = created.only("keda-release").inputs["values"]
    assert "hidden" not in str(values).replace("{'secret': 'hidden'}", "")


def test_in_a_namespace_that_exists_without_waiting(created: Created) -> None:
    run(created, {"create_namespace": False, "wait": False})
    assert created.types == {"keda": COMPONENT, "keda-release": RELEASE}
    inputs = created.only("keda-release").inputs
    assert (inputs["skipAwait"], inputs["atomic"], inputs["cleanupOnFail"]) == (True, False, False)


def test_a_certificate_of_ones_own_is_made_known_to_the_api_server(created: Created) -> None:
    args: KedaArgs = {
        "certificates": "own",  # type: ignore[typeddict-item] # a text is as good
        "certificates_secret": "mine",
        "certificate_authority": AUTHORITY,
    }
    run(created, args)
    service, webhooks = created.only("keda-metrics-authority"), created.only("keda-webhooks-authority")
    assert service.type == "kubernetes:apiregistration.k8s.io/v1:APIServicePatch"
    assert service.after == webhooks.after == {"keda-release"}
    assert service.inputs["spec"] == {"caBundle": ENCODED}
    entries: Any = webhooks.inputs["webhooks"]
    assert {"name": "vscaledobject.kb.io", "clientConfig": {"caBundle": ENCODED}} in entries


def test_the_add_on_is_patched_and_nothing_is_owned(created: Created) -> None:
    told = run(created, {"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "1.36", "client_id": CLIENT})
    assert created.types == {
        "keda": COMPONENT,
        "keda-service-account": "kubernetes:core/v1:ServiceAccountPatch",
        "keda-operator": "kubernetes:apps/v1:DeploymentPatch",
    }
    assert created.only("keda-service-account").inputs["metadata"] == {
        "name": "keda-operator",
        "namespace": "kube-system",
        "annotations": {"azure.workload.identity/client-id": CLIENT},
    }
    assert created.only("keda-operator").after == {"keda-service-account"}
    assert created.only("keda-operator").inputs["spec"] == {
        "template": {
            "metadata": {
                "labels": {"azure.workload.identity/use": "true"},
                "annotations": {"keda-functions/client-id": CLIENT},
            }
        }
    }
    assert told["subject"] == "system:serviceaccount:kube-system:keda-operator"
    assert told["version"] == "2.19.0"


def test_what_is_beside_the_add_on_has_a_namespace_of_its_own(created: Created) -> None:
    told = run(created, {"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "1.36", "http_add_on": {}})
    assert created.types == {"keda": COMPONENT, "keda-namespace": NAMESPACE, "keda-http-add-on": RELEASE}
    assert created.only("keda-http-add-on").inputs["namespace"] == "keda"
    assert told["namespace"] == "kube-system"


@pytest.mark.parametrize(
    ("args", "promised"),
    [
        ({}, "2.21.0"),
        ({"version": "2.20.2"}, "2.20.2"),
        ({"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "1.35"}, "2.17.0"),
    ],
)
def test_apps_are_told_in_plain_text_which_keda_to_count_on(created: Created, args: KedaArgs, promised: str) -> None:
    told: list[str] = []

    def program() -> dict[str, pulumi.Output[Any]]:
        keda = Keda("keda", args)
        told.append(keda.keda_version)
        return outputs(keda)

    created.run(program)
    assert told == [promised]


def test_all_problems_are_told_at_once_before_anything_exists(created: Created) -> None:
    args: KedaArgs = {"mode": KedaMode.EXISTING, "remove_crds": True, "priority_class": "x", "log_level": "loud"}  # type: ignore[typeddict-item] # wrong on purpose
    with pytest.raises(pulumi.RunError) as error:
        Keda("keda", args)
    told = str(error.value)
    assert "keda: nothing was created" in told
    for argument in ("remove_crds: ", "priority_class: ", "log_level: is 'loud'"):
        assert argument in told
    assert created.all == []
