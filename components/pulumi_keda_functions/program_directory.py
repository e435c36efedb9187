"""Paths that are handed to other providers' plugins, which the engine starts in the program's own directory.

The one exception is an inline program of the Automation API: its plugins start in a workspace that the program does not
know of.
"""

import os
import sys

import pulumi


def for_plugins(path: str) -> str:
    """`path` as a plugin finds it: as it is, so that it is the same in every checkout, or else absolute."""
    return path if is_shared() else os.path.abspath(path)


def is_shared() -> bool:
    """Whether plugins run where this process does: it is a program that the engine has started, or a plugin itself."""
    return bool(pulumi.get_root_directory()) or hasattr(sys.modules["__main__"], "component_provider_host")
