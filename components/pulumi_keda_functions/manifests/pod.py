"""The pods of one group of functions: a container with the host, and what surrounds it."""

from ..projects import FunctionsProject
from ..scaling import HOST_ID, AppSettings, Group, ScalingPlan
from ..values import Value
from . import dapr, function_keys, labels, registry_secret
from .container_groups import fitted
from .model import Body
from .options import AppOptions
from .placement import placement
from .pod_override import overridden
from .ports import port, port_setting
from .probes import probes
from .resources import resources
from .restricted import container_security, pod_security, writable_mounts, writable_volumes
from .setting_sources import environment_sources
from .shutdown import grace_period, shutdown_settings
from .workload_identity import pod_labels

CONTAINER = "functions"
WORKER_RUNTIME = "FUNCTIONS_WORKER_RUNTIME"


def pod_template(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> Body:
    """What the Deployment makes pods of. The user's own words on their spec come last."""
    chosen = options.of_group(group.name)
    own = settings.of_group(group.name)
    about: Body = {
        "labels": {
            **labels.of_group(options.app_name, group),
            **chosen.get("pod_labels", {}),
            **pod_labels(options.identity),
        }
    }
    if annotations := {**dapr.sidecar(group, options, own), **chosen.get("pod_annotations", {})}:
        about["annotations"] = annotations
    spec: Body = {
        "serviceAccountName": options.app_name,
        # Variables for every Service in the namespace would end up among the app's settings.
        "enableServiceLinks": False,
        **grace_period(chosen),
        **pod_security(options),
        "containers": [container(project, plan, group, options, settings)],
        **placement(group, options),
    }
    keys = function_keys.keys_secret(plan, group, options)
    if volumes := [*writable_volumes(options), *([] if keys is None else [function_keys.volume(keys)])]:
        spec["volumes"] = volumes
    if secrets := registry_secret.pull_secrets(options):
        spec["imagePullSecrets"] = secrets
    if priority := chosen.get("priority_class_name"):
        spec["priorityClassName"] = priority
    return {"metadata": about, "spec": overridden(fitted(spec, group, options), chosen.get("pod_override", {}))}


def container(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> Body:
    """The host with the functions of `group`, and no others of the image."""
    chosen = options.of_group(group.name)
    own = settings.of_group(group.name)
    listening = port(options, own)
    body: Body = {"name": CONTAINER, "image": options.image, "resources": resources(chosen)}
    if group.answers_http:
        body["ports"] = [{"name": "http", "containerPort": listening}]
    if sources := list(environment_sources(settings, group.name, options)):
        body["envFrom"] = sources
    told = environment(project, plan, group, options, own)
    body["env"] = [{"name": name, "value": value} for name, value in told.items()]
    body |= probes(group, options, listening)
    body |= container_security(options)
    has_keys = function_keys.keys_secret(plan, group, options) is not None
    if mounts := [*writable_mounts(options), *([function_keys.volume_mount()] if has_keys else [])]:
        body["volumeMounts"] = mounts
    return body


def environment(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> dict[str, Value]:
    """What the host must be told beside the app's own settings."""
    told: dict[str, Value] = {}
    if settings.find(HOST_ID) is None:
        told[HOST_ID] = options.host_id
    if project.worker is not None and settings.find(WORKER_RUNTIME) is None:
        told[WORKER_RUNTIME] = project.worker.value
    if len(plan.groups) > 1 or plan.disabled:
        told |= {f"AzureFunctionsJobHost__functions__{n}": name for n, name in enumerate(allowed(plan, group))}
    if function_keys.keys_secret(plan, group, options) is not None:
        told |= function_keys.STORAGE
    told |= port_setting(options, settings)
    return told | shutdown_settings(options.of_group(group.name), settings)


def allowed(plan: ScalingPlan, group: Group) -> list[str]:
    """The functions that the host may run here.

    The host lays this list over the app's own entry by entry, so the last name is repeated where that is longer.
    """
    names = list(dict.fromkeys(function.name for function in group.functions))
    return names + names[-1:] * (plan.listed - len(names))
