"""An app as `func kubernetes deploy` left it, found by its name."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...keda.reading import mapping, mappings, text
from .kubernetes_objects import Body, KubernetesObjects, Reference

SECRET_STORAGE = "AzureWebJobsKubernetesSecretName"  # noqa: S105 - the name of a setting
"""Setting that tells the host where the function keys are: `secrets/<name>`."""
KEYS_VOLUME = "functions-keys-volume"


@dataclass(frozen=True)
class DeployedApp:
    """Its objects, of which any may be missing but the Deployments."""

    name: str
    namespace: str
    objects: KubernetesObjects

    @property
    def deployments(self) -> list[Body]:
        """`<name>-http`, which answers requests, and `<name>`, which works on all else."""
        candidates = (self.objects.find("Deployment", name) for name in (http_name(self.name), self.name))
        return [found for found in candidates if found is not None]

    @property
    def scaled_object(self) -> Body | None:
        """What KEDA scales it by."""
        return self.objects.find("ScaledObject", self.name)

    @property
    def service(self) -> Body | None:
        """Where it answers."""
        return self.objects.find("Service", http_name(self.name))

    @property
    def images(self) -> list[str]:
        """The images of its containers, each once."""
        found = (text(container_of(deployment), "image") for deployment in self.deployments)
        return list(dict.fromkeys(image for image in found if image))

    @property
    def service_accounts(self) -> list[str]:
        """Who its pods are, where that is not the namespace's default."""
        found = (text(pod_of(deployment), "serviceAccountName") for deployment in self.deployments)
        return list(dict.fromkeys(name for name in found if name and name != "default"))

    @property
    def keys_account(self) -> str:
        """The ServiceAccount that it has where the host keeps the function keys in a Secret."""
        return f"{self.name}-function-keys-identity-svc-act"

    @property
    def keys_secret(self) -> str | None:
        """The Secret of its function keys."""
        return next((name for deployment in self.deployments for name in keys_secrets_of(deployment)), None)

    @property
    def pull_secrets(self) -> list[str]:
        """The Secrets that its image is pulled with."""
        found = (
            text(entry, "name")
            for deployment in self.deployments
            for entry in mappings(pod_of(deployment), "imagePullSecrets")
        )
        return list(dict.fromkeys(name for name in found if name))


def http_name(name: str) -> str:
    """What its Deployment and Service for HTTP are called."""
    return f"{name}-http"


def first_references(name: str) -> list[Reference]:
    """The objects that its name alone leads to."""
    return [
        Reference("Deployment", http_name(name)),
        Reference("Deployment", name),
        Reference("Service", http_name(name)),
        Reference("ScaledObject", name),
    ]


def pod_of(deployment: Body) -> Body:
    """The spec of its pods."""
    return mapping(mapping(mapping(deployment, "spec"), "template"), "spec")


def container_of(deployment: Body) -> Body:
    """The one that runs the Functions host."""
    return next(iter(mappings(pod_of(deployment), "containers")), {})


def sources_of_settings(deployment: Body) -> Iterator[Reference]:
    """The Secrets and ConfigMaps that its environment comes from."""
    container = container_of(deployment)
    for entry in mappings(container, "envFrom"):
        yield from _referred(entry, "secretRef", "configMapRef")
    for variable in mappings(container, "env"):
        yield from _referred(mapping(variable, "valueFrom"), "secretKeyRef", "configMapKeyRef")


def keys_secrets_of(deployment: Body) -> Iterator[str]:
    """The Secret of the function keys, by the host's setting or by the volume that is mounted."""
    for variable in mappings(container_of(deployment), "env"):
        if variable.get("name") == SECRET_STORAGE and (value := text(variable, "value")):
            yield value.removeprefix("secrets/")
    for volume in mappings(pod_of(deployment), "volumes"):
        if volume.get("name") == KEYS_VOLUME and (name := text(mapping(volume, "secret"), "secretName")):
            yield name


def _referred(entry: Body, secret: str, config_map: str) -> Iterator[Reference]:
    for field, kind in ((secret, "Secret"), (config_map, "ConfigMap")):
        if name := text(mapping(entry, field), "name"):
            yield Reference(kind, name)
