"""The functions that the annotated methods of a project declare."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...problems import Problem, Severity
from ..model import Binding, Function
from ..reading import Reading
from ..unread import Unread, by_hand
from .bindings import BUILD_FIRST, Bound, bind, with_connection
from .constants import Constants, Evaluated, Place, Unknown
from .declarations import Annotation, Method, SourceFile
from .sources import Sources

FUNCTION_NAME = "FunctionName"
STORAGE_ACCOUNT = "StorageAccount"
DEFAULT_STORAGE = "AzureWebJobsStorage"


def functions_of(sources: Sources) -> Reading:
    """The functions of all source files, in the order of the files."""
    constants = Constants(sources)
    functions: list[Function] = []
    problems: list[Problem] = []
    for file in sources.with_functions():
        problems += map(garbled_problem, [f"{file.file}:{line}" for line in file.garbled])
        for place, method, annotation in declarations(file):
            reading = Declaration(place, method, annotation, constants).read()
            functions += reading.functions
            problems += reading.problems
    return Reading(tuple(functions), tuple(problems))


def garbled_problem(where: str) -> Problem:
    """The problem of a declaration amid text that the grammar does not take."""
    message = "a function seems to be declared here, in code whose syntax is not understood"
    return Unread(where, message, f"mend the syntax if it is broken; or {BUILD_FIRST}; or {by_hand()}")


def declarations(file: SourceFile) -> Iterator[tuple[Place, Method, Annotation]]:
    """The methods under `@FunctionName`."""
    for type_ in file.types.values():
        for method in type_.methods:
            for annotation in method.annotations:
                if file.meant_by(annotation.path)[-1] == FUNCTION_NAME:
                    yield Place(file, type_), method, annotation


@dataclass(eq=False)
class Declaration:
    """A method under `@FunctionName`, while it is read."""

    place: Place
    method: Method
    annotation: Annotation
    constants: Constants
    problems: list[Problem] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The place of the annotation."""
        return f"{self.place.file.file}:{self.annotation.line}"

    def read(self) -> Reading:
        """The function, if it is one that the build takes, and what of it cannot be read."""
        on_parameters = self.bound(self.method.parameters)
        on_method = self.bound(self.method.annotations) if self.method.returns_value else []
        bindings = with_connection([*on_parameters, *on_method], self.storage_account())
        triggers = [binding for binding in bindings if binding.is_trigger]
        name = self.name(triggers)
        if name is not None and len(triggers) == 1:
            others = [binding for binding in bindings if binding is not triggers[0]]
            if triggers[0].type == "httpTrigger" and self.method.returns_value and not on_method:
                others.append(Binding("http"))
            self.check_connection(name, triggers[0], on_parameters)
            function = Function(name, triggers[0], tuple(others), self.place.file.file, self.annotation.line)
            return Reading((function,), tuple(self.problems))
        if name is not None and all(one.binding for one in on_parameters):
            self.problems.append(self.trigger_problem(name, triggers))
        return Reading((), tuple(self.problems))

    def bound(self, annotations: tuple[Annotation, ...]) -> list[Bound]:
        """The bindings of annotations; what of them cannot be read joins the problems."""
        found = [bind(annotation, self.place, self.constants) for annotation in annotations]
        bound = [one for one in found if one is not None]
        self.problems.extend(problem for one in bound for problem in one.problems)
        return bound

    def name(self, triggers: list[Binding]) -> str | None:
        """The function's name; None, and a problem, where it cannot be read."""
        name = self.value_of(self.annotation)
        if isinstance(name, str):
            return name
        message = f"the name of the function on method {self.method.name} cannot be read: {name}"
        self.problems.append(Unread(self.where, message, f"{BUILD_FIRST}, or {declared_as(triggers)}"))
        return None

    def storage_account(self) -> str | None:
        """What `@StorageAccount` on the method says."""
        for annotation in self.method.annotations:
            if self.place.file.meant_by(annotation.path)[-1] == STORAGE_ACCOUNT:
                connection = self.value_of(annotation)
                if isinstance(connection, str):
                    return connection
                where = f"{self.place.file.file}:{annotation.line}"
                message = f"the connection in @{STORAGE_ACCOUNT} cannot be read: {connection}"
                self.problems.append(Unread(where, message, f"{BUILD_FIRST}, or write the name of the setting as text"))
        return None

    def value_of(self, annotation: Annotation) -> Evaluated | Unknown:
        """The one argument of an annotation."""
        if "value" not in annotation.arguments:
            return Unknown("it is missing")
        return self.constants.evaluate(annotation.arguments["value"], self.place)

    def check_connection(self, name: str, trigger: Binding, on_parameters: list[Bound]) -> None:
        """The build refuses a storage trigger without a connection, though the host has a default for it."""
        is_storage = any(one.is_storage and one.binding and one.binding.type == trigger.type for one in on_parameters)
        is_told = any(isinstance(problem, Unread) for problem in self.problems)
        if is_storage and "connection" not in trigger.properties and not is_told:
            message = f"the {trigger.type} of {name} has no connection, which Maven's and Gradle's plugins refuse"
            remedy = f'write connection = "{DEFAULT_STORAGE}", which the host takes, or the name of another setting'
            self.problems.append(Problem(self.where, message, remedy, Severity.WARNING))

    def trigger_problem(self, name: str, triggers: list[Binding]) -> Problem:
        """A function without a trigger, or with several."""
        if triggers:
            types = " and ".join(trigger.type for trigger in triggers)
            message = f"function {name} has {len(triggers)} triggers, {types}; the build takes exactly one"
            return Problem(self.where, message, "keep one of them")
        message = f"function {name} has no trigger among the annotations of its parameters that are known here"
        return Unread(self.where, message, f"annotate a parameter with a trigger; or {BUILD_FIRST}; or {by_hand()}")


def declared_as(triggers: list[Binding]) -> str:
    """How to declare by hand the function whose name alone is not known."""
    if not triggers:
        return by_hand()
    known = {key: value for key, value in triggers[0].properties.items() if isinstance(value, str)}
    return by_hand(triggers[0].type, known)
