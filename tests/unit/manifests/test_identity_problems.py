import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, WorkloadIdentity
from pulumi_keda_functions.manifests.identity_problems import problems_in_identity
from pulumi_keda_functions.problems import Severity, errors
from pulumi_keda_functions.scaling import AppSettings, plan, with_arguments
from pulumi_keda_functions.values import Setting

from tests.unit.sample import IMAGE, QUEUE, STORAGE, messages, project

CLIENT = "11111111-2222-3333-4444-555555555555"
ACCOUNT = {"AzureWebJobsStorage__accountName": "contoso"}


def problems(
    identity: WorkloadIdentity | None, settings: dict[str, str], arguments: AppArguments | None = None
) -> list[str]:
    known = with_arguments(AppSettings.of(settings), arguments or {})
    options = AppOptions("orders", IMAGE, identity=identity)
    found = list(problems_in_identity(plan(project(QUEUE), known), known, options))
    assert {each.severity for each in found} == {Severity.ERROR if errors(found) else Severity.WARNING} or not found
    return messages(found)


@pytest.mark.parametrize(
    ("identity", "told"),
    [
        pytest.param(
            WorkloadIdentity("orders-identity"),
            "identity.client_id: 'orders-identity' is no client id: give the clientId of the managed identity, 32 hex "
            "digits in five groups",
            id="a name",
        ),
        pytest.param(
            WorkloadIdentity(CLIENT, keda_client_id=""),
            "identity.keda_client_id: '' is no client id: give the clientId of the managed identity, 32 hex digits in "
            "five groups",
            id="nothing for KEDA",
        ),
        pytest.param(
            WorkloadIdentity(),
            "identity: has neither client_id nor keda_client_id: give the client id of the identity, or leave identity "
            "out",
            id="no one",
        ),
        pytest.param(
            WorkloadIdentity(CLIENT, keda_namespace="Keda"),
            "identity.keda_namespace: 'Keda' is no name for a namespace: "
            "use 1 to 63 lower-case letters, digits and dashes, no dash first or last",
            id="no namespace",
        ),
    ],
)
def test_no_identity_can_be_that(identity: WorkloadIdentity, told: str) -> None:
    assert problems(identity, STORAGE) == [told]


@pytest.mark.parametrize("identity", [WorkloadIdentity(CLIENT), WorkloadIdentity(Setting("known at up"))])
def test_an_identity_that_is_fine(identity: WorkloadIdentity) -> None:
    assert problems(identity, ACCOUNT) == []


@pytest.mark.parametrize("identity", [None, WorkloadIdentity(keda_client_id=CLIENT)])
def test_pods_that_connect_by_identity_and_have_none(identity: WorkloadIdentity | None) -> None:
    assert problems(identity, ACCOUNT) == [
        "identity: the connection AzureWebJobsStorage is identity-based, and the pods have no identity: "
        "give identity.client_id; `keda-functions inspect` lists the roles that it needs, and the subjects that it has "
        "to trust"
    ]


def test_a_credential_that_is_the_node_s() -> None:
    own: AppArguments = {"groups": {"events": {"settings": {"Data__credential": "managedidentity"}}}}
    told = "managedidentity asks the node for a token, and so signs in as the node, not as the app"
    remedy = "leave it out, or write workloadidentity"
    given = {**ACCOUNT, "AzureWebJobsStorage__credential": "ManagedIdentity"}
    assert problems(WorkloadIdentity(CLIENT), given, own) == [
        f"settings['AzureWebJobsStorage__credential']: {told}: {remedy}",
        f"groups['events'].settings['Data__credential']: {told}: {remedy}",
    ]
