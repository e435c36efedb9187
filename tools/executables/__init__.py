"""Pinned executables: found on PATH, in the cache, or built there by `make setup`."""

from .environment_variables import environment
from .errors import ExecutableError, MissingExecutableError
from .locate import find, module_folder, node_modules

__all__ = ["ExecutableError", "MissingExecutableError", "environment", "find", "module_folder", "node_modules"]
