"""Node, programming model v4: functions declared by calls of @azure/functions, read from the sources."""

from .index import is_there, read_functions

__all__ = ["is_there", "read_functions"]
