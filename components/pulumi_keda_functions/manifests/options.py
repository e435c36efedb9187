"""What a user chooses about an app beyond its project and settings, and what may be chosen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from ..app_arguments import AppArguments, GroupOverride
from ..image_reference import problems_in_image
from ..keda.version import OLDEST, PINNED, problems_in_keda_version, version_of
from ..kubernetes_names import problems_in_app_name, problems_in_namespace
from ..problems import Problem
from ..scaling import (
    HOST_ID,
    MAX_REPLICAS,
    Bounds,
    ScalingOptions,
    problems_in_numbers,
)
from ..scaling.http_scaling import HttpOptions
from ..values import Derived, Setting, Value, absent, joined
from .digests import host_id_of
from .registries import Registry
from .secret_keeping import KeptSecrets
from .workload_identity import WorkloadIdentity

_HOST_ID = re.compile(r"(?=.{1,32}$)[a-z0-9]+(-[a-z0-9]+)*")
"""https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations"""
SETTINGS_OF_ALL = ("settings", "settings_from_secrets", "settings_from_config_maps")
"""Arguments whose content a group sees beside its own."""


@dataclass(frozen=True)
class AppOptions:
    """The same for the component and the command line."""

    app_name: str
    image: Value
    namespace: Value = "default"
    arguments: AppArguments = field(default_factory=AppArguments)
    prometheus_address: Value | None = None
    """Where `http_scaling` asks for the rate of requests."""
    identity: WorkloadIdentity | None = None
    """Who the pods and KEDA are to Azure; None: they are no one."""

    has_keys_seed: bool = False
    """Whether function keys can be made: a seed is given, or remembered for the app."""
    keys_secret: Value | None = None
    """Name of a Secret that holds the function keys already."""
    kept_secrets: KeptSecrets | None = None
    """None: the app's Secrets are rendered with their values."""
    registries: tuple[Registry, ...] = ()
    """Where images are pulled from with credentials of the app's own."""

    def of_group(self, name: str) -> GroupOverride:
        """What is chosen for a group: its own arguments, and the app's where it has none."""
        # The app's `functions` say something else than a group's, and its settings are for all.
        both = GroupOverride.__annotations__.keys() - {"functions", *SETTINGS_OF_ALL}
        shared = {key: value for key, value in self.arguments.items() if key in both}
        return cast("GroupOverride", {**shared, **self.arguments.get("groups", {}).get(name, {})})

    @property
    def keda_version(self) -> str:
        """The oldest KEDA that the objects must work with."""
        return self.arguments.get("keda_version") or PINNED

    @property
    def host_id(self) -> Value:
        """The id under which the host keeps its locks and timers in storage, the same for every replica."""
        if given := self.arguments.get("host_id"):
            return given
        if not self.app_name:
            # `inspect` of an app that has no name yet.
            return Setting(HOST_ID)
        return Derived(host_id_of, joined(self.namespace, "/", self.app_name), reveals=False)

    @property
    def http(self) -> HttpOptions:
        """What the scalers for HTTP have to name."""
        # An address that is missing is told of by problems_in_http, and by no later check.
        address = self.prometheus_address or absent("prometheus_address")
        return HttpOptions(self.app_name, self.namespace, address, self.arguments)

    @property
    def scaling(self) -> ScalingOptions:
        """Those that the plan hangs on."""
        given = self.arguments
        return ScalingOptions(
            Bounds(given.get("min_replicas"), given.get("max_replicas", MAX_REPLICAS)),
            version_of(self.keda_version) or OLDEST,
            self.host_id,
            given.get("functions", ()),
            given.get("groups", {}),
            given.get("one_group_per_function", False),
            http=self.http,
            cpu_limit=given.get("cpu_limit"),
        )


def problems_in(options: AppOptions) -> Iterator[Problem]:
    """Everything in the options that Kubernetes, KEDA or the host would refuse."""
    yield from _name_problems(options)
    yield from problems_in_numbers(options.arguments, options.scaling.bounds)
    yield from problems_in_keda_version(options.keda_version)
    if isinstance(options.image, str):
        yield from problems_in_image(options.image)


def _name_problems(options: AppOptions) -> Iterator[Problem]:
    yield from problems_in_app_name(options.app_name)
    yield from problems_in_namespace("namespace", options.namespace)
    host_id = options.arguments.get("host_id")
    if host_id is not None and not _HOST_ID.fullmatch(host_id):
        message = f"{host_id!r} is no host id"
        yield Problem("host_id", message, "use up to 32 lower-case letters, digits and single dashes in between")
