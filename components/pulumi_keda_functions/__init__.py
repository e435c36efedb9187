"""Azure Functions on your own Kubernetes, scaled by KEDA, declared with Pulumi.

The components load on first use: the command line needs no Pulumi, and a program pays only for what it names.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aks_cluster import AksCluster
    from .aks_cluster_args import AksClusterArgs
    from .cluster_arguments import (
        ApiServerAccess,
        AutoscalerExpander,
        ClusterEgress,
        ClusterNetwork,
        ClusterTier,
        KubeconfigLogin,
        NetworkDataplane,
        NetworkPolicyEngine,
        NodeOsUpgradeChannel,
        PrincipalKind,
        UpgradeChannel,
        WeekDay,
    )
    from .container_registry import ContainerRegistry
    from .container_registry_args import ContainerRegistryArgs
    from .function_app import FunctionApp
    from .function_app_args import FunctionAppArgs
    from .function_identity import FunctionIdentity
    from .function_identity_args import FunctionIdentityArgs
    from .function_image import FunctionImage
    from .function_image_args import FunctionImageArgs
    from .function_stack import FunctionStack
    from .function_stack_args import FunctionStackArgs
    from .http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
    from .identity_arguments import RoleScope
    from .image_arguments import ImageEngine
    from .keda_args import KedaArgs
    from .keda_arguments import (
        KedaCertificates,
        KedaLogFormat,
        KedaLogLevel,
        KedaMode,
        KedaMonitors,
        KedaNetworkPolicy,
    )
    from .keda_installation import Keda
    from .placement_arguments import OperatingSystem, VirtualNodes, VirtualNodesBackend
    from .pod_arguments import HealthProbes
    from .pool_arguments import OsDisk, PoolMode
    from .registry_arguments import RegistrySku

__all__ = [
    "AksCluster",
    "AksClusterArgs",
    "ApiServerAccess",
    "AutoscalerExpander",
    "ClusterEgress",
    "ClusterNetwork",
    "ClusterTier",
    "ContainerRegistry",
    "ContainerRegistryArgs",
    "FunctionApp",
    "FunctionAppArgs",
    "FunctionIdentity",
    "FunctionIdentityArgs",
    "FunctionImage",
    "FunctionImageArgs",
    "FunctionStack",
    "FunctionStackArgs",
    "HealthProbes",
    "HttpExposure",
    "HttpScaling",
    "ImageEngine",
    "Keda",
    "KedaArgs",
    "KedaCertificates",
    "KedaLogFormat",
    "KedaLogLevel",
    "KedaMode",
    "KedaMonitors",
    "KedaNetworkPolicy",
    "KubeconfigLogin",
    "NetworkDataplane",
    "NetworkPolicyEngine",
    "NodeOsUpgradeChannel",
    "OperatingSystem",
    "OsDisk",
    "PoolMode",
    "PrincipalKind",
    "PrometheusSignIn",
    "RegistrySku",
    "RoleScope",
    "UpgradeChannel",
    "VirtualNodes",
    "VirtualNodesBackend",
    "WeekDay",
]

_HOMES = {
    "AksCluster": "aks_cluster",
    "AksClusterArgs": "aks_cluster_args",
    "ApiServerAccess": "cluster_arguments",
    "AutoscalerExpander": "cluster_arguments",
    "ClusterEgress": "cluster_arguments",
    "ClusterNetwork": "cluster_arguments",
    "ClusterTier": "cluster_arguments",
    "ContainerRegistry": "container_registry",
    "ContainerRegistryArgs": "container_registry_args",
    "FunctionApp": "function_app",
    "FunctionAppArgs": "function_app_args",
    "FunctionIdentity": "function_identity",
    "FunctionIdentityArgs": "function_identity_args",
    "FunctionImage": "function_image",
    "FunctionImageArgs": "function_image_args",
    "FunctionStack": "function_stack",
    "FunctionStackArgs": "function_stack_args",
    "HealthProbes": "pod_arguments",
    "HttpExposure": "http_arguments",
    "HttpScaling": "http_arguments",
    "ImageEngine": "image_arguments",
    "Keda": "keda_installation",
    "KedaArgs": "keda_args",
    "KedaCertificates": "keda_arguments",
    "KedaLogFormat": "keda_arguments",
    "KedaLogLevel": "keda_arguments",
    "KedaMode": "keda_arguments",
    "KedaMonitors": "keda_arguments",
    "KedaNetworkPolicy": "keda_arguments",
    "KubeconfigLogin": "cluster_arguments",
    "NetworkDataplane": "cluster_arguments",
    "NetworkPolicyEngine": "cluster_arguments",
    "NodeOsUpgradeChannel": "cluster_arguments",
    "OperatingSystem": "placement_arguments",
    "OsDisk": "pool_arguments",
    "PoolMode": "pool_arguments",
    "PrincipalKind": "cluster_arguments",
    "PrometheusSignIn": "http_arguments",
    "RegistrySku": "registry_arguments",
    "RoleScope": "identity_arguments",
    "UpgradeChannel": "cluster_arguments",
    "VirtualNodes": "placement_arguments",
    "VirtualNodesBackend": "placement_arguments",
    "WeekDay": "cluster_arguments",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
