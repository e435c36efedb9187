"""The three ways to a KEDA: by its chart, by AKS, by somebody else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pulumi
from pulumi_kubernetes.admissionregistration.v1 import ValidatingWebhookConfigurationPatch
from pulumi_kubernetes.apiregistration.v1 import APIServicePatch
from pulumi_kubernetes.apps.v1 import Deployment, DeploymentPatch
from pulumi_kubernetes.apps.v1.outputs import DeploymentSpec
from pulumi_kubernetes.core.v1 import Namespace, ServiceAccountPatch
from pulumi_kubernetes.meta.v1.outputs import ObjectMeta

from .charts import add_on_identity
from .charts.ca_bundles import admission_webhooks, api_service, encoded
from .charts.keda import keda_values, operator_account
from .charts.sources import source
from .charts.versions import KEDA_CHART, KEDA_VERSION, promised_version
from .helm_release import SECONDS, Manner, helm_release
from .keda import operator
from .keda.aks_add_on import NAMESPACE
from .keda_args import KedaArgs
from .keda_arguments import KedaCertificates, KedaChoices
from .manifests.workload_identity import KEDA_NAMESPACE

Child = Callable[..., pulumi.ResourceOptions]
"""Options of a child of the component; `depends_on` can be given."""


@dataclass(frozen=True)
class Found:
    """A KEDA that is there, or will be when its resources are."""

    namespace: pulumi.Input[str]
    account: pulumi.Input[str]
    """The operator's ServiceAccount."""
    version: pulumi.Input[str]
    resources: Sequence[pulumi.Resource]
    """What has to be there before anything uses KEDA."""


def by_helm(name: str, args: KedaArgs, chosen: KedaChoices, child: Child) -> Found:
    """A release of the chart, in a namespace of its own."""
    namespace = args.get("namespace", KEDA_NAMESPACE)
    before = own_namespace(name, namespace, child) if args.get("create_namespace", True) else []
    override = args.get("values", {})
    chart_version = chosen.get("chart_version", promised_version(chosen))
    chart = source(chosen.get("chart"), chart_version, chosen.get("repository"), usual=KEDA_CHART, tested=KEDA_VERSION)
    release = helm_release(
        f"{name}-release",
        args.get("release_name", KEDA_CHART),
        chart,
        namespace,
        keda_values(chosen, namespace, override),
        manner(args),
        child(depends_on=before),
    )
    resources: list[pulumi.Resource] = [release]
    if chosen.get("certificates") is KedaCertificates.OWN:
        resources += trusted(name, args, child(depends_on=[release]))
    return Found(namespace, operator_account(override), promised_version(chosen), resources)


def by_aks(name: str, args: KedaArgs, chosen: KedaChoices, child: Child) -> Found:
    """Nothing but an identity for the operator that AKS runs, where one is given.

    Its pods take it up when they start: the patch of the Deployment starts new ones, as `kubectl rollout restart` does
    (https://github.com/Azure/AKS/issues/5243).
    """
    resources: list[pulumi.Resource] = []
    if (client_id := args.get("client_id")) is not None:
        tenant_id = args.get("tenant_id")
        account = ServiceAccountPatch(
            f"{name}-service-account", opts=child(), **add_on_identity.account(client_id, tenant_id)
        )
        pods = DeploymentPatch(
            f"{name}-operator", opts=child(depends_on=[account]), **add_on_identity.pods(client_id, tenant_id)
        )
        resources = [account, pods]
    return Found(NAMESPACE, operator.NAME, promised_version(chosen), resources)


def by_others(name: str, args: KedaArgs, chosen: KedaChoices, child: Child) -> Found:
    """What the operator's Deployment tells, also in a preview."""
    namespace = args.get("namespace", KEDA_NAMESPACE)
    deployment = Deployment.get(f"{name}-operator", f"{namespace}/{operator.NAME}", opts=child())
    # Each by itself: what goes through Output.all comes out as plain mappings.
    images, labels = deployment.spec.apply(images_of), deployment.metadata.apply(labels_of)
    told = pulumi.Output.all(images=images, labels=labels)
    version = told.apply(partial(sufficient_version, name, promised_version(chosen)))
    # Nothing is told of a KEDA that is too old.
    account = pulumi.Output.all(deployment.spec.apply(account_of), version).apply(first_of)
    return Found(namespace, account, version, [deployment])


def images_of(spec: DeploymentSpec) -> list[str]:
    """Those of the pods' containers."""
    return [str(container.image) for container in spec.template.spec.containers]


def account_of(spec: DeploymentSpec) -> str:
    """The ServiceAccount that the pods run as."""
    return str(spec.template.spec.service_account_name or "default")


def labels_of(metadata: ObjectMeta) -> dict[str, str]:
    """All of them."""
    return dict(metadata.labels or {})


def first_of(values: Sequence[str]) -> str:
    """The one that the others only have to be known for."""
    return values[0]


def sufficient_version(name: str, least: str, told: Mapping[str, Any]) -> str:
    """The version of the KEDA that runs. Raises RunError where it is too old, or not to be told."""
    try:
        return operator.sufficient(operator.version_of_operator(told["images"], told["labels"]), least)
    except ValueError as error:
        raise pulumi.RunError(f"{name}: version: {error}") from None


def trusted(name: str, args: KedaArgs, opts: pulumi.ResourceOptions) -> list[pulumi.Resource]:
    """Tells the API server whose certificate KEDA shows."""
    bundle = pulumi.Output.from_input(args.get("certificate_authority", "")).apply(encoded)
    return [
        APIServicePatch(f"{name}-metrics-authority", opts=opts, **api_service(bundle)),
        ValidatingWebhookConfigurationPatch(f"{name}-webhooks-authority", opts=opts, **admission_webhooks(bundle)),
    ]


def own_namespace(name: str, namespace: str, child: Child) -> list[pulumi.Resource]:
    """Goes after everything in it."""
    return [Namespace(f"{name}-namespace", metadata={"name": namespace}, opts=child())]


def manner(args: KedaArgs) -> Manner:
    """How Helm goes about it, for all charts."""
    wait = args.get("wait", True)
    return Manner(args.get("atomic", wait), wait, args.get("timeout_seconds", SECONDS))
