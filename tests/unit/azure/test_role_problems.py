import pytest
from pulumi_keda_functions.azure.built_in_roles import IDS
from pulumi_keda_functions.azure.function_roles import Assignment
from pulumi_keda_functions.azure.role_problems import problems_in_added_roles, problems_in_resources
from pulumi_keda_functions.identity_arguments import AddedRole
from pulumi_keda_functions.inputs import Input
from pulumi_keda_functions.problems import errors

from tests.unit.sample import messages

GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/contoso"
NEEDED = (
    Assignment("Storage Queue Data Reader", "Shop", "", by_keda=True),
    Assignment("Storage Queue Data Contributor", "Shop", "", by_keda=False),
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"Shop": ACCOUNT}, [], id="the account"),
        pytest.param({"shop": None}, [], id="known at up alone, and names ignore case"),
        pytest.param(
            {},
            [
                "resources['Shop']: is missing, and these roles are needed there: Storage Queue Data Reader, Storage "
                "Queue Data Contributor: add the id of the resource that the connection leads to"
            ],
            id="missing",
        ),
        pytest.param(
            {"Shop": "contoso"},
            [
                "resources['Shop']: 'contoso' is no resource id: give one of the form "
                "/subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/…"
            ],
            id="a name",
        ),
        pytest.param(
            {"Shop": f"{GROUP}/providers/Microsoft.ServiceBus/namespaces/contoso"},
            [
                "resources['Shop']: is a Microsoft.ServiceBus/namespaces, and Storage Queue Data Reader is given on a "
                "Microsoft.Storage/storageAccounts: give the id of the resource that the connection leads to"
            ],
            id="another kind of resource",
        ),
        pytest.param(
            {"Shop": ACCOUNT, "Other": ACCOUNT},
            [
                "resources['Other']: needs no role: no trigger or binding uses an identity-based connection of that "
                "name: choose among Shop, or remove it"
            ],
            id="a connection that needs none",
        ),
    ],
)
def test_resources(given: dict[str, str | None], expected: list[str]) -> None:
    assert messages(list(problems_in_resources(NEEDED, given))) == expected


def test_a_misspelt_connection_is_told_with_the_one_that_is_meant() -> None:
    problems = list(problems_in_resources(NEEDED, {"Shopp": ACCOUNT}))
    assert [problem.remedy for problem in errors(problems)] == [
        "rename 'Shopp', or add the id of the resource that the connection leads to"
    ]


@pytest.mark.parametrize(
    ("role", "scope", "expected"),
    [
        pytest.param("Storage Blob Data Reader", ACCOUNT, [], id="a role by name"),
        pytest.param("4633458B-17de-408a-b874-0445c86b69e6", GROUP, [], id="a role by id, on a resource group"),
        pytest.param(
            "Storage Blob Reader",
            ACCOUNT,
            [
                "added_roles[0].role: the id of 'Storage Blob Reader' is not known here: did you mean Storage Blob "
                "Data Reader? Or give the role's id, from "
                "https://learn.microsoft.com/azure/role-based-access-control/built-in-roles"
            ],
            id="a role that there is not",
        ),
        pytest.param(
            "Owner",
            GROUP,
            [
                f"added_roles[0].role: the id of 'Owner' is not known here: choose among {', '.join(IDS)}, or give the "
                "role's id, from https://learn.microsoft.com/azure/role-based-access-control/built-in-roles"
            ],
            id="a role like none that is known",
        ),
    ],
)
def test_added_roles(role: str, scope: Input[str], expected: list[str]) -> None:
    assert messages(list(problems_in_added_roles([AddedRole(role=role, scope=scope)]))) == expected


def test_two_added_roles_need_two_names() -> None:
    reader = AddedRole(role="Storage Blob Data Reader", scope=ACCOUNT)
    assert messages(list(problems_in_added_roles([reader, reader]))) == [
        "added_roles[1].name: another added role is called 'storage-blob-data-reader': give each a name of its own"
    ]
    assert not list(problems_in_added_roles([reader, {**reader, "name": "archive"}]))
