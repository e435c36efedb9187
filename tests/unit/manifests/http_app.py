"""An app that answers HTTP, rendered with some arguments."""

from typing import Any

import yaml
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.values import Value

from tests.unit.sample import HTTP, IMAGE, STORAGE, project

Object = dict[str, Any]


def http_app(
    arguments: AppArguments,
    *functions: Function,
    prometheus_address: Value | None = None,
    namespace: Value = "shop",
) -> DeclaredApp:
    """The app `orders`, of one HTTP function where none is given."""
    options = AppOptions("orders", IMAGE, namespace, arguments, prometheus_address=prometheus_address)
    return declare(project(*(functions or (HTTP,))), AppSettings.of(dict(STORAGE)), options)


def made(app: DeclaredApp, role: str) -> Object:
    """One object as YAML has it."""
    (manifest,) = [each for each in app.manifests if each.role == role]
    text = yaml.safe_dump(resolved(manifest.body, {**STORAGE, "namespace argument": "later"}))
    body: Object = yaml.safe_load(text)
    return body


def after(app: DeclaredApp) -> dict[str, tuple[str, ...]]:
    """What each object comes after, by role."""
    return {each.role: each.after for each in app.manifests}


def in_front(app: DeclaredApp) -> set[str]:
    """Roles of what lets requests in and is not there otherwise."""
    kinds = {"Service", "Ingress", "HTTPRoute", "ReferenceGrant", "InterceptorRoute"}
    return {each.role for each in app.manifests if each.kind in kinds}
