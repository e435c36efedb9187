"""What a user chooses about an app beyond its project and settings, and what may be chosen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from ..keda.version import OLDEST, PINNED, problems_in_keda_version, version_of
from ..problems import Problem, Severity
from ..scaling import (
    HOST_ID,
    MAX_REPLICAS,
    Bounds,
    FunctionOverride,
    GroupOverride,
    ScalingOptions,
    problems_in_numbers,
)
from ..values import Derived, Setting, Value, joined
from .digests import host_id_of

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


class AppArguments(TypedDict, total=False):
    """The arguments of an app that are known before `up`, under the names that the component has them."""

    create_namespace: bool
    host_id: str
    keda_version: str
    min_replicas: int
    max_replicas: int
    polling_interval: int
    cooldown_period: int
    functions: Sequence[FunctionOverride]
    groups: Mapping[str, GroupOverride]


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
    functions: Sequence[FunctionOverride] = ()
    groups: Mapping[str, GroupOverride] = field(default_factory=dict)
    polling_interval: int | None = None
    """Seconds; None leaves KEDA's 30."""
    cooldown_period: int | None = None
    """Seconds; None leaves KEDA's 300."""

    @classmethod
    def of(cls, given: AppArguments, app_name: str, image: Value, namespace: Value) -> "AppOptions":
        """From arguments; what is left out takes its default."""
        return cls(
            app_name=app_name,
            image=image,
            namespace=namespace,
            create_namespace=given.get("create_namespace", False),
            host_id=given.get("host_id"),
            keda_version=given.get("keda_version") or PINNED,
            bounds=Bounds(given.get("min_replicas"), given.get("max_replicas", MAX_REPLICAS)),
            functions=given.get("functions", ()),
            groups=given.get("groups", {}),
            polling_interval=given.get("polling_interval"),
            cooldown_period=given.get("cooldown_period"),
        )

    @property
    def host_id_value(self) -> Value:
        """The id under which the host keeps its locks and timers in storage, the same for every replica."""
        if self.host_id is None and not self.app_name:
            # `inspect` of an app that has no name yet.
            return Setting(HOST_ID)
        return self.host_id or Derived(host_id_of, joined(self.namespace, "/", self.app_name), reveals=False)

    @property
    def scaling(self) -> ScalingOptions:
        """Those that the plan hangs on."""
        keda = version_of(self.keda_version) or OLDEST
        return ScalingOptions(self.bounds, keda, self.host_id_value, self.functions, self.groups)


def problems_in(options: AppOptions) -> Iterator[Problem]:
    """Everything in the options that Kubernetes, KEDA or the host would refuse."""
    yield from _name_problems(options)
    yield from problems_in_numbers(_numbers(options), options.bounds)
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


def _numbers(options: AppOptions) -> Mapping[str, int | None]:
    return {
        "min_replicas": options.bounds.least,
        "max_replicas": options.bounds.most,
        "polling_interval": options.polling_interval,
        "cooldown_period": options.cooldown_period,
    }


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
