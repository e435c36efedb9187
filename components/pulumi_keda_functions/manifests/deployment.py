"""The Deployment of one group of functions."""

from ..projects import FunctionsProject
from ..scaling import HOST_ID, AppSettings, Group, ScalingPlan
from ..values import Value
from . import labels, names, service_account, settings_secret
from .model import Body, Manifest, Node, metadata
from .options import AppOptions
from .secret import secret_name

CONTAINER = "functions"
PORT = 80
"""What the host listens on in Microsoft's base images."""
REQUESTS = {"cpu": "100m", "memory": "256Mi"}
"""An idle host with one language worker. Without requests, ten replicas would be packed on one node."""
WORKER_RUNTIME = "FUNCTIONS_WORKER_RUNTIME"


def role(group: Group) -> str:
    """What it is to the app: `http-deployment`."""
    return f"{group.name}-deployment"


def deployment(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> Manifest:
    """Pods that run the functions of `group`, and no others of the image."""
    container: Body = {"name": CONTAINER, "image": options.image, "resources": {"requests": REQUESTS}}
    after = [service_account.ROLE]
    if group.answers_http:
        container["ports"] = [{"name": "http", "containerPort": PORT}]
    if settings.names:
        secret = secret_name(settings_secret.ROLE, settings_secret.settings_content(settings), options)
        container["envFrom"] = [{"secretRef": {"name": secret}}]
        after.append(settings_secret.ROLE)
    container["env"] = environment(project, plan, group, options, settings)
    # Where KEDA scales, the number of replicas is KEDA's: naming one here would undo its work at every `up`.
    spec: Body = {} if group.triggers else {"replicas": group.min_replicas}
    spec["selector"] = {"matchLabels": labels.selector(options.app_name, group)}
    spec["template"] = {
        "metadata": {"labels": labels.of_group(options.app_name, group)},
        "spec": {
            "serviceAccountName": options.app_name,
            # Variables for every Service in the namespace would end up among the app's settings.
            "enableServiceLinks": False,
            "containers": [container],
        },
    }
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


def environment(
    project: FunctionsProject, plan: ScalingPlan, group: Group, options: AppOptions, settings: AppSettings
) -> list[Node]:
    """What the host must be told beside the app's own settings."""
    told: dict[str, Value] = {}
    if settings.find(HOST_ID) is None:
        told[HOST_ID] = options.host_id
    if project.worker is not None and settings.find(WORKER_RUNTIME) is None:
        told[WORKER_RUNTIME] = project.worker.value
    if len(plan.groups) > 1 or plan.disabled:
        told |= {f"AzureFunctionsJobHost__functions__{n}": name for n, name in enumerate(allowed(plan, group))}
    return [{"name": name, "value": value} for name, value in told.items()]


def allowed(plan: ScalingPlan, group: Group) -> list[str]:
    """The functions that the host may run here.

    The host lays this list over the app's own entry by entry, so the last name is repeated where that is longer.
    """
    names = list(dict.fromkeys(function.name for function in group.functions))
    return names + names[-1:] * (plan.listed - len(names))
