"""Functions projects: what is in a folder, read without running any of it."""

from .function_names import name_problems
from .model import Binding, Function, FunctionsProject, HostConfig, Json, Property, Worker
from .reader import read_project
from .unread import Unread

__all__ = [
    "Binding",
    "Function",
    "FunctionsProject",
    "HostConfig",
    "Json",
    "Property",
    "Unread",
    "Worker",
    "name_problems",
    "read_project",
]
