"""What is wrong with how an app's HTTP functions are to be reached and scaled."""

import re
from collections.abc import Iterator, Mapping

from ..app_arguments import GroupOverride
from ..http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
from ..keda.version import version_of
from ..problems import Problem, Severity
from ..scaling import Group, ScalingPlan
from ..scaling.http_scaling import has_default_query, scaling_of, starts_from_zero
from . import http_interceptor
from .http_exposure import ROUTED, exposure_of, paths_of
from .name_lengths import LIMITS
from .options import AppOptions

EXPOSURE, SCALING = "http_exposure", "http_scaling"
USED_WITH: Mapping[str, tuple[str, tuple[HttpExposure | HttpScaling, ...]]] = {
    "hosts": (EXPOSURE, ROUTED),
    "paths": (EXPOSURE, ROUTED),
    "tls_secret": (EXPOSURE, (HttpExposure.INGRESS,)),
    "ingress_class_name": (EXPOSURE, (HttpExposure.INGRESS,)),
    "ingress_annotations": (EXPOSURE, (HttpExposure.INGRESS,)),
    "gateway": (EXPOSURE, (HttpExposure.HTTP_ROUTE,)),
    "cpu_utilization": (SCALING, (HttpScaling.CPU,)),
    "prometheus_address": (SCALING, (HttpScaling.PROMETHEUS,)),
    "prometheus_query": (SCALING, (HttpScaling.PROMETHEUS,)),
    "prometheus_threshold": (SCALING, (HttpScaling.PROMETHEUS,)),
    "prometheus_sign_in": (SCALING, (HttpScaling.PROMETHEUS,)),
    "prometheus_secret": (SCALING, (HttpScaling.PROMETHEUS,)),
    "http_concurrency": (SCALING, (HttpScaling.HTTP_ADD_ON,)),
    "http_add_on_namespace": (SCALING, (HttpScaling.HTTP_ADD_ON,)),
}
"""Arguments that do something beside some choices alone."""
FOR_HTTP = (EXPOSURE, SCALING, "service_annotations", *USED_WITH)
AT_LEAST_ONE = ("cpu_utilization", "prometheus_threshold", "http_concurrency")
SIGNS_IN_BY_IDENTITY = (2, 10)
"""The first KEDA that asks Azure Monitor (https://learn.microsoft.com/azure/azure-monitor/containers/integrate-keda)."""
_HOST = re.compile(r"(?=.{1,253}$)(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
_PATH = re.compile(r"/([\w.~!$&'()*+,;=:@%-]+/?)*", re.ASCII)
"""What both an Ingress and an HTTPRoute take for the beginning of a path."""


def problems_in_http(planned: ScalingPlan, options: AppOptions) -> Iterator[Problem]:
    """Everything that names and plain text show to be wrong, each under the argument that says it."""
    answering = [group for group in planned.groups if group.answers_http]
    yield from _without_use(planned, answering, options)
    for group in answering:
        yield from _in_exposure(group, options)
        yield from _in_scaling(group, options)
    yield from _in_sign_in(answering, options)
    yield from _same_requests(answering, options)


def _without_use(planned: ScalingPlan, answering: list[Group], options: AppOptions) -> Iterator[Problem]:
    """Arguments that nothing follows. Those of an app without HTTP may come of a file that many apps share."""
    chosen = [options.of_group(group.name) for group in answering]
    given = [*options.arguments, *(() if options.prometheus_address is None else ("prometheus_address",))]
    for argument in [each for each in FOR_HTTP if each in given]:
        if not answering:
            message = "no function answers HTTP, so that it does nothing"
            yield Problem(argument, message, f"remove {argument}", Severity.WARNING)
        elif not any(_has_use(argument, each) for each in chosen):
            yield _useless(argument, argument)
    for group in planned.groups:
        own = [argument for argument in FOR_HTTP if argument in group.override]
        for argument in own:
            where = f"groups[{group.name!r}].{argument}"
            if not group.answers_http:
                yield Problem(where, "no function of the group answers HTTP", f"remove {argument}")
            elif not _has_use(argument, options.of_group(group.name)):
                yield _useless(argument, where)


def _has_use(argument: str, chosen: GroupOverride) -> bool:
    if argument not in USED_WITH:
        return True
    return bool({exposure_of(chosen), scaling_of(chosen)} & set(USED_WITH[argument][1]))


def _useless(argument: str, where: str) -> Problem:
    deciding, choices = USED_WITH[argument]
    allowed = " or ".join(choice.value for choice in choices)
    return Problem(where, f"does nothing unless {deciding} is {allowed}", f"choose that, or remove {argument}")


def _in_exposure(group: Group, options: AppOptions) -> Iterator[Problem]:
    chosen = options.of_group(group.name)
    exposure = exposure_of(chosen)
    if exposure in ROUTED:
        yield from _in_hosts(group, options)
    if exposure is HttpExposure.HTTP_ROUTE and "gateway" not in chosen:
        message = "http_route needs the Gateway that the route is attached to"
        yield Problem(_where(EXPOSURE, group), message, "give gateway, with its name")


def _in_hosts(group: Group, options: AppOptions) -> Iterator[Problem]:
    chosen = options.of_group(group.name)
    if not chosen.get("hosts"):
        message = f"{exposure_of(chosen).value} without hosts would take the requests for every host"
        yield Problem(_where(EXPOSURE, group), message, "give hosts")
    for index, host in enumerate(chosen.get("hosts", ())):
        if not _HOST.fullmatch(host):
            remedy = "write a name such as orders.contoso.com or *.contoso.com, in lower case"
            yield Problem(f"{_where('hosts', group)}[{index}]", f"{host!r} is no host name", remedy)
    for index, path in enumerate(paths_of(chosen)):
        if not _PATH.fullmatch(path) or any(part in (".", "..") for part in path.split("/")):
            remedy = "write a path such as /api/orders"
            yield Problem(f"{_where('paths', group)}[{index}]", f"{path!r} is no beginning of a path", remedy)


def _in_scaling(group: Group, options: AppOptions) -> Iterator[Problem]:
    chosen = options.of_group(group.name)
    numbers: Mapping[str, object] = {**chosen}
    for argument in AT_LEAST_ONE:
        value = numbers.get(argument)
        if isinstance(value, int) and value < 1:
            yield Problem(_where(argument, group), f"{value} is below 1", f"raise {argument}")
    exposure = exposure_of(chosen)
    if scaling_of(chosen) is HttpScaling.PROMETHEUS:
        if not options.prometheus_address:
            message = "prometheus needs the address that it answers queries at"
            yield Problem(_where(SCALING, group), message, "give prometheus_address")
        if "prometheus_query" not in chosen and not has_default_query(chosen):
            message = f"the default query counts what an ingress-nginx lets through, and http_exposure is {exposure}"
            yield Problem(_where(SCALING, group), message, "give prometheus_query, for the requests a second")
    if starts_from_zero(chosen):
        if exposure is HttpExposure.LOAD_BALANCER:
            message = "a load balancer of the Service passes the add-on by, so that nothing would start a replica"
            yield Problem(_where(SCALING, group), message, "choose http_exposure ingress, http_route or cluster_ip")
        name = http_interceptor.service_name(group, options)
        if (excess := len(name) - LIMITS["Service"]) > 0:
            made = f"{options.app_name!r} makes the Service {name!r}, {len(name)} characters long"
            message = f"{made}, {LIMITS['Service']} are allowed"
            yield Problem("app_name", message, f"shorten it by {excess}")


def _in_sign_in(answering: list[Group], options: AppOptions) -> Iterator[Problem]:
    asked = any(scaling_of(options.of_group(group.name)) is HttpScaling.PROMETHEUS for group in answering)
    sign_in = options.arguments.get("prometheus_sign_in", PrometheusSignIn.NONE)
    by_secret = sign_in in (PrometheusSignIn.BEARER, PrometheusSignIn.BASIC)
    secret = options.arguments.get("prometheus_secret")
    version = version_of(options.keda_version)
    if asked and sign_in is PrometheusSignIn.IDENTITY and version and version < SIGNS_IN_BY_IDENTITY:
        message = f"KEDA {options.keda_version} signs in at no Prometheus by identity"
        yield Problem("prometheus_sign_in", message, "raise keda_version to 2.10 or later")
    if asked and by_secret and not secret:
        message = f"{sign_in.value} needs the Secret that holds what KEDA signs in with"
        yield Problem("prometheus_sign_in", message, "give prometheus_secret, its name")
    if asked and secret and not by_secret:
        message = f"does nothing while prometheus_sign_in is {sign_in.value}"
        yield Problem("prometheus_secret", message, "set prometheus_sign_in to bearer or basic, or remove it")


def _same_requests(answering: list[Group], options: AppOptions) -> Iterator[Problem]:
    """Two groups that the same requests would go to: which of them got them would be a matter of luck."""
    first: dict[tuple[str, str], str] = {}
    for group in answering:
        chosen = options.of_group(group.name)
        if exposure_of(chosen) not in ROUTED:
            continue
        for host in chosen.get("hosts", ()):
            for path in paths_of(chosen):
                if (other := first.setdefault((host, path), group.name)) != group.name:
                    message = f"requests for {host}{path} would go to the group {other!r}, too"
                    remedy = "give one of them hosts or paths of its own, or another http_exposure"
                    yield Problem(f"groups[{group.name!r}]", message, remedy)


def _where(argument: str, group: Group) -> str:
    return f"groups[{group.name!r}].{argument}" if argument in group.override else argument
