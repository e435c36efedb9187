"""When Azure may work on a cluster."""

import pulumi
from pulumi_azure_native.containerservice import (
    MaintenanceConfiguration,
    MaintenanceWindowArgs,
    ManagedCluster,
    ScheduleArgs,
    WeeklyScheduleArgs,
)

from ..cluster_arguments import MaintenanceWindow, WeekDay
from .site import Site

ROLES = {
    "aksManagedAutoUpgradeSchedule": "upgrade-window",
    "aksManagedNodeOSUpgradeSchedule": "node-os-upgrade-window",
}


def maintenance(site: Site, managed_cluster: ManagedCluster) -> list[pulumi.Resource]:
    """A window for each kind of work that Azure does by itself."""
    return [
        MaintenanceConfiguration(
            site.child(ROLES[work]),
            config_name=work,
            resource_group_name=site.resource_group_name,
            resource_name_=managed_cluster.name,
            maintenance_window=_weekly(window),
            opts=site.options(),
        )
        for work, window in site.cluster.windows.items()
    ]


def _weekly(window: MaintenanceWindow) -> MaintenanceWindowArgs:
    return MaintenanceWindowArgs(
        duration_hours=window.get("hours", 8),
        start_time=window.get("start", "00:00"),
        utc_offset=window.get("utc_offset", "+00:00"),
        schedule=ScheduleArgs(
            weekly=WeeklyScheduleArgs(
                day_of_week=window.get("day", WeekDay.SUNDAY).value, interval_weeks=window.get("every_weeks", 1)
            )
        ),
    )
