"""The objects that FunctionApp makes of app/, as a program without the package would write them: text and no rules."""

import base64
import hashlib

import pulumi
from pulumi_kubernetes.apiextensions import CustomResource
from pulumi_kubernetes.apps.v1 import Deployment
from pulumi_kubernetes.core.v1 import Secret, Service, ServiceAccount

from .app_values import IMAGE, STORAGE, AppValues

LETTING_GO = {"pulumi.com/deletionPropagationPolicy": "background"}


def objects(app: AppValues, parent: pulumi.Resource | None) -> None:
    """Seven objects, in the order in which they need each other."""
    labels = {"app.kubernetes.io/name": app.name, "app.kubernetes.io/managed-by": "keda-functions"}
    digest = hashlib.sha256(f"{app.name}\0{STORAGE}\0{app.storage}".encode()).hexdigest()
    secret_name = f"{app.name}-settings-{digest[:8]}"
    account = ServiceAccount(
        f"{app.name}-service-account",
        api_version="v1",
        kind="ServiceAccount",
        metadata={"name": app.name, "namespace": app.namespace, "labels": labels},
        automount_service_account_token=False,
        opts=pulumi.ResourceOptions(parent=parent),
    )
    settings = Secret(
        f"{app.name}-settings",
        api_version="v1",
        kind="Secret",
        metadata={"name": secret_name, "namespace": app.namespace, "labels": labels},
        type="Opaque",
        immutable=True,
        data={STORAGE: pulumi.Output.secret(base64.b64encode(app.storage.encode()).decode())},
        opts=pulumi.ResourceOptions(parent=parent),
    )
    authentication = CustomResource(
        f"{app.name}-authentication-azurewebjobsstorage",
        api_version="keda.sh/v1alpha1",
        kind="TriggerAuthentication",
        metadata={
            "name": f"{app.name}-azurewebjobsstorage",
            "namespace": app.namespace,
            "labels": labels,
            "annotations": LETTING_GO,
        },
        spec={"secretTargetRef": [{"parameter": "connection", "name": secret_name, "key": STORAGE}]},
        opts=pulumi.ResourceOptions(
            parent=parent, depends_on=[settings], custom_timeouts=pulumi.CustomTimeouts("120s", "120s", "300s")
        ),
    )
    http = Deployment(
        f"{app.name}-http-deployment",
        api_version="apps/v1",
        kind="Deployment",
        metadata={
            "name": f"{app.name}-http",
            "namespace": app.namespace,
            "labels": {**labels, "app.kubernetes.io/component": "http"},
        },
        spec={
            "replicas": 1,
            "selector": {
                "matchLabels": {"app.kubernetes.io/name": app.name, "app.kubernetes.io/component": "http"},
            },
            "template": {
                "metadata": {"labels": {**labels, "app.kubernetes.io/component": "http"}},
                "spec": {
                    "serviceAccountName": app.name,
                    "enableServiceLinks": False,
                    "nodeSelector": {"kubernetes.io/os": "linux"},
                    "containers": [
                        {
                            "name": "functions",
                            "image": IMAGE,
                            "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}},
                            "ports": [{"name": "http", "containerPort": 80}],
                            "envFrom": [{"secretRef": {"name": secret_name}}],
                            "env": [
                                {"name": "AzureFunctionsWebHost__hostid", "value": app.host_id},
                                {"name": "FUNCTIONS_WORKER_RUNTIME", "value": "python"},
                                {"name": "AzureFunctionsJobHost__functions__0", "value": "accept_order"},
                            ],
                            "readinessProbe": {
                                "httpGet": {"path": "/admin/host/ping", "port": 80},
                                "periodSeconds": 5,
                                "timeoutSeconds": 5,
                            },
                            "livenessProbe": {
                                "httpGet": {"path": "/admin/host/ping", "port": 80},
                                "initialDelaySeconds": 60,
                                "periodSeconds": 30,
                                "timeoutSeconds": 10,
                                "failureThreshold": 4,
                            },
                        }
                    ],
                },
            },
        },
        opts=pulumi.ResourceOptions(parent=parent, depends_on=[account, settings]),
    )
    Service(
        f"{app.name}-http-service",
        api_version="v1",
        kind="Service",
        metadata={
            "name": f"{app.name}-http",
            "namespace": app.namespace,
            "labels": {**labels, "app.kubernetes.io/component": "http"},
            "annotations": {"pulumi.com/skipAwait": "true"},
        },
        spec={
            "type": "ClusterIP",
            "selector": {"app.kubernetes.io/name": app.name, "app.kubernetes.io/component": "http"},
            "ports": [{"name": "http", "port": 80, "targetPort": "http"}],
        },
        opts=pulumi.ResourceOptions(parent=parent, depends_on=[http]),
    )
    events = Deployment(
        f"{app.name}-events-deployment",
        api_version="apps/v1",
        kind="Deployment",
        metadata={
            "name": f"{app.name}-events",
            "namespace": app.namespace,
            "labels": {**labels, "app.kubernetes.io/component": "events"},
        },
        spec={
            "selector": {
                "matchLabels": {"app.kubernetes.io/name": app.name, "app.kubernetes.io/component": "events"},
            },
            "template": {
                "metadata": {"labels": {**labels, "app.kubernetes.io/component": "events"}},
                "spec": {
                    "serviceAccountName": app.name,
                    "enableServiceLinks": False,
                    "nodeSelector": {"kubernetes.io/os": "linux"},
                    "containers": [
                        {
                            "name": "functions",
                            "image": IMAGE,
                            "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}},
                            "envFrom": [{"secretRef": {"name": secret_name}}],
                            "env": [
                                {"name": "AzureFunctionsWebHost__hostid", "value": app.host_id},
                                {"name": "FUNCTIONS_WORKER_RUNTIME", "value": "python"},
                                {"name": "AzureFunctionsJobHost__functions__0", "value": "process_order"},
                            ],
                        }
                    ],
                },
            },
        },
        opts=pulumi.ResourceOptions(parent=parent, depends_on=[account, settings]),
    )
    CustomResource(
        f"{app.name}-events-scaled-object",
        api_version="keda.sh/v1alpha1",
        kind="ScaledObject",
        metadata={
            "name": f"{app.name}-events",
            "namespace": app.namespace,
            "labels": {**labels, "app.kubernetes.io/component": "events"},
            "annotations": {**LETTING_GO, "pulumi.com/waitFor": "condition=Ready"},
        },
        spec={
            "scaleTargetRef": {"name": f"{app.name}-events"},
            "minReplicaCount": 0,
            "maxReplicaCount": 10,
            "triggers": [
                {
                    "type": "azure-queue",
                    "metadata": {"queueName": "orders", "queueLength": "24"},
                    "authenticationRef": {"name": f"{app.name}-azurewebjobsstorage"},
                }
            ],
        },
        opts=pulumi.ResourceOptions(
            parent=parent,
            depends_on=[events, authentication],
            custom_timeouts=pulumi.CustomTimeouts("120s", "120s", "300s"),
        ),
    )
