"""Functions as a user declares or corrects them, laid over those that were read."""

from collections.abc import Sequence
from dataclasses import replace

from ..app_arguments import FunctionOverride
from ..near_names import closest
from ..problems import Problem, Severity
from ..projects import Binding, Function, FunctionsProject, Unread, name_problems


def with_declared(project: FunctionsProject, overrides: Sequence[FunctionOverride]) -> FunctionsProject:
    """`project` with what the user declares.

    Declared functions settle what could not be read: it becomes a warning. A property that could not be read stays
    wrong until it is given for its function, and is not told of then.
    """
    functions = list(project.functions)
    names = {function.name.casefold() for function in functions}
    problems: list[Problem] = []
    added = False
    first: dict[str, str] = {}
    for index, override in enumerate(overrides):
        where, name = f"functions[{index}]", override.get("name", "")
        if (trigger := override.get("trigger")) and not Binding(trigger).is_trigger:
            message = f"{trigger!r} is no trigger, which the host tells by the end of its type"
            problems.append(Problem(f"{where}.trigger", message, "write it as in function.json: queueTrigger"))
        key = name.casefold()
        if earlier := first.get(key):
            problems.append(Problem(where, f"{name} is already given by {earlier}", "keep one of the two"))
        elif key in names:  # several, where each environment registers the function in its own way
            functions = [corrected(each, override) if each.name.casefold() == key else each for each in functions]
        elif trigger:
            functions.append(Function(name, Binding(trigger, override.get("settings", {})), (), where, 0))
            added = True
        elif name:
            problems.append(Problem(where, f"the project has no function {name!r}", _mend(name, project)))
        first.setdefault(key, where)
    before, after = properties_not_read(project.functions), properties_not_read(functions)
    found = [
        settled(problem) if added and problem not in after else problem
        for problem in project.problems
        if problem not in before or problem in after
    ]
    declared = [function for function in functions if not function.line]
    return replace(project, functions=tuple(functions), problems=(*found, *problems, *name_problems(declared)))


def corrected(function: Function, override: FunctionOverride) -> Function:
    """A function that was read, with the user's trigger and properties laid over its own."""
    trigger, settings = override.get("trigger"), override.get("settings", {})
    own = function.trigger
    if trigger is not None and trigger.casefold() != own.type.casefold():
        return replace(function, trigger=Binding(trigger, settings))
    return replace(function, trigger=own.corrected(settings))


def properties_not_read(functions: Sequence[Function]) -> list[Problem]:
    """Why properties of their triggers cannot be read."""
    return [problem for function in functions for problem in function.trigger.unread.values()]


def settled(problem: Problem) -> Problem:
    """A declaration that could not be read, and that the user has seen to."""
    return replace(problem, severity=Severity.WARNING) if isinstance(problem, Unread) else problem


def _mend(name: str, project: FunctionsProject) -> str:
    meant = closest(name, [function.name for function in project.functions])
    declare = "give its trigger to declare it"
    return f"did you mean {meant}? Or {declare}" if meant else declare
