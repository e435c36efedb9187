"""Functions projects: what is in a folder, read without running any of it."""

from .model import Binding, Function, FunctionsProject, HostConfig, Json, Property, Worker
from .reader import read_project

__all__ = [
    "Binding",
    "Function",
    "FunctionsProject",
    "HostConfig",
    "Json",
    "Property",
    "Worker",
    "read_project",
]
