"""The recommended labels (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/)."""

from ..scaling import Group

NAME = "app.kubernetes.io/name"
COMPONENT = "app.kubernetes.io/component"
MANAGED_BY = "app.kubernetes.io/managed-by"


def of_app(app_name: str) -> dict[str, str]:
    """What every object of an app carries."""
    return {NAME: app_name, MANAGED_BY: "keda-functions"}


def of_group(app_name: str, group: Group) -> dict[str, str]:
    """What every object of a group carries."""
    return {**of_app(app_name), **selector(app_name, group)}


def selector(app_name: str, group: Group) -> dict[str, str]:
    """What finds a group's pods. It cannot change once the Deployment exists."""
    return {NAME: app_name, COMPONENT: group.name}
