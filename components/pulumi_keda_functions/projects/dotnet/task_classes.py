"""Classes that become functions without a method of the project's own.

A generator makes a function of each class with `[DurableTask]`
(https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-dotnet-isolated-overview#source-generator-and-class-based-activities-and-orchestrations).
A class that tells the worker its functions at run time cannot be followed.
"""

from collections.abc import Mapping

from ...problems import Severity
from ..model import Binding, Function
from ..syntax_tree import line
from .attributes import attributes, first_named
from .compilation import Scope
from .declarations import TypeDeclaration
from .expressions import Expressions, Unknown
from .functions import Draft
from .unread import unread_source

TASKS: Mapping[str, str] = {
    "TaskActivity": "activityTrigger",
    "TaskEntity": "entityTrigger",
    "TaskOrchestrator": "orchestrationTrigger",
}
"""The trigger that a task has, by its base class."""
METADATA_PROVIDER = "IFunctionMetadataProvider"


def read_class(declaration: TypeDeclaration, expressions: Expressions, *, generated: bool) -> Draft | None:
    """The function that a class is, where those are `generated`; None: it is none."""
    bases = [base.rpartition(".")[2] for base in declaration.bases]
    where = declaration.file.where(line(declaration.node))
    if METADATA_PROVIDER in bases:
        message = f"class {declaration.name} tells the worker its functions when the app runs"
        return Draft(None, (unread_source(where, message, severity=Severity.WARNING),))
    kind = next((TASKS[base] for base in bases if base in TASKS), None)
    naming = first_named(attributes(declaration.node, declaration.file.usings), "DurableTask")
    if not (generated and kind and naming) or "abstract" in declaration.modifiers:
        return None
    given = naming.first_value(expressions, Scope(declaration.file, declaration))
    if isinstance(given, str | None):
        name = given or declaration.name
        return Draft(Function(name, Binding(kind), (), declaration.file.name, naming.line))
    reason = given.reason if isinstance(given, Unknown) else "it is no text"
    message = f"the name of the task {declaration.name} cannot be read: {reason}"
    return Draft(None, (unread_source(declaration.file.where(naming.line), message, kind),))
