"""The app's settings, out of the environment of its containers."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...keda.reading import mapping, mappings, text
from ...problems import Problem, Severity
from .deployed_app import SECRET_STORAGE, DeployedApp, container_of
from .kubernetes_objects import Body, KubernetesObjects, Reference, name_of

_FUNC_OWN = re.compile(rf"AzureFunctionsJobHost__functions__\d+|AzureWebJobsSecretStorageType|{SECRET_STORAGE}")
"""Variables that `func kubernetes deploy` adds to a Deployment and that FunctionApp sets as it needs them."""


@dataclass(frozen=True)
class Environment:
    """Settings by name, and what could not be read of them. A problem names a setting and never its value."""

    settings: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def environment_of(app: DeployedApp) -> Environment:
    """The settings of all Deployments. The app gets them as a whole, so they should agree."""
    settings: dict[str, str] = {}
    problems: dict[Problem, None] = {}
    for deployment in app.deployments:
        for found in _variables(deployment, app.objects):
            if isinstance(found, Problem):
                problems[found] = None
                continue
            name, value = found
            if settings.setdefault(name, value) != value:
                message = f"{name_of(deployment)} has another value of {name!r} than the Deployment before it"
                remedy = "the first one's is taken: see in the settings file which is right"
                problems[Problem("Deployment", message, remedy, Severity.WARNING)] = None
    return Environment(settings, tuple(problems))


def _variables(deployment: Body, objects: KubernetesObjects) -> Iterator[tuple[str, str] | Problem]:
    """Each variable of the container once, as the kubelet puts them together: `env` wins over `envFrom`."""
    container = container_of(deployment)
    variables: dict[str, str] = {}
    for entry in mappings(container, "envFrom"):
        for found in _all_of(entry, objects):
            if isinstance(found, Problem):
                yield found
            else:
                variables |= {f"{entry.get('prefix') or ''}{key}": value for key, value in found.items()}
    for variable in mappings(container, "env"):
        name = str(variable.get("name", ""))
        if _FUNC_OWN.fullmatch(name):
            continue
        value = _single(name, variable, objects)
        if isinstance(value, Problem):
            yield value
        else:
            variables[name] = value
    yield from variables.items()


def _all_of(entry: Body, objects: KubernetesObjects) -> Iterator[dict[str, str] | Problem]:
    for field, kind in (("secretRef", "Secret"), ("configMapRef", "ConfigMap")):
        if name := text(mapping(entry, field), "name"):
            reference = Reference(kind, name)
            body = objects.find(kind, name)
            if body is None:
                remedy = "add what it holds to the settings file, or give a file with the object by --from"
                yield Problem(str(reference), "it holds settings and was not found", remedy)
                continue
            contents = {key: _content(reference, body, key) for key in _keys(body)}
            yield {key: value for key, value in contents.items() if isinstance(value, str)}
            yield from (value for value in contents.values() if isinstance(value, Problem))


def _single(name: str, variable: Body, objects: KubernetesObjects) -> str | Problem:
    value_from = mapping(variable, "valueFrom")
    if not value_from:
        return str(variable.get("value") or "")
    for field, kind in (("secretKeyRef", "Secret"), ("configMapKeyRef", "ConfigMap")):
        source = mapping(value_from, field)
        if (source_name := text(source, "name")) and (key := text(source, "key")):
            reference = Reference(kind, source_name)
            body = objects.find(kind, source_name)
            if body is None or key not in _keys(body):
                message = f"the setting {name!r} comes from its {key!r}, which was not found"
                return Problem(str(reference), message, "add the setting to the settings file")
            return _content(reference, body, key)
    message = f"the setting {name!r} comes from {', '.join(value_from)} of the pod, which no setting can"
    return Problem("Deployment", message, "leave it out, or write a value into the settings file", Severity.WARNING)


def _keys(body: Body) -> list[str]:
    return [*mapping(body, "data"), *mapping(body, "stringData")]


def _content(reference: Reference, body: Body, key: str) -> str | Problem:
    if key in mapping(body, "stringData"):
        return str(mapping(body, "stringData")[key])
    written = mapping(body, "data")[key]
    value = "" if written is None else str(written)
    if reference.kind == "ConfigMap":
        return value
    try:
        return base64.b64decode(value, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return Problem(str(reference), f"{key!r} is no text in base64", "write the setting into the settings file")
