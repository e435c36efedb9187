"""The values of the chart of KEDA's HTTP add-on (https://github.com/kedacore/charts/tree/main/http-add-on).

The chart has a ScaledObject of its own in it, so that KEDA has to be there first.
"""

from collections.abc import Iterator
from functools import reduce
from typing import Final

from ..keda_arguments import KedaChoices, KedaHttpAddOn
from ..manifests.http_interceptor import PORT, PROXY
from ..problems import Problem
from ..scaling.http_scaling import ADD_ON_PORT, ADD_ON_SCALER
from .keda import tolerations
from .values import Values, at, merged

PROCESSES = ("operator", "scaler", "interceptor")
OWNER = "kedacore"
REPLICAS: Final = {"min_interceptors": 3, "max_interceptors": 50, "scalers": 3}
"""The chart's own, by argument."""


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


def problems_in_http_add_on(add_on: KedaHttpAddOn) -> Iterator[Problem]:
    """Replicas that cannot be, or that nobody would answer with."""
    replicas = REPLICAS | {key: value for key, value in add_on.items() if isinstance(value, int)}
    for argument in REPLICAS:
        if replicas[argument] < 1:
            yield Problem(f"http_add_on.{argument}", f"is {replicas[argument]}", "give 1 or more")
    least, most = replicas["min_interceptors"], replicas["max_interceptors"]
    if least > most >= 1:
        where = "min_interceptors" if "min_interceptors" in add_on else "max_interceptors"
        message = f"min_interceptors {least} is above max_interceptors {most}"
        yield Problem(f"http_add_on.{where}", message, "lower the one or raise the other")


def interceptor_address(namespace: str) -> str:
    """Where requests are sent to, from within the cluster."""
    return f"{PROXY}.{namespace}:{PORT}"


def scaler_address(namespace: str) -> str:
    """Where KEDA asks for the requests that are held."""
    return f"{ADD_ON_SCALER}.{namespace}:{ADD_ON_PORT}"
