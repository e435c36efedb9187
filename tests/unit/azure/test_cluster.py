import pytest
from pulumi_keda_functions.azure.cluster import LOGS
from pulumi_keda_functions.cluster_arguments import ClusterTier, NodeOsUpgradeChannel, UpgradeChannel

from tests.unit.azure.clusters import cluster

WORKSPACE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.OperationalInsights/workspaces/logs"
AUTO, NODE_OS = "aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule"


def test_what_is_chosen_where_nothing_is_told() -> None:
    made = cluster()
    assert (made.name, made.kubernetes_version, made.tier) == ("shop", None, ClusterTier.STANDARD)
    assert (made.upgrade_channel, made.node_os_upgrade_channel) == (
        UpgradeChannel.PATCH,
        NodeOsUpgradeChannel.NODE_IMAGE,
    )
    assert (made.azure_policy, made.image_cleaner_hours, made.container_insights, made.logs) == (True, 168, False, ())
    assert (made.has_entra, made.local_accounts, made.virtual_nodes, made.warnings) == (False, True, None, ())


def test_local_accounts_are_off_with_entra_unless_told_otherwise() -> None:
    entra = {"admin_group_object_ids": ["00000000-0000-0000-0000-000000000001"]}
    assert not cluster(entra=entra).local_accounts
    assert cluster(entra=entra, local_accounts=True).local_accounts


def test_a_workspace_has_the_logs_of_containers_and_of_the_control_plane() -> None:
    made = cluster(log_analytics_workspace_id=WORKSPACE)
    assert (made.container_insights, made.logs) == (True, LOGS)
    without = cluster(log_analytics_workspace_id=WORKSPACE, container_insights=False, diagnostic_logs=[])
    assert (without.container_insights, without.logs) == (False, ())


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({}, {AUTO: {}, NODE_OS: {}}, id="for both kinds of work"),
        pytest.param({"upgrade_channel": "none"}, {NODE_OS: {}}, id="none for what azure does not do"),
        pytest.param({"node_os_upgrade_channel": "unmanaged"}, {AUTO: {}}, id="none for what nodes do themselves"),
        pytest.param({"upgrade_window": {"hours": 4}}, {AUTO: {"hours": 4}, NODE_OS: {"hours": 4}}, id="one for both"),
        pytest.param(
            {"upgrade_window": {"hours": 4}, "node_os_upgrade_window": {"hours": 5}},
            {AUTO: {"hours": 4}, NODE_OS: {"hours": 5}},
            id="one for each",
        ),
    ],
)
def test_windows(args: dict[str, object], expected: dict[str, object]) -> None:
    assert cluster(**args).windows == expected


@pytest.mark.parametrize(
    ("channel", "expected"), [("none", False), ("patch", False), ("stable", True), ("rapid", True)]
)
def test_whose_the_minor_version_is(channel: str, expected: bool) -> None:
    assert cluster(upgrade_channel=channel).version_is_azures is expected


def test_virtual_nodes_turn_off_what_they_do_not_go_with() -> None:
    assert cluster(network="flat", virtual_nodes="add_on", kubernetes_version="1.34").image_cleaner_hours == 0
    v2 = cluster(network="flat", virtual_nodes="v2_helm", kubernetes_version="1.34")
    assert (v2.image_cleaner_hours, v2.azure_policy) == (168, False)
