"""The ScaledObject of a group (https://keda.sh/docs/latest/reference/scaledobject-spec/)."""

from ..scaling import Group, KedaTrigger
from . import deployment, labels, names, trigger_authentication
from .model import Body, Manifest, Node, metadata
from .options import AppOptions


def scaled_object(group: Group, options: AppOptions) -> Manifest:
    """All triggers of the group on its one Deployment: KEDA allows no second ScaledObject on it."""
    name = names.of_group(options.app_name, group)
    spec: Body = {"scaleTargetRef": {"name": name}}
    if options.polling_interval is not None:
        spec["pollingInterval"] = options.polling_interval
    if options.cooldown_period is not None:
        spec["cooldownPeriod"] = options.cooldown_period
    spec["minReplicaCount"] = group.min_replicas
    spec["maxReplicaCount"] = group.max_replicas
    spec["triggers"] = [_trigger(trigger, options) for trigger in group.triggers]
    authentications = [trigger.authentication for trigger in group.triggers if trigger.authentication]
    return Manifest(
        f"{group.name}-scaled-object",
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "ScaledObject",
            "metadata": metadata(name, options.namespace, labels.of_group(options.app_name, group)),
            "spec": spec,
        },
        (
            deployment.role(group),
            *dict.fromkeys(trigger_authentication.role(each) for each in authentications),
        ),
    )


def _trigger(trigger: KedaTrigger, options: AppOptions) -> Node:
    body: Body = {"type": trigger.type, "metadata": trigger.metadata}
    if trigger.authentication is not None:
        body["authenticationRef"] = {"name": names.of_authentication(options.app_name, trigger.authentication)}
    return body
