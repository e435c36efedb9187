"""Python, programming model v2: functions declared by decorators, read from function_app.py without running it."""

from .index import is_there, read_functions

__all__ = ["is_there", "read_functions"]
