"""A chart as a Pulumi resource."""

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
from pulumi_kubernetes.helm.v3 import Release, RepositoryOptsArgs

from .charts.sources import Source

SECONDS = 300
"""Helm's own patience."""


@dataclass(frozen=True)
class Manner:
    """How Helm goes about it."""

    atomic: bool = True
    """Takes back what fails."""
    wait: bool = True
    """Until what is installed works, and until what is removed is gone."""
    seconds: int = SECONDS
    """Patience with each operation."""


def helm_release(
    resource: str,
    release: str,
    source: Source,
    namespace: pulumi.Input[str],
    values: Mapping[str, object],
    manner: Manner,
    opts: pulumi.ResourceOptions,
) -> Release:
    """The `release` of a chart in a namespace that is there.

    What is said no more goes back to the chart's own value: left to itself, an upgrade without any values keeps those
    of before.
    """
    return Release(
        resource,
        name=release,
        chart=source.chart,
        version=source.version,
        repository_opts=RepositoryOptsArgs(repo=source.repository) if source.repository else None,
        namespace=namespace,
        values=values,
        reset_values=True,
        atomic=manner.atomic,
        cleanup_on_fail=manner.atomic,
        skip_await=not manner.wait,
        timeout=manner.seconds,
        opts=opts,
    )
