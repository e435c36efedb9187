"""Pods of small apps, as they are rendered."""

from typing import Any, cast

from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved
from pulumi_keda_functions.manifests.workload_identity import WorkloadIdentity
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.values import Value

from tests.unit.sample import IMAGE, STORAGE, project


def declared(
    *functions: Function, image: Value = IMAGE, identity: WorkloadIdentity | None = None, **arguments: Any
) -> DeclaredApp:
    """An app with these arguments."""
    options = AppOptions("orders", image, arguments=cast("AppArguments", arguments), identity=identity)
    return declare(project(*functions), AppSettings.of({**STORAGE}), options)


def pod_of(app: DeclaredApp, group: str) -> dict[str, Any]:
    """The spec of a group's pods."""
    body: Any = next(each.body for each in app.manifests if each.role == f"{group}-deployment")
    spec: Any = resolved(body["spec"]["template"]["spec"], STORAGE)
    return dict(spec)
