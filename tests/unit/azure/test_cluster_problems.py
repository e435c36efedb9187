import pytest

from tests.unit.azure.clusters import places_told_of, told_of

ADD_ON = {"network": "flat", "virtual_nodes": "add_on", "kubernetes_version": "1.34"}
V2 = {"network": "flat", "virtual_nodes": "v2_helm", "kubernetes_version": "1.34"}
WORKSPACE = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.OperationalInsights/workspaces/logs"
IDENTITY = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shop"
DISKS = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Compute/diskEncryptionSets/keys"
GROUP = "00000000-0000-0000-0000-000000000001"
ADMINISTRATOR = {"object_id": GROUP}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"kubernetes_version": "1.34"}, [], id="a minor version"),
        pytest.param({"kubernetes_version": "latest"}, ["kubernetes_version"], id="no version"),
        pytest.param({"kubernetes_version": "1.34.2"}, ["kubernetes_version"], id="a patch that azure moves on from"),
        pytest.param({"kubernetes_version": "1.34.2", "upgrade_channel": "none"}, [], id="a patch that stays"),
        pytest.param({"long_term_support": True}, ["long_term_support"], id="long-term support for less"),
        pytest.param({"long_term_support": True, "tier": "premium"}, [], id="long-term support"),
        pytest.param({"cost_analysis": True, "tier": "free"}, ["cost_analysis"], id="costs for nothing"),
        pytest.param({"cost_analysis": True}, [], id="costs"),
    ],
)
def test_versions_and_tiers(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"local_accounts": False}, ["local_accounts"], id="no way in"),
        pytest.param({"kubeconfig_login": "msi"}, ["kubeconfig_login"], id="a login for nothing"),
        pytest.param({"entra": {}}, ["entra"], id="nobody named"),
        pytest.param({"entra": {"administrators": [ADMINISTRATOR]}}, [], id="administrators"),
        pytest.param({"entra": {"admin_group_object_ids": [GROUP]}}, [], id="groups"),
        pytest.param({"entra": {"azure_rbac": False}}, ["entra"], id="nobody may do anything"),
        pytest.param({"entra": {"azure_rbac": False}, "local_accounts": True}, [], id="local accounts may"),
        pytest.param(
            {"entra": {"azure_rbac": False, "admin_group_object_ids": [GROUP], "administrators": [ADMINISTRATOR]}},
            ["entra.administrators"],
            id="roles that count for nothing",
        ),
    ],
)
def test_signing_in(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(
            {"day": "Tuesday", "start": "21:00", "hours": 12, "utc_offset": "+02:00"}, [], id="as in the baseline"
        ),
        pytest.param({"hours": 3}, ["hours"], id="too short"),
        pytest.param({"hours": 25}, ["hours"], id="too long"),
        pytest.param({"every_weeks": 5}, ["every_weeks"], id="too seldom"),
        pytest.param({"start": "9pm"}, ["start"], id="no time"),
        pytest.param({"utc_offset": "CET"}, ["utc_offset"], id="no time zone"),
        pytest.param({"day": "Someday"}, ["day"], id="no day"),
    ],
)
def test_windows(window: dict[str, object], expected: list[str]) -> None:
    for argument in ("upgrade_window", "node_os_upgrade_window"):
        assert places_told_of(**{argument: window}) == [f"{argument}.{each}" for each in expected]


@pytest.mark.parametrize("argument", ["container_insights", "defender", "diagnostic_logs"])
def test_what_needs_a_workspace(argument: str) -> None:
    value = ["kube-audit"] if argument == "diagnostic_logs" else True
    assert places_told_of(**{argument: value}) == [argument]
    assert places_told_of(**{argument: value, "log_analytics_workspace_id": WORKSPACE}) == []


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({"image_cleaner_hours": 24}, [], id="daily"),
        pytest.param({"image_cleaner_hours": 23}, ["image_cleaner_hours"], id="too often"),
        pytest.param({"image_cleaner_hours": 0}, [], id="never"),
        pytest.param({"image_cleaner_hours": 48, **ADD_ON}, ["image_cleaner_hours"], id="beside the add-on"),
        pytest.param({"cost_analysis": True, **ADD_ON}, ["cost_analysis"], id="costs beside the add-on"),
        pytest.param(
            {"disk_encryption_set_id": DISKS, **ADD_ON}, ["disk_encryption_set_id"], id="keys beside the add-on"
        ),
        pytest.param({"image_cleaner_hours": 48, "cost_analysis": True, **V2}, [], id="beside the chart"),
        pytest.param({"virtual_nodes_v2": {"replicas": 2}}, ["virtual_nodes_v2"], id="more on what is not there"),
        pytest.param(
            {"virtual_nodes_v2": {"replicas": 2}, **ADD_ON}, ["virtual_nodes_v2"], id="more on the other kind"
        ),
        pytest.param({"virtual_nodes_v2": {"replicas": 0}, **V2}, ["virtual_nodes_v2.replicas"], id="no virtual node"),
        pytest.param({"azure_policy": True, **V2}, ["azure_policy"], id="policies for privileged pods"),
        pytest.param(
            {"network": "flat", "virtual_nodes": "v2_helm"},
            ["kubernetes_version"],
            id="a version that is azure's to choose",
        ),
        pytest.param({"virtual_nodes": "nodes"}, ["virtual_nodes"], id="no such kind"),
        pytest.param({"autoscaler": {"max_graceful_termination_seconds": 0}}, [], id="no time for pods to end"),
        pytest.param(
            {"autoscaler": {"max_graceful_termination_seconds": -1, "scale_down_unneeded_minutes": -5}},
            ["autoscaler.scale_down_unneeded_minutes", "autoscaler.max_graceful_termination_seconds"],
            id="less than no time",
        ),
    ],
)
def test_add_ons_and_virtual_nodes(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param({}, [], id="on its own"),
        pytest.param({"pools": {"work": {"count": 2}}}, [], id="beside a fixed pool"),
        pytest.param({"pools": {"work": {}}}, ["pools['work'].count"], id="beside a scaled pool"),
        pytest.param({"network_policy": "calico"}, ["node_auto_provisioning"], id="with calico"),
        pytest.param({"network": "flat"}, ["node_auto_provisioning"], id="with a flat network"),
        pytest.param(
            {"pools": {"win": {"operating_system": "windows", "count": 1}}, "network_policy": "none"},
            ["pools['win'].operating_system"],
            id="with windows",
        ),
    ],
)
def test_nodes_that_azure_makes_by_itself(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(node_auto_provisioning=True, **args) == expected


@pytest.mark.parametrize(
    "argument",
    [
        "identity.id",
        "identity.principal_id",
        "kubelet_identity.id",
        "kubelet_identity.client_id",
        "kubelet_identity.object_id",
        "log_analytics_workspace_id",
        "prometheus_workspace_id",
        "disk_encryption_set_id",
        "system_pool.subnet_id",
        "entra.tenant_id",
    ],
)
def test_ids_that_are_none(argument: str) -> None:
    identities = {"id": IDENTITY, "principal_id": GROUP, "client_id": GROUP, "object_id": GROUP}
    first, *rest = argument.split(".")
    parts: dict[str, dict[str, object]] = {
        "identity": {key: identities[key] for key in ("id", "principal_id")},
        "kubelet_identity": {key: identities[key] for key in ("id", "client_id", "object_id")},
        "entra": {"administrators": [ADMINISTRATOR]},
        "system_pool": {},
    }
    assert places_told_of(**{first: {**parts[first], rest[0]: "/x"} if rest else "/x"}) == [argument]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param(
            {"entra": {"admin_group_object_ids": [GROUP, "me"], "administrators": [{"object_id": "me"}]}},
            ["entra.admin_group_object_ids[1]", "entra.administrators[0].object_id"],
            id="names for people",
        ),
        pytest.param({"pools": {"work": {"subnet_id": "foo"}}}, ["pools['work'].subnet_id"], id="a pool's subnet"),
        pytest.param(
            {"private_dns_zone": "foo", "api_server_access": "private"}, ["private_dns_zone"], id="a zone's name"
        ),
        pytest.param(
            {"private_dns_zone": "system", "api_server_access": "private"}, [], id="a word in place of a zone"
        ),
        pytest.param(
            {"egress": "user_defined_routing", "route_table_id": "/x"}, ["route_table_id"], id="no route table"
        ),
        pytest.param({"resource_group_name": "a/b"}, ["resource_group_name"], id="a path for a resource group"),
    ],
)
def test_ids_and_names_of_what_exists(args: dict[str, object], expected: list[str]) -> None:
    assert places_told_of(**args) == expected


def test_everything_wrong_is_told_at_once_with_what_to_do() -> None:
    told = told_of(cluster_name="-", network="star", pools={"My pool": {}}, tier="gold", local_accounts=False)
    assert told == [
        "tier: is 'gold': choose among free, standard, premium",
        "network: is 'star': choose among flat, overlay",
        "cluster_name: '-' is no name of a cluster: 1 to 63 letters, digits, `-` and `_`, the ends letters or digits: "
        "give another cluster_name",
        "pools['My pool']: 'My pool' is no name of a linux pool: a lower-case letter, then lower-case letters and "
        "digits, 12 at most: call it otherwise",
        "local_accounts: nobody could sign in without them and without entra: give entra, too",
    ]
