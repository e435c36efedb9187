"""Declarations that the sources do not tell, with what to do about them."""

from dataclasses import replace

from ...problems import Severity
from ..unread import EXAMPLE, Unread, unread


def unread_source(
    where: str, message: str, trigger: str = "queueTrigger", severity: Severity = Severity.ERROR
) -> Unread:
    """The problem. A build tells what sources do not, since the SDK writes down every function."""
    settings = EXAMPLE if trigger == "queueTrigger" else {}
    problem = unread(where, message, trigger, settings, severity)
    return replace(problem, remedy=f"build the project (dotnet build -c Release), or {problem.remedy}")
