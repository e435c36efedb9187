import pytest
from pulumi_keda_functions.azure.built_in_roles import IDS
from pulumi_keda_functions.azure.function_roles import COSMOS_DB_ROLES, Assignment, assignments, resource_type
from pulumi_keda_functions.identity_arguments import RoleScope
from pulumi_keda_functions.scaling import Principal, Role
from pulumi_keda_functions.scaling.host_roles import BINDING_ROLES, HOST_ROLES

QUEUE = "queueServices/default/queues/orders"
READER, WRITER = "Storage Queue Data Reader", "Storage Queue Data Contributor"


def made(
    *roles: Role, same: dict[str, str] | None = None, apart: bool = False, scope: RoleScope = RoleScope.ENTITY
) -> list[str]:
    return [each.name for each in assignments(roles, same or {}, keda_apart=apart, scope=scope)]


def test_each_role_is_assigned_where_it_is_needed() -> None:
    needed = (Role(WRITER, "Shop", Principal.APP, QUEUE), Role(READER, "Shop", Principal.KEDA, QUEUE))
    assert made(*needed) == [
        "storage-queue-data-contributor-Shop-queues-orders",
        "storage-queue-data-reader-Shop-queues-orders",
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        pytest.param("", "azure-service-bus-data-owner-Bus", id="all of it"),
        pytest.param("queues/orders", "azure-service-bus-data-owner-Bus-queues-orders", id="a queue"),
        pytest.param("topics/orders", "azure-service-bus-data-owner-Bus-topics-orders", id="a topic of that name"),
        pytest.param(
            "topics/t/subscriptions/s", "azure-service-bus-data-owner-Bus-topics-t-subscriptions-s", id="both"
        ),
        pytest.param(
            "queueServices/default/queues/default",
            "azure-service-bus-data-owner-Bus-queues-default",
            id="a queue default",
        ),
    ],
)
def test_a_name_tells_an_assignment_apart_whatever_else_there_is(part: str, expected: str) -> None:
    assert Assignment("Azure Service Bus Data Owner", "Bus", part, by_keda=False).name == expected


def test_one_identity_is_given_a_role_once_though_app_and_keda_need_it() -> None:
    needed = (Role(READER, "Shop", Principal.APP), Role(READER, "Shop", Principal.KEDA))
    assert made(*needed) == ["storage-queue-data-reader-Shop"]


def test_an_identity_of_kedas_own_has_its_roles_to_itself() -> None:
    needed = (Role(READER, "Shop", Principal.APP), Role(READER, "Shop", Principal.KEDA))
    assert made(*needed, apart=True) == ["storage-queue-data-reader-Shop", "keda-storage-queue-data-reader-Shop"]


def test_two_connections_with_one_resource_are_given_a_role_once() -> None:
    needed = (Role(READER, "Shop", Principal.KEDA, QUEUE), Role(READER, "Other", Principal.KEDA, QUEUE.upper()))
    assert len(made(*needed)) == 2
    assert made(*needed, same={"shop": "account", "other": "account"}) == [
        "storage-queue-data-reader-Shop-queues-orders"
    ]


def test_a_role_on_all_of_a_resource_covers_parts_that_another_connection_names() -> None:
    needed = (Role(READER, "Shop", Principal.KEDA, QUEUE), Role(READER, "Other", Principal.KEDA))
    assert made(*needed, same={"shop": "account", "other": "account"}) == ["storage-queue-data-reader-Other"]


def test_roles_on_whole_resources_by_choice() -> None:
    needed = (Role(READER, "Shop", Principal.KEDA, QUEUE), Role(READER, "Shop", Principal.KEDA, f"{QUEUE}-2"))
    assert made(*needed, scope=RoleScope.RESOURCE) == ["storage-queue-data-reader-Shop"]


def test_every_role_of_the_host_is_one_that_can_be_assigned() -> None:
    asked = {*HOST_ROLES, *(each.role for each in BINDING_ROLES.values())}
    assert asked <= IDS.keys() | COSMOS_DB_ROLES.keys()
    assert None not in {resource_type(role) for role in asked}
