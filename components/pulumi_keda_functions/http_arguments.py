"""How functions that answer HTTP are reached and scaled: the choices of a user."""

from enum import StrEnum
from typing import NotRequired, TypedDict


class HttpExposure(StrEnum):
    """From where requests reach the functions of a group."""

    CLUSTER_IP = "cluster_ip"
    """From inside the cluster alone."""
    LOAD_BALANCER = "load_balancer"
    """Through a load balancer of its own, without TLS."""
    INGRESS = "ingress"
    """Through an Ingress."""
    HTTP_ROUTE = "http_route"
    """Through a Gateway that exists, by an HTTPRoute of the Gateway API."""


class HttpScaling(StrEnum):
    """What the replicas of a group that answers HTTP follow. KEDA itself sees no requests."""

    FIXED = "fixed"
    """Nothing: their number is `min_replicas`."""
    CPU = "cpu"
    """How busy they are."""
    PROMETHEUS = "prometheus"
    """The rate of requests, which a Prometheus knows."""
    HTTP_ADD_ON = "http_add_on"
    """The requests that KEDA's HTTP add-on holds for them, also from zero."""


class PrometheusSignIn(StrEnum):
    """How KEDA signs in at a Prometheus."""

    NONE = "none"
    """Not at all."""
    IDENTITY = "identity"
    """By workload identity: Azure Monitor's managed service."""
    BEARER = "bearer"
    """By the `bearerToken` in a Secret."""
    BASIC = "basic"
    """By the `username` and `password` in a Secret."""


class Gateway(TypedDict):
    """A Gateway that routes may be attached to."""

    name: str
    """Its name."""
    namespace: NotRequired[str]
    """Its namespace. The app's own when left out."""
    section_name: NotRequired[str]
    """Its listener. All of them when left out."""
    tls: NotRequired[bool]
    """Whether clients reach it by https, which only `url` tells. Off when left out."""
