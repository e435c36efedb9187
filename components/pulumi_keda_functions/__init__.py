"""Azure Functions on your own Kubernetes, scaled by KEDA, declared with Pulumi.

The components load on first use: the command line needs no Pulumi, and a program pays only for what it names.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .function_app import FunctionApp
    from .function_app_args import FunctionAppArgs
    from .http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
    from .placement_arguments import OperatingSystem, VirtualNodes, VirtualNodesBackend
    from .pod_arguments import HealthProbes

__all__ = [
    "FunctionApp",
    "FunctionAppArgs",
    "HealthProbes",
    "HttpExposure",
    "HttpScaling",
    "OperatingSystem",
    "PrometheusSignIn",
    "VirtualNodes",
    "VirtualNodesBackend",
]

_HOMES = {
    "FunctionApp": "function_app",
    "FunctionAppArgs": "function_app_args",
    "HealthProbes": "pod_arguments",
    "HttpExposure": "http_arguments",
    "HttpScaling": "http_arguments",
    "OperatingSystem": "placement_arguments",
    "PrometheusSignIn": "http_arguments",
    "VirtualNodes": "placement_arguments",
    "VirtualNodesBackend": "placement_arguments",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
