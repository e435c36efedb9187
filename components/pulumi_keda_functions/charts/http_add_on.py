"""The values of the chart of KEDA's HTTP add-on (https://github.com/kedacore/charts/tree/main/http-add-on).

The chart has a ScaledObject of its own in it, so that KEDA has to be there first.
"""

from functools import reduce

from ..keda_arguments import KedaChoices, KedaHttpAddOn
from ..manifests.http_interceptor import PORT, PROXY
from ..scaling.http_scaling import ADD_ON_PORT, ADD_ON_SCALER
from .keda import tolerations
from .values import Values, at, merged

PROCESSES = ("operator", "scaler", "interceptor")
OWNER = "kedacore"


def http_add_on_values(chosen: KedaChoices, add_on: KedaHttpAddOn) -> Values:
    """All values: on the nodes that KEDA is on, from the registry that its images come from."""
    parts: list[Values] = [at(f"{process}.tolerations", tolerations(chosen)) for process in PROCESSES]
    if "min_interceptors" in add_on:
        parts.append(at("interceptor.replicas.min", add_on["min_interceptors"]))
    if "max_interceptors" in add_on:
        parts.append(at("interceptor.replicas.max", add_on["max_interceptors"]))
    if "scalers" in add_on:
        parts.append(at("scaler.replicas", add_on["scalers"]))
    if registry := chosen.get("image_registry"):
        parts += [at(f"images.{process}", f"{registry}/{OWNER}/http-add-on-{process}") for process in PROCESSES]
    return merged(reduce(merged, parts, {}), add_on.get("values", {}))


def interceptor_address(namespace: str) -> str:
    """Where requests are sent to, from within the cluster."""
    return f"{PROXY}.{namespace}:{PORT}"


def scaler_address(namespace: str) -> str:
    """Where KEDA asks for the requests that are held."""
    return f"{ADD_ON_SCALER}.{namespace}:{ADD_ON_PORT}"
