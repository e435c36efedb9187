"""Service and Ingress: an address where one is due, and targets that had time to appear.

A Service with a selector is held for ten seconds after its endpoints were seen, so that stragglers appear, and until
none of them is unready; one without any pod is ready then, too. `pulumi.com/skipAwait` spares the wait.
"""

import time
from collections.abc import Callable
from typing import Final

from ..kinds import Kind
from ..objects import entries, name, namespace, pluck, section, text
from ..property_values import Object
from .verdict import READY, Occasion, Rule, Verdict, waiting

SETTLING_SECONDS: Final = 10.0
NO_EVENTS_SECONDS: Final = 60.0
"""After which an Ingress no longer waits for endpoints that never showed."""
ENDPOINTS: Final = Kind("", "v1", "Endpoints")
SERVICE: Final = Kind("", "v1", "Service")


class Settling:
    """Whether something has been seen and had its time to settle."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._versions: object = None
        self._seen: list[float] = []

    def observe(self, versions: object) -> None:
        """Note the versions; those that differ from the last ones start a time of their own. None is no sight."""
        if versions is not None and versions != self._versions:
            self._versions = versions
            self._seen.append(self._clock())

    @property
    def is_unseen(self) -> bool:
        """Whether nothing was ever observed."""
        return not self._seen

    @property
    def is_settled(self) -> bool:
        """Whether a time has run out since the last change; every change starts one and interrupts none."""
        now = self._clock()
        return any(self._seen[-1] <= seen + SETTLING_SECONDS <= now for seen in self._seen)


def service(occasion: Occasion, clock: Callable[[], float] = time.monotonic) -> Rule:
    """The rule for a Service."""
    settling = Settling(clock)

    def judge(live: Object) -> Verdict:
        service_type = text(live, "spec", "type") or "ClusterIP"
        has_address = service_type != "LoadBalancer" or bool(entries(live, "status", "loadBalancer", "ingress"))
        no_address = () if has_address else ("Service was not allocated an IP address",)
        is_headless = text(live, "spec", "clusterIP") == "None"
        if service_type == "ExternalName" or is_headless or not section(live, "spec", "selector"):
            return READY if has_address else waiting(*no_address)
        endpoints = occasion.cluster.find(ENDPOINTS, namespace(live), name(live))
        settling.observe(pluck(endpoints, "metadata", "resourceVersion"))
        subsets = entries(endpoints, "subsets")
        is_pending = any(entries(subset, "notReadyAddresses") for subset in subsets)
        is_settled = occasion.is_refresh or settling.is_settled
        if has_address and is_settled and not is_pending:
            return READY
        no_target = (
            ()
            if any(entries(subset, "addresses") for subset in subsets)
            else (
                "Service does not target any Pods. Selected Pods may not be ready, or field '.spec.selector' may not "
                "match labels on any Pods",
            )
        )
        reasons = (*no_address, *no_target) or ("Waiting for the endpoints to settle",)
        return Verdict(ready=False, reasons=reasons, is_tolerable=has_address and not is_pending)

    return judge


def ingress(occasion: Occasion, clock: Callable[[], float] = time.monotonic) -> Rule:
    """The rule for an Ingress: an address from its controller, and endpoints for each service it routes to."""
    settling, started = Settling(clock), clock()

    def judge(live: Object) -> Verdict:
        known = {name(item): item for item in occasion.cluster.labelled(ENDPOINTS, namespace(live), {})}
        settling.observe({key: pluck(item, "metadata", "resourceVersion") for key, item in known.items()} or None)
        is_settled = occasion.is_refresh or (
            clock() - started >= NO_EVENTS_SECONDS if settling.is_unseen else settling.is_settled
        )
        has_targets = is_settled or all(
            backend in known or _is_external(backend, live, occasion) for backend in _backends(live)
        )
        has_address = bool(entries(live, "status", "loadBalancer", "ingress"))
        if has_address and has_targets:
            return READY
        no_target = () if has_targets else ("Ingress has at least one rule with an unavailable target endpoint.",)
        no_address = (
            () if has_address else ("Ingress .status.loadBalancer field was not updated with a hostname/IP address.",)
        )
        return waiting(*no_target, *no_address)

    return judge


def _backends(live: Object) -> set[str]:
    return {
        text(path, "backend", "service", "name")
        for rule in entries(live, "spec", "rules")
        for path in entries(rule, "http", "paths")
    } - {""}


def _is_external(backend: str, live: Object, occasion: Occasion) -> bool:
    target = occasion.cluster.find(SERVICE, namespace(live), backend)
    return text(target, "spec", "type") == "ExternalName"
