"""Where a chart comes from."""

from dataclasses import dataclass

from .versions import REPOSITORY


@dataclass(frozen=True)
class Source:
    """As Helm is told."""

    chart: str
    """A name in the repository, a local path, or an OCI reference."""
    version: str | None
    """None for what lies in a local folder or archive, and has one version."""
    repository: str | None
    """None where the chart itself says where it is."""


def source(chart: str | None, version: str | None, repository: str | None, *, usual: str, tested: str) -> Source:
    """The chart as given, or the `usual` one in the version that was `tested`."""
    given = chart or usual
    if given.startswith("oci://"):
        return Source(given, version or tested, None)
    if is_path(given):
        return Source(given, version, None)
    return Source(given, version or tested, repository or REPOSITORY)


def is_path(chart: str) -> bool:
    """Whether a chart is a local one, which a name in a repository cannot be mistaken for."""
    return "/" in chart or chart.startswith(".") or chart.endswith(".tgz")
