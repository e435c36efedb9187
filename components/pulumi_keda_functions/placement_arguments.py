"""The arguments that say on which nodes the pods of an app run."""

from enum import StrEnum
from typing import NotRequired, TypedDict


class VirtualNodes(StrEnum):
    """Whether pods run as container groups in Azure Container Instances instead of on virtual machines."""

    NEVER = "never"
    """On virtual machines alone."""
    PREFER = "prefer"
    """On virtual machines as long as there is room, and beyond that on virtual nodes."""
    REQUIRE = "require"
    """On virtual nodes alone."""


class VirtualNodesBackend(StrEnum):
    """What makes the cluster's virtual nodes."""

    ADD_ON = "add_on"
    """The AKS add-on (https://learn.microsoft.com/azure/aks/virtual-nodes)."""
    V2_HELM = "v2_helm"
    """The Helm chart of virtual nodes on Azure Container Instances
    (https://learn.microsoft.com/azure/container-instances/container-instances-virtual-nodes)."""


class OperatingSystem(StrEnum):
    """What an image runs on."""

    LINUX = "linux"
    """Linux."""
    WINDOWS = "windows"
    """Windows Server."""


class TolerationOperator(StrEnum):
    """How a toleration is held against a taint."""

    EQUAL = "Equal"
    """The taint has the value."""
    EXISTS = "Exists"
    """The taint is there, with any value."""


class TaintEffect(StrEnum):
    """What a taint does to pods that do not tolerate it."""

    NO_SCHEDULE = "NoSchedule"
    """They do not come to the node."""
    PREFER_NO_SCHEDULE = "PreferNoSchedule"
    """They come to the node last."""
    NO_EXECUTE = "NoExecute"
    """They do not come, and those that are there leave."""


class Toleration(TypedDict):
    """A taint that does not keep pods off a node."""

    key: NotRequired[str]
    """The taint's key. Every taint when left out, which needs the operator `Exists`."""
    operator: NotRequired[TolerationOperator]
    """`Equal` or `Exists`. `Equal` when left out."""
    value: NotRequired[str]
    """The taint's value, for `Equal`. Empty when left out."""
    effect: NotRequired[TaintEffect]
    """`NoSchedule`, `PreferNoSchedule` or `NoExecute`. All of them when left out."""
    toleration_seconds: NotRequired[int]
    """Seconds that pods stay after a taint with `NoExecute` appears. For good when left out."""
