"""What a user chooses about an app beyond its project and settings, and what may be chosen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..problems import Problem, Severity
from ..scaling import Bounds
from ..values import Derived, Value, joined
from .digests import host_id_of
from .keda_version import PINNED, problems_in_keda_version

_DNS_LABEL = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?")
"""What a Service may be called (RFC 1035), the strictest of the names derived from the app's."""
_NAMESPACE = re.compile(r"(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_HOST_ID = re.compile(r"(?=.{1,32}$)[a-z0-9]+(-[a-z0-9]+)*")
"""https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations"""
_REFERENCE = re.compile(
    r"([A-Za-z0-9.-]+(:\d+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
    r"(:(?P<tag>\w[\w.-]{0,127}))?(@(?P<digest>sha256:[0-9a-f]{64}))?",
    re.ASCII,
)
"""https://pkg.go.dev/github.com/distribution/reference"""


@dataclass(frozen=True)
class AppOptions:
    """Defaults filled in; the same for the component and the command line."""

    app_name: str
    image: Value
    namespace: Value = "default"
    create_namespace: bool = False
    host_id: str | None = None
    """None: a hash of namespace and app name."""
    keda_version: str = PINNED
    bounds: Bounds = field(default_factory=Bounds)
    polling_interval: int | None = None
    """Seconds; None leaves KEDA's 30."""
    cooldown_period: int | None = None
    """Seconds; None leaves KEDA's 300."""

    @property
    def host_id_value(self) -> Value:
        """The id under which the host keeps its locks and timers in storage, the same for every replica."""
        return self.host_id or Derived(host_id_of, joined(self.namespace, "/", self.app_name), reveals=False)


def problems_in(options: AppOptions) -> Iterator[Problem]:
    """Everything in the options that Kubernetes, KEDA or the host would refuse."""
    yield from _name_problems(options)
    yield from _bound_problems(options)
    yield from problems_in_keda_version(options.keda_version)
    if isinstance(options.image, str):
        yield from problems_in_image(options.image)


def _name_problems(options: AppOptions) -> Iterator[Problem]:
    if not _DNS_LABEL.fullmatch(options.app_name):
        message = f"{options.app_name!r} cannot name Kubernetes objects"
        yield Problem("app_name", message, "use lower-case letters, digits and dashes, a letter first and no dash last")
    if isinstance(options.namespace, str) and not _NAMESPACE.fullmatch(options.namespace):
        message = f"{options.namespace!r} is no name for a namespace"
        yield Problem("namespace", message, "use 1 to 63 lower-case letters, digits and dashes, no dash first or last")
    if options.host_id is not None and not _HOST_ID.fullmatch(options.host_id):
        message = f"{options.host_id!r} is no host id"
        yield Problem("host_id", message, "use up to 32 lower-case letters, digits and single dashes in between")


def _bound_problems(options: AppOptions) -> Iterator[Problem]:
    least, most = options.bounds.least, options.bounds.most
    for argument, value, smallest in (
        ("min_replicas", least, 0),
        ("max_replicas", most, 1),
        ("polling_interval", options.polling_interval, 1),
        ("cooldown_period", options.cooldown_period, 0),
    ):
        if value is not None and value < smallest:
            yield Problem(argument, f"{value} is below {smallest}, the least that KEDA accepts", f"raise {argument}")
    if least is not None and least > most >= 1:
        message = f"max_replicas {most} is below min_replicas {least}"
        yield Problem("max_replicas", message, "raise max_replicas or lower min_replicas")


def problems_in_image(image: str) -> Iterator[Problem]:
    """An image that may change under its name."""
    found = _REFERENCE.fullmatch(image)
    if found is None:
        remedy = "write repository:tag@sha256:<64 hex digits>, the repository in lower case"
        yield Problem("image", f"{image!r} is no image reference", remedy)
    elif not found["tag"] and not found["digest"]:
        message = f"{image!r} has neither tag nor digest, so that its content is not known"
        yield Problem("image", message, "append @sha256:… of the image that was pushed, or at least a tag")
    elif not found["digest"]:
        message = f"{image!r} is pinned by a tag alone, which can be moved"
        yield Problem("image", message, "append the digest, @sha256:…", Severity.WARNING)
