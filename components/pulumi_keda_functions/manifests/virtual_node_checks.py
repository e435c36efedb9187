"""What virtual nodes mean for an app's finished objects, whoever wrote which part of them."""

from collections.abc import Iterator, Sequence

from ..keda.reading import mappings, text
from ..placement_arguments import VirtualNodesBackend
from ..problems import Problem, Severity
from .add_on_pods import problems_in_pod
from .container_group_quotas import problems_in_quotas
from .model import Manifest
from .options import AppOptions
from .virtual_nodes import backend_of
from .virtual_workloads import VirtualWorkload, virtual_workloads

AZURE_REGISTRIES = (".azurecr.io", ".azurecr.cn", ".azurecr.us")
BY_METRICS_SERVER = ("cpu", "memory")


def problems_on_virtual_nodes(manifests: Sequence[Manifest], options: AppOptions) -> Iterator[Problem]:
    """Of all objects of an app."""
    workloads = list(virtual_workloads(manifests))
    yield from problems_in_quotas(workloads)
    if backend_of(options) != VirtualNodesBackend.ADD_ON:
        return
    for workload in workloads:
        where = f"Deployment {workload.name}"
        yield from problems_in_pod(workload.template, f"{where}.spec.template")
        yield from problems_in_metrics(workload)
    account_pulls = any(mappings(each.body, "imagePullSecrets") for each in manifests if each.kind == "ServiceAccount")
    if not account_pulls:
        yield from dict.fromkeys(problem for each in workloads for problem in problems_in_pull(each))


def problems_in_pull(workload: VirtualWorkload) -> Iterator[Problem]:
    """An image that the cluster's own identity would have to pull, as far as its registry is known."""
    if mappings(workload.pod, "imagePullSecrets"):
        return
    images = [each.get("image") for each in workload.containers]
    if any(not isinstance(image, str) or in_azure(image) for image in images):
        message = "virtual nodes of the add-on pull with a pull secret alone, where virtual machines use their identity"
        remedy = "give registry_credentials or image_pull_secrets, unless the registry lets everybody pull"
        yield Problem("image", message, remedy, Severity.WARNING)


def in_azure(image: str) -> bool:
    """Whether an image is in an Azure Container Registry."""
    return image.partition("/")[0].endswith(AZURE_REGISTRIES)


def problems_in_metrics(workload: VirtualWorkload) -> Iterator[Problem]:
    """Triggers that hang on a metrics server which has to reach the virtual node."""
    for place, trigger in enumerate(mappings(workload.scaling, "triggers")):
        if text(trigger, "type") in BY_METRICS_SERVER:
            message = f"the metrics server has failed to read {trigger['type']} from virtual nodes of the add-on"
            remedy = "scale on the work that waits, or see that `kubectl top pods` shows these pods"
            where = f"ScaledObject {workload.name}.triggers[{place}]"
            yield Problem(where, message, remedy, Severity.WARNING)
