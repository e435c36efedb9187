"""Python, programming model v2: functions declared by decorators, read from function_app.py without running it."""

from .index import FILE, read_functions

__all__ = ["FILE", "read_functions"]
