"""The arguments that say what the pods of an app are like."""

from enum import StrEnum


class HealthProbes(StrEnum):
    """How Kubernetes asks the Functions host whether it is well."""

    PING = "ping"
    """By `/admin/host/ping`, which every host has: whether its process answers."""
    HEALTH = "health"
    """By `/runtime/health`, which hosts answer without a key since June 2026: whether the functions can run."""
    NONE = "none"
    """Not at all: a pod counts as ready in the moment before its image crashes."""
