"""Azure Functions on your own Kubernetes, scaled by KEDA, declared with Pulumi.

The components load on first use: the command line needs no Pulumi, and a program pays only for what it names.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .function_app import FunctionApp, FunctionAppArgs

__all__ = ["FunctionApp", "FunctionAppArgs"]

_HOMES = {"FunctionApp": "function_app", "FunctionAppArgs": "function_app"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
