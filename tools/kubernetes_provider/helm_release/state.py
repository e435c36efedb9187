"""What the engine's state holds of a Release: its inputs, what Helm made of them, and the inputs once more."""

from collections.abc import Iterator
from typing import Final

from ..objects import text
from ..property_values import UNKNOWN, Object, Secret, mark_secrets, plain
from .helm import Installed, documents
from .inputs import merged

INPUTS: Final = "__inputs"


def expected(inputs: Object) -> Object:
    """At preview, when nobody knows yet what Helm will say."""
    return _with_inputs(inputs | {"resourceNames": UNKNOWN, "status": UNKNOWN}, inputs)


def recorded(inputs: Object, installed: Installed) -> Object:
    """After Helm's work. What is secret in the inputs is secret."""
    outputs = plain(inputs)
    outputs["values"] = merged(outputs["values"], installed.values)
    outputs["version"] = installed.version
    outputs["resourceNames"] = resource_names(installed)
    outputs["status"] = {
        "appVersion": installed.app_version,
        "chart": installed.chart,
        "name": installed.name,
        "namespace": installed.namespace,
        "revision": installed.revision,
        "status": installed.status,
        "version": installed.version,
    }
    mark_secrets(outputs, inputs)
    return _with_inputs(outputs, inputs)


def inputs_of(state: Object) -> Object:
    """The inputs that the state was made from; empty for an import."""
    kept = state.get(INPUTS)
    inputs = kept.value if isinstance(kept, Secret) else kept
    return inputs if isinstance(inputs, dict) else {}


def resource_names(installed: Installed) -> dict[str, list[str]]:
    """Names by kind: `{"Deployment.apps/apps/v1": ["keda/keda-operator"]}`."""
    grouped: dict[str, set[str]] = {}
    for kind, name in _named(installed):
        grouped.setdefault(kind, set()).add(name)
    return {kind: sorted(names) for kind, names in grouped.items()}


def _named(installed: Installed) -> Iterator[tuple[str, str]]:
    for item in documents(installed.manifest):
        group, _, _ = text(item, "apiVersion").rpartition("/")
        kind = f"{text(item, 'kind')}.{group}" if group else text(item, "kind")
        namespace, name = text(item, "metadata", "namespace"), text(item, "metadata", "name")
        yield f"{kind}/{text(item, 'apiVersion')}", f"{namespace}/{name}" if namespace else name


def _with_inputs(outputs: Object, inputs: Object) -> Object:
    return outputs | {INPUTS: Secret(inputs)}
