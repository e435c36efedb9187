"""Java and Kotlin: functions declared by annotations, read from a build's function.json files or from the sources."""

from .index import is_there, read_functions

__all__ = ["is_there", "read_functions"]
