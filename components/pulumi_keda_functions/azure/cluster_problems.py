"""Choices for a cluster that Azure refuses together, or that lock its users out."""

import re
from collections.abc import Iterator, Sequence

from ..aks_cluster_args import AksClusterArgs
from ..cluster_arguments import (
    ClusterNetwork,
    ClusterTier,
    EntraSignIn,
    MaintenanceWindow,
    NetworkPolicyEngine,
    UpgradeChannel,
)
from ..placement_arguments import OperatingSystem, VirtualNodesBackend
from ..problems import Problem, Severity
from .kubernetes_versions import kubernetes_version
from .networking import Networking
from .pools import Pool

CLEANER_HOURS = (24, 2160)
"""(https://learn.microsoft.com/azure/aks/image-cleaner)"""
NAP_PAGE = "https://learn.microsoft.com/azure/aks/node-auto-provisioning#limitations"
_START = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")
WORKSPACE_ARGUMENTS = ("container_insights", "diagnostic_logs", "defender")
NOT_WITH_THE_ADD_ON = {
    "image_cleaner_hours": "https://learn.microsoft.com/azure/aks/image-cleaner#limitations",
    "cost_analysis": "https://learn.microsoft.com/azure/aks/cost-analysis#limitations",
    "disk_encryption_set_id": "https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys#limitations",
}
"""What virtual nodes of the add-on do not go with, by its argument, and where Azure says so."""


def problems_in_options(told: AksClusterArgs, pools: Sequence[Pool], network: Networking) -> Iterator[Problem]:
    """Of everything but the network and the pools."""
    yield from _problems_in_version(told)
    yield from _problems_in_sign_in(told)
    for argument in ("upgrade_window", "node_os_upgrade_window"):
        if (window := _window(told, argument)) is not None:
            yield from _problems_in_window(argument, window)
    yield from _problems_in_add_ons(told)
    yield from _problems_with_virtual_nodes(told)
    yield from _problems_in_autoscaler(told)
    if told.get("node_auto_provisioning"):
        yield from _problems_in_provisioning(pools, network)


def _window(told: AksClusterArgs, argument: str) -> MaintenanceWindow | None:
    return told.get("upgrade_window") if argument == "upgrade_window" else told.get("node_os_upgrade_window")


def _problems_in_version(told: AksClusterArgs) -> Iterator[Problem]:
    text, channel = told.get("kubernetes_version"), told.get("upgrade_channel", UpgradeChannel.PATCH)
    version = kubernetes_version(text or "")
    if text is not None and version is None:
        yield Problem("kubernetes_version", f"{text!r} is no version of Kubernetes", "write it like 1.34")
    elif version is not None and version.is_whole and channel is not UpgradeChannel.NONE:
        message = f"{version} names a patch, which upgrade_channel {channel} leaves to Azure"
        remedy = f"give 1.{version.minor}, or choose upgrade_channel none"
        yield Problem("kubernetes_version", message, remedy)
    tier = told.get("tier", ClusterTier.STANDARD)
    if told.get("long_term_support") and tier is not ClusterTier.PREMIUM:
        message = f"tier is {tier}: versions with long-term support need premium"
        yield Problem("long_term_support", message, "choose tier premium")
    if told.get("cost_analysis") and tier is ClusterTier.FREE:
        message = "tier is free: costs are told from standard on"
        yield Problem("cost_analysis", message, "choose tier standard or leave it out")


def _problems_in_sign_in(told: AksClusterArgs) -> Iterator[Problem]:
    entra = told.get("entra")
    if entra is None:
        if told.get("local_accounts") is False:
            yield Problem("local_accounts", "nobody could sign in without them and without entra", "give entra, too")
        if "kubeconfig_login" in told:
            message = "without entra the kubeconfig holds a certificate, and kubelogin is not asked"
            yield Problem("kubeconfig_login", message, "leave it out, or give entra")
        return
    has_azure_rbac = entra.get("azure_rbac", True)
    if entra.get("administrators") and not has_azure_rbac:
        message = "administrators have an Azure role, which counts for nothing with azure_rbac off"
        yield Problem("entra.administrators", message, "give admin_group_object_ids, or leave azure_rbac on")
    if not has_azure_rbac and not entra.get("admin_group_object_ids") and not told.get("local_accounts"):
        message = "azure_rbac is off, and no group may do anything in the cluster"
        yield Problem("entra", message, "give admin_group_object_ids, or leave azure_rbac on")
    if has_azure_rbac and not _somebody_may(entra):
        message = "nobody is named who may do something in the cluster"
        remedy = "give administrators, or assign the role Azure Kubernetes Service RBAC Cluster Admin beforehand"
        yield Problem("entra", message, remedy, Severity.WARNING)


def _somebody_may(entra: EntraSignIn) -> bool:
    return bool(entra.get("administrators") or entra.get("admin_group_object_ids"))


def _problems_in_window(argument: str, window: MaintenanceWindow) -> Iterator[Problem]:
    """(https://learn.microsoft.com/azure/aks/planned-maintenance#maintenance-schedule-types)."""
    hours, weeks = window.get("hours", 8), window.get("every_weeks", 1)
    if not 4 <= hours <= 24:
        yield Problem(f"{argument}.hours", f"{hours} hours: a window has 4 to 24", "give a number between them")
    if not 1 <= weeks <= 4:
        yield Problem(f"{argument}.every_weeks", f"{weeks} weeks: 1 to 4", "give a number between them")
    if not _START.fullmatch(start := window.get("start", "00:00")):
        yield Problem(f"{argument}.start", f"{start!r} is no time of day", "write it like 21:00")
    if not _OFFSET.fullmatch(offset := window.get("utc_offset", "+00:00")):
        yield Problem(f"{argument}.utc_offset", f"{offset!r} is no time zone", "write it like +02:00")


def _problems_in_add_ons(told: AksClusterArgs) -> Iterator[Problem]:
    if "log_analytics_workspace_id" not in told:
        for argument in WORKSPACE_ARGUMENTS:
            if told.get(argument):
                yield Problem(argument, "there is no workspace for it", "give log_analytics_workspace_id, too")
    hours = told.get("image_cleaner_hours", 0)
    fewest, most = CLEANER_HOURS
    if hours and not fewest <= hours <= most:
        message = f"{hours} hours: {fewest} to {most}, or 0 for none"
        yield Problem("image_cleaner_hours", message, "give a number between them")


def _problems_with_virtual_nodes(told: AksClusterArgs) -> Iterator[Problem]:
    backend = told.get("virtual_nodes")
    if backend is VirtualNodesBackend.ADD_ON:
        for argument, page in NOT_WITH_THE_ADD_ON.items():
            if told.get(argument):
                remedy = f"leave it out, or choose virtual_nodes v2_helm ({page})"
                yield Problem(argument, "it does not work with virtual nodes `add_on`", remedy)
    if backend is not VirtualNodesBackend.V2_HELM:
        if "virtual_nodes_v2" in told:
            message = "it is about virtual_nodes v2_helm alone"
            yield Problem("virtual_nodes_v2", message, "leave it out, or choose virtual_nodes v2_helm")
        return
    replicas = told.get("virtual_nodes_v2", {}).get("replicas", 1)
    if replicas < 1:
        yield Problem("virtual_nodes_v2.replicas", f"{replicas} virtual nodes", "give 1 or more")
    if told.get("azure_policy"):
        message = "policies for pods may refuse the privileged pods that virtual nodes `v2_helm` are"
        remedy = "exclude their namespace from such policies, or leave it out"
        yield Problem("azure_policy", message, remedy, Severity.WARNING)


def _problems_in_autoscaler(told: AksClusterArgs) -> Iterator[Problem]:
    for argument, value in told.get("autoscaler", {}).items():
        if isinstance(value, int) and value < 0:
            yield Problem(f"autoscaler.{argument}", f"{value} is no time", "give 0 or more, or leave it out")


def _problems_in_provisioning(pools: Sequence[Pool], network: Networking) -> Iterator[Problem]:
    argument = "node_auto_provisioning"
    if network.policy is NetworkPolicyEngine.CALICO:
        message = f"it does not go with network_policy calico ({NAP_PAGE})"
        yield Problem(argument, message, "choose cilium or none")
    if network.mode is ClusterNetwork.FLAT:
        message = "Azure advises against it with a flat network"
        remedy = "choose network overlay (https://learn.microsoft.com/azure/aks/node-auto-provisioning-networking)"
        yield Problem(argument, message, remedy, Severity.WARNING)
    for pool in pools:
        if pool.operating_system is OperatingSystem.WINDOWS:
            message = f"it is on, which does not go with windows ({NAP_PAGE})"
            yield Problem(f"{pool.where}.operating_system", message, "use linux, or leave node_auto_provisioning out")
        if pool.bounds is not None:
            message = f"{argument} is on: pools beside it have a fixed number of nodes ({NAP_PAGE})"
            yield Problem(f"{pool.where}.count", message, "give count")
