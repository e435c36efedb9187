"""The error of a project that no Dockerfile can be written for."""

from ...problems import InvalidInputError, Problem


def refused(where: str, message: str, remedy: str) -> InvalidInputError:
    """What is in the way, and how to mend it."""
    return InvalidInputError("Dockerfile", [Problem(where, message, remedy)])


def needs_more(where: str, message: str) -> InvalidInputError:
    """A project whose build needs more than its own folder and the language's tools."""
    remedy = "write a Dockerfile for it, and give the folder that holds all of it as the context"
    return refused(where, message, remedy)
