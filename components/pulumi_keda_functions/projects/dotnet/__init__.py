"""C#: functions declared by attributes, isolated or in the host's process, read from a build or from the sources."""

from .index import is_there, read_functions, worker_of

__all__ = ["is_there", "read_functions", "worker_of"]
