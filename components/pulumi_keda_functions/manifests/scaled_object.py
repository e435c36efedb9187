"""The ScaledObject of a group (https://keda.sh/docs/latest/reference/scaledobject-spec/)."""

from collections.abc import Mapping
from typing import cast

from ..app_arguments import ScalingModifiers
from ..scaling import ByIdentity, ByReference, BySecrets, Group, KedaTrigger
from . import deployment, labels, names, trigger_authentication
from .http_objects import scaled_after
from .model import Body, Manifest, Node, metadata
from .options import AppOptions

PAUSED = "autoscaling.keda.sh/paused"


def scaled_object(group: Group, options: AppOptions) -> Manifest:
    """All triggers of the group on its one Deployment: KEDA allows no second ScaledObject on it."""
    name = names.of_group(options.app_name, group)
    about = metadata(name, options.namespace, labels.of_group(options.app_name, group))
    if group.override.get("paused"):
        about["annotations"] = {PAUSED: "true"}
    own = [trigger.authentication for trigger in group.triggers]
    roles = [trigger_authentication.role(each) for each in own if isinstance(each, BySecrets | ByIdentity)]
    return Manifest(
        f"{group.name}-scaled-object",
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "ScaledObject",
            "metadata": about,
            "spec": spec(name, group, options),
        },
        (deployment.role(group), *dict.fromkeys(roles), *scaled_after(group, options)),
    )


def spec(target: str, group: Group, options: AppOptions) -> Body:
    """Bounds, periods and triggers; what is not chosen is left to KEDA."""
    chosen_for_it = options.of_group(group.name)
    chosen: Mapping[str, Node | None] = {
        "pollingInterval": chosen_for_it.get("polling_interval"),
        "cooldownPeriod": chosen_for_it.get("cooldown_period"),
        "minReplicaCount": group.min_replicas,
        "maxReplicaCount": group.max_replicas,
        "fallback": _fallback(group),
        "advanced": _advanced(group),
        "triggers": [_trigger(trigger, options) for trigger in group.triggers],
    }
    return {"scaleTargetRef": {"name": target}, **{key: node for key, node in chosen.items() if node is not None}}


def _fallback(group: Group) -> Node | None:
    if (fallback := group.override.get("fallback")) is None:
        return None
    told: Body = {"failureThreshold": fallback["failure_threshold"], "replicas": fallback["replicas"]}
    return told | ({"behavior": fallback["behavior"]} if "behavior" in fallback else {})


def _advanced(group: Group) -> Node | None:
    told: Body = {}
    if modifiers := group.override.get("scaling_modifiers"):
        told["scalingModifiers"] = _modifiers(modifiers)
    if behavior := group.override.get("behavior"):
        told["horizontalPodAutoscalerConfig"] = {"behavior": cast("Node", behavior)}
    return told or None


def _modifiers(given: ScalingModifiers) -> Node:
    optional = {"activationTarget": given.get("activation_target"), "metricType": given.get("metric_type")}
    told = {key: text for key, text in optional.items() if text is not None}
    return {"formula": given["formula"], "target": given["target"], **told}


def _trigger(trigger: KedaTrigger, options: AppOptions) -> Node:
    body: Body = {"type": trigger.type}
    if trigger.name is not None:
        body["name"] = trigger.name
    if trigger.metric_type is not None:
        body["metricType"] = trigger.metric_type
    body["metadata"] = trigger.metadata
    match trigger.authentication:
        case BySecrets() | ByIdentity() as own:
            body["authenticationRef"] = {"name": names.of_authentication(options.app_name, own)}
        case ByReference(name):
            body["authenticationRef"] = {"name": name}
    return body
