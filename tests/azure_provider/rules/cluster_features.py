"""Versions, tiers, add-ons and profiles of a cluster, and what they exclude."""

import re
from collections.abc import Iterator

from ..cloud import Record, Resources
from ..identifiers import group_of, parent
from ..kubernetes_versions import DEFAULT, LONG_TERM_ONLY, PATCHES, is_known, minor, number
from ..refusal import Refusal
from .cluster_network import is_flat, pool_subnets
from .rule import Given, Write
from .virtual_networks import CONTAINER_INSTANCES, delegations_of, virtual_nodes_subnet

ADD_ONS = frozenset(
    {
        "aciConnectorLinux",
        "azureKeyvaultSecretsProvider",
        "azurepolicy",
        "gitops",
        "httpApplicationRouting",
        "ingressApplicationGateway",
        "omsagent",
        "openServiceMesh",
    }
)
VIRTUAL_NODES = "addonProfiles.aciConnectorLinux"
WITHOUT_VIRTUAL_NODES = {
    "metricsProfile.costAnalysis.enabled": "cost analysis",
    "securityProfile.imageCleaner.enabled": "image cleaner",
    "serviceMeshProfile.istio": "the Istio add-on",
}
"""What Microsoft's pages exclude from clusters with virtual nodes."""
LARGEST_GROUP_NAME = 80


def version_is_supported(given: Given) -> Iterator[Refusal]:
    """Old versions with long-term support only (supported-kubernetes-versions, long-term-support)."""
    version = given.text("kubernetesVersion", DEFAULT)
    if not is_known(version):
        known = ", ".join(each for patches in PATCHES.values() for each in patches)
        yield Refusal("K8sVersionNotSupported", f"Version {version} is not supported in this region: {known}")
    elif minor(version) in LONG_TERM_ONLY and given.text("supportPlan") != "AKSLongTermSupport":
        message = f"Managed cluster is on version {version}, which is only available for Long-Term Support (LTS)"
        yield Refusal("K8sVersionNotSupported", message)


def long_term_support_is_premium(given: Given) -> Iterator[Refusal]:
    """And Premium is for it (free-standard-pricing-tiers)."""
    premium, long = given.text("sku.tier") == "Premium", given.text("supportPlan") == "AKSLongTermSupport"
    if premium != long:
        yield Refusal("InvalidLongTermSupport", "supportPlan AKSLongTermSupport and sku.tier Premium need each other")


def version_moves_one_step_up(write: Write) -> Iterator[Refusal]:
    """No downgrade, no minor version skipped (upgrade-aks-cluster)."""
    if write.before is None or not write.given.has("kubernetesVersion"):
        return
    before, now = str(write.before.outputs["currentKubernetesVersion"]), write.given.text("kubernetesVersion")
    # `1.35` stays on the patch that the cluster has.
    if now == minor(before) or not is_known(now):
        return
    if number(now) < number(before):
        yield Refusal("OperationNotAllowed", f"Downgrading managed cluster from {before} to {now} is not allowed")
    elif number(now)[1] > number(before)[1] + 1:
        message = f"Upgrading Kubernetes version {before} to {now} is not allowed: one minor version at a time"
        yield Refusal("OperationNotAllowed", message)


def add_ons_are_known(given: Given) -> Iterator[Refusal]:
    """By Azure's names for them."""
    for name in given.get("addonProfiles", {}):
        if name not in ADD_ONS:
            yield Refusal("UnsupportedAddon", f"addon '{name}' is not supported: {', '.join(sorted(ADD_ONS))}")


def virtual_nodes_name_a_subnet(given: Given) -> Iterator[Refusal]:
    """By its name, in the network of the pools (virtual-nodes-cli)."""
    if not given.flag(f"{VIRTUAL_NODES}.enabled"):
        return
    name = given.text(f"{VIRTUAL_NODES}.config.SubnetName")
    if not name or "/" in name:
        yield Refusal(
            "InvalidAddonConfigValue", f"aciConnectorLinux.config.SubnetName is '{name}': the name of a subnet"
        )
    if not pool_subnets(given):
        yield Refusal(
            "InvalidAddonConfigValue", "aciConnectorLinux needs an own network: agentPoolProfiles[].vnetSubnetID"
        )


def virtual_nodes_need_flat_networking(given: Given) -> Iterator[Refusal]:
    """Neither overlay nor kubenet (concepts-network-azure-cni-overlay, configure-kubenet)."""
    if given.flag(f"{VIRTUAL_NODES}.enabled") and not is_flat(given):
        network = given.at("networkProfile")
        said = network.text("networkPluginMode") or network.text("networkPlugin") or "the default, overlay"
        message = f"aciConnectorLinux needs networkPlugin azure without networkPluginMode overlay, given {said}"
        yield Refusal("VirtualNodesNotSupportedWithNetworkPlugin", message)


def virtual_nodes_exclude(given: Given) -> Iterator[Refusal]:
    """IP ranges for the API server, and features that their pages exclude (virtual-nodes)."""
    if not given.flag(f"{VIRTUAL_NODES}.enabled"):
        return
    if given.get("apiServerAccessProfile.authorizedIPRanges"):
        yield Refusal("InvalidParameter", "authorizedIPRanges cannot be used with virtual nodes (aciConnectorLinux)")
    for path, feature in WITHOUT_VIRTUAL_NODES.items():
        if given.get(path):
            yield Refusal(
                "InvalidParameter", f"{feature} ({path}) cannot be used with virtual nodes (aciConnectorLinux)"
            )


def virtual_nodes_subnet_is_ready(write: Write) -> Iterator[Refusal]:
    """There, delegated to container instances, without nodes and without route table (virtual-kubelet/azure-aci)."""
    own = virtual_nodes_subnet(write.given)
    if own is None:
        return
    subnet = write.resources.get(own)
    if subnet is None:
        yield Refusal("InvalidAddonConfigValue", f"aciConnectorLinux.config.SubnetName: {own} was not found")
        return
    if own.lower() in {each.lower() for each in pool_subnets(write.given)}:
        yield Refusal("InvalidAddonConfigValue", f"aciConnectorLinux and nodes cannot share subnet '{subnet.name}'")
    if CONTAINER_INSTANCES not in delegations_of(Given(subnet.inputs)):
        message = f"Subnet '{subnet.name}' for virtual nodes must be delegated to {CONTAINER_INSTANCES}"
        yield Refusal("InvalidAddonConfigValue", message)
    if Given(subnet.inputs).has("routeTable.id"):
        yield Refusal("InvalidAddonConfigValue", f"Subnet '{subnet.name}' for virtual nodes must have no route table")


def workspaces_exist(write: Write) -> Iterator[Refusal]:
    """Of the monitoring add-on and of Defender."""
    for own, path in (
        (write.given.text("addonProfiles.omsagent.config.logAnalyticsWorkspaceResourceID"), "addonProfiles.omsagent"),
        (write.given.text("securityProfile.defender.logAnalyticsWorkspaceResourceId"), "securityProfile.defender"),
    ):
        if own and write.resources.get(own) is None:
            yield Refusal("WorkspaceNotFound", f"{path}: the workspace {own} was not found")


def monitoring_names_a_workspace(given: Given) -> Iterator[Refusal]:
    """For both that need one."""
    agent = given.at("addonProfiles.omsagent")
    if agent.flag("enabled") and not agent.has("config.logAnalyticsWorkspaceResourceID"):
        yield Refusal("InvalidAddonConfigValue", "omsagent.config.logAnalyticsWorkspaceResourceID is missing")
    defender = given.at("securityProfile.defender")
    if defender.flag("securityMonitoring.enabled") and not defender.has("logAnalyticsWorkspaceResourceId"):
        yield Refusal("InvalidParameter", "securityProfile.defender.logAnalyticsWorkspaceResourceId is missing")


def cleaner_waits_in_range(given: Given) -> Iterator[Refusal]:
    """A day to three months (image-cleaner)."""
    hours = given.get("securityProfile.imageCleaner.intervalHours")
    if hours is not None and not 24 <= hours <= 2160:
        yield Refusal("InvalidParameter", f"securityProfile.imageCleaner.intervalHours is {hours}: 24 to 2160")


def channels_fit(given: Given) -> Iterator[Refusal]:
    """Cluster channel `node-image` upgrades what the channel for nodes would (auto-upgrade-node-os-image)."""
    profile = given.at("autoUpgradeProfile")
    nodes = profile.text("nodeOSUpgradeChannel", "NodeImage")
    if profile.text("upgradeChannel") == "node-image" and nodes != "NodeImage":
        message = f"upgradeChannel node-image needs nodeOSUpgradeChannel NodeImage, given {nodes}"
        yield Refusal("NodeOSUpgradeChannelInvalid", message)


def automatic_cluster_is_left_alone(given: Given) -> Iterator[Refusal]:
    """AKS Automatic chooses overlay, Cilium and a locked node group by itself (intro-aks-automatic)."""
    if given.text("sku.name") != "Automatic":
        return
    if given.flag(f"{VIRTUAL_NODES}.enabled") or is_flat(given):
        yield Refusal("InvalidParameter", "sku.name Automatic uses overlay networking and has no virtual nodes")
    if given.text("sku.tier", "Standard") != "Standard":
        yield Refusal("InvalidSKU", "sku.name Automatic needs sku.tier Standard")


def provisioning_excludes(given: Given) -> Iterator[Refusal]:
    """Node auto-provisioning: no Calico, no autoscaled pools, no Windows (node-auto-provisioning)."""
    if given.text("nodeProvisioningProfile.mode") != "Auto":
        return
    if given.text("networkProfile.networkPolicy") == "calico":
        yield Refusal("InvalidParameter", "nodeProvisioningProfile.mode Auto cannot be used with networkPolicy calico")
    for pool in given.each("agentPoolProfiles"):
        if pool.flag("enableAutoScaling"):
            message = f"nodeProvisioningProfile.mode Auto: pool '{pool.text('name')}' must not have enableAutoScaling"
            yield Refusal("InvalidParameter", message)


def node_group_is_its_own(write: Write) -> Iterator[Refusal]:
    """Azure makes it; it must not be there (aks faq)."""
    name = write.given.text("nodeResourceGroup")
    if not name or write.before is not None:
        return
    if len(name) > LARGEST_GROUP_NAME:
        yield Refusal("InvalidParameter", f"nodeResourceGroup has {len(name)} characters: {LARGEST_GROUP_NAME} at most")
    taken = write.resources.get(f"{write.id.partition('/resourceGroups/')[0]}/resourceGroups/{name}")
    if taken is not None or name.lower() == group_of(write.id).lower():
        yield Refusal("ReservedResourceGroupName", f"nodeResourceGroup '{name}' exists: Azure makes it for the cluster")


def window_is_known(given: Given) -> Iterator[Refusal]:
    """Three names, of which `default` has the old form of a window (planned-maintenance)."""
    name = given.text("configName")
    schedules = ("aksManagedAutoUpgradeSchedule", "aksManagedNodeOSUpgradeSchedule")
    if name not in ("default", *schedules):
        yield Refusal("InvalidParameter", f"configName '{name}': default, {', '.join(schedules)}")
    if name in schedules and not given.has("maintenanceWindow"):
        yield Refusal("InvalidParameter", f"maintenanceWindow is missing: {name} needs it")
    if name == "default" and given.has("maintenanceWindow"):
        yield Refusal("InvalidParameter", "maintenanceWindow is not for default: timeInWeek")


def window_is_well_formed(given: Given) -> Iterator[Refusal]:
    """4 to 24 hours, a time of day, an offset, one rhythm (planned-maintenance)."""
    window = given.at("maintenanceWindow")
    if not window.values:
        return
    if not 4 <= window.get("durationHours", 0) <= 24:
        yield Refusal("InvalidParameter", f"durationHours is {window.get('durationHours')}: 4 to 24")
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", window.text("startTime")):
        yield Refusal("InvalidParameter", f"startTime '{window.text('startTime')}': HH:mm")
    if not re.fullmatch(r"[+-]\d\d:\d\d", window.text("utcOffset", "+00:00")):
        yield Refusal("InvalidParameter", f"utcOffset '{window.text('utcOffset')}': +HH:mm or -HH:mm")
    rhythms = [name for name, value in window.get("schedule", {}).items() if value is not None]
    if len(rhythms) != 1:
        yield Refusal("InvalidParameter", f"schedule has {', '.join(rhythms) or 'nothing'}: exactly one rhythm")


def cluster_takes_its_pools_along(record: Record, resources: Resources) -> Iterator[Refusal]:
    """The last pool of mode System goes with the cluster alone (use-system-pools)."""
    cluster = resources.get(parent(record.id))
    if cluster is None or record.inputs.get("mode") != "System":
        return
    others = [pool for pool in cluster.outputs["agentPoolProfiles"] if pool["name"] != record.name]
    if not any(pool.get("mode") == "System" for pool in others):
        yield Refusal("OperationNotAllowed", "There has to be at least one system agent pool.")
