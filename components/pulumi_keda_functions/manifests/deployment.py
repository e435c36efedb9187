"""The Deployment of one group of functions."""

from ..projects import FunctionsProject
from ..scaling import AppSettings, Group, ScalingPlan
from . import function_keys, labels, names, registry_secret, service_account
from .model import Body, Manifest, metadata
from .options import AppOptions
from .pod import pod_template
from .setting_sources import own_secrets


def role(group: Group) -> str:
    """What it is to the app: `http-deployment`."""
    return f"{group.name}-deployment"


def deployment(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> Manifest:
    """Pods that run the functions of `group`, and no others of the image."""
    after = [service_account.ROLE, *own_secrets(settings, group.name)]
    if function_keys.keys_secret(plan, group, options) is not None and options.keys_secret is None:
        after.append(function_keys.ROLE)
    if options.registries:
        after.append(registry_secret.ROLE)
    # Where KEDA scales, the number of replicas is KEDA's: naming one here would undo its work at every `up`.
    spec: Body = {} if group.triggers else {"replicas": group.min_replicas}
    spec["selector"] = {"matchLabels": labels.selector(options.app_name, group)}
    spec["template"] = pod_template(project, plan, group, options, settings)
    name = names.of_group(options.app_name, group)
    return Manifest(
        role(group),
        {
            "apiVersion": "apps/v1",
            "kind": "Deployment",
            "metadata": metadata(name, options.namespace, labels.of_group(options.app_name, group)),
            "spec": spec,
        },
        tuple(after),
    )
