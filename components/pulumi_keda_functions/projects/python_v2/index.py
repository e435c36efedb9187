"""The functions that the Python worker would index: those on the one app that function_app.py has a name for.

(https://github.com/Azure/azure-functions-python-worker, `index_function_app`)
"""

from collections.abc import Mapping
from pathlib import Path

from ...problems import Problem, Severity
from ..model import Function
from ..reading import Reading
from ..unread import Unread
from .apps import BY_HAND
from .bindings import built
from .statements import Interpreter
from .things import Kind, Registration, Registry
from .unread import unread_declarations

FILE = "function_app.py"


def is_there(root: Path) -> bool:
    """Whether the project in `root` is one of this model: the worker looks for the file alone.

    The app setting PYTHON_SCRIPT_FILE_NAME, which can name another file, is not known to a reader of files.
    """
    return (root / FILE).is_file()


def read_functions(root: Path) -> Reading:
    """The functions of the project in `root`, which has a function_app.py, and what of them cannot be read."""
    interpreter = Interpreter(root)
    try:
        module = interpreter.load(FILE.removesuffix(".py"))
        problems = [*interpreter.problems, *unread_declarations(interpreter.modules, interpreter.seen)]
    except RecursionError:
        return Reading((), (Unread(FILE, "its code is nested too deeply to be read", f"nest it less; or {BY_HAND}"),))
    names = module.names if module else {}
    apps = {name: thing for name, thing in names.items() if isinstance(thing, Registry) and thing.kind is Kind.APP}
    if len(apps) != 1:
        is_told = not apps and any(problem.severity is Severity.ERROR for problem in problems)
        return Reading((), (*problems, *([] if is_told else [app_problem(apps)])))
    (app,) = apps.values()
    functions = [function_of(registration, app) for registration in app.registrations]
    return Reading(
        tuple(function for function in functions if isinstance(function, Function)),
        (
            *problems,
            *(function for function in functions if isinstance(function, Problem)),
            *unregistered(interpreter.registries, app),
        ),
    )


def app_problem(apps: Mapping[str, Registry]) -> Problem:
    """The worker finds the app by looking at every name of the module, and refuses none as well as two."""
    if not apps:
        return Unread(
            f"{FILE}:1", "no FunctionApp that can be read is among its names", f"create one in it; or {BY_HAND}"
        )
    last = list(apps.values())[-1]
    where = f"{last.file}:{last.line}"
    names = " and ".join(apps)
    return Problem(where, f"{FILE} has {len(apps)} names for an app, {names}; the worker takes one", "keep one of them")


def function_of(registration: Registration, app: Registry) -> Function | Problem:
    """The function that the library would build."""
    draft = registration.draft
    bindings = [built(binding, draft.name, app.auth_level) for binding in draft.bindings]
    triggers = [binding for binding in bindings if binding.is_trigger]
    if len(triggers) != 1:
        types = " and ".join(trigger.type for trigger in triggers)
        found = f"{len(triggers)} triggers, {types}" if triggers else "no trigger"
        message = f"function {draft.name} has {found}; the library takes exactly one"
        return Problem(
            f"{draft.file}:{draft.line}", message, "keep one trigger" if triggers else "decorate it with one"
        )
    others = tuple(binding for binding in bindings if not binding.is_trigger)
    conditional = " and ".join(registration.conditions) or None
    return Function(draft.name, triggers[0], others, draft.file, draft.line, conditional=conditional)


def unregistered(registries: list[Registry], app: Registry) -> list[Problem]:
    """Warnings for functions that no host will index, since the app does not have them."""
    indexed = {id(registration.draft) for registration in app.registrations}
    problems = []
    for registry in registries:
        lost = [one.draft.name for one in registry.registrations if id(one.draft) not in indexed]
        if lost:
            message = f"the {registry.kind.value} is not on the app, so that these are no functions: {', '.join(lost)}"
            remedy = "call app.register_functions(…) behind their declaration if they should run"
            problems.append(Problem(f"{registry.file}:{registry.line}", message, remedy, Severity.WARNING))
    return problems
