import pytest
from pulumi_keda_functions.app_arguments import Identity
from pulumi_keda_functions.manifests import AppOptions, federated_subjects, workload_identity
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings, plan
from pulumi_keda_functions.values import Setting, resolve

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, project

ACCOUNT = {"AzureWebJobsStorage__accountName": "contoso"}
THE_APP = "the app: system:serviceaccount:shop:orders"


@pytest.mark.parametrize(
    ("functions", "settings", "identity", "expected"),
    [
        pytest.param(
            [QUEUE], ACCOUNT, None, [THE_APP, "KEDA: system:serviceaccount:keda:keda-operator"], id="a trigger"
        ),
        pytest.param(
            [QUEUE],
            ACCOUNT,
            {"keda_client_id": "x", "keda_namespace": "kube-system"},
            [THE_APP, "KEDA: system:serviceaccount:kube-system:keda-operator"],
            id="KEDA as the AKS add-on",
        ),
        pytest.param([HTTP], ACCOUNT, None, [THE_APP], id="the host's storage alone"),
        pytest.param([QUEUE], STORAGE, {"client_id": "x"}, [THE_APP], id="an identity for the functions' own code"),
        pytest.param([QUEUE], STORAGE, None, [], id="connection strings"),
    ],
)
def test_whom_identities_have_to_trust(
    functions: list[Function], settings: dict[str, str], identity: Identity | None, expected: list[str]
) -> None:
    options = AppOptions(
        "orders", IMAGE, Setting("namespace"), identity=workload_identity(identity, lambda _, given: str(given))
    )
    found = federated_subjects(plan(project(*functions), AppSettings.of(settings)), options)
    assert [f"{each.principal}: {resolve(each.subject, {'namespace': 'shop'})}" for each in found] == expected
