"""What calls give back: bindings of the library, registrations, arrays and text, the project's own functions."""

from abc import abstractmethod

from tree_sitter import Node

from ..syntax_tree import text
from .grammar import child, parts, written
from .library import DURABLE, FUNCTIONS, is_app, made_binding
from .mcp import BUILDERS, built
from .methods import as_number, call_text, entries, flattened, from_results
from .operators import as_text, is_text, join_texts
from .registrations import Registrations
from .things import UNDEFINED, Array, Builder, Class, External, Method, Object, Routine, Scope, Thing, Unknown

INTEROPERABILITY = frozenset(
    {"__importStar", "__importDefault", "__toESM", "_interopRequireWildcard", "_interopRequireDefault"}
)
"""What compilers and bundlers wrap `require` in: it gives back the module in a form that `import` understands."""
STAR_EXPORTS = frozenset({"__exportStar", "__reExport"})
SPREADS = frozenset({"__assign", "__spreadValues", "__spreadProps", "_extends", "_objectSpread"})
"""What compilers make of `{...a, b}` for older targets."""
LONGEST_LOOP = 500
"""Items that a callback is followed for."""


class Calls(Registrations):
    """Evaluates calls; running a function's statements is left to the layer above."""

    @abstractmethod
    def run(self, routine: Routine, arguments: Array) -> Thing:
        """What a function of the project gives back."""

    @abstractmethod
    def construct(self, of: Class, arguments: Array) -> Thing:
        """A new instance of a class of the project."""

    @abstractmethod
    def require(self, specifier: Thing, node: Node, scope: Scope) -> Thing:
        """The module that `require` gives."""

    @abstractmethod
    def put(self, properties: dict[str, Thing], name: str, thing: Thing) -> None:
        """Set a name or property, remembering what a branch changes."""

    @abstractmethod
    def export_all(self, source: Thing, scope: Scope) -> None:
        """`export * from`."""

    @abstractmethod
    def skip(self, node: Node, scope: Scope) -> None:
        """Let go of what code changes that is not followed."""

    @property
    @abstractmethod
    def hangs_on_a_condition(self) -> bool:
        """Whether the statement that is followed is one that may not run."""

    def call(self, node: Node, scope: Scope) -> Thing:
        """What a call or `new` gives back, with the effects that matter."""
        function, listed = child(node, "function", "constructor"), child(node, "arguments")
        if function is None:
            return Unknown()
        name = callee_name(function)
        if listed is not None and listed.type == "template_string":
            return Unknown()
        nodes = parts(listed) if listed else []
        if function.type == "import":
            return self.require(self.evaluate(nodes[0], scope) if nodes else UNDEFINED, node, scope)
        if name in INTEROPERABILITY:
            return self.evaluate(nodes[0], scope) if nodes else UNDEFINED
        receiver, callee = self.callee(function, scope)
        arguments = self.listed(nodes, scope)
        if name in STAR_EXPORTS:
            self.export_all(arguments.items[-1 if name == "__reExport" else 0] if arguments.items else UNDEFINED, scope)
            return UNDEFINED
        if name in SPREADS:
            return self.merged(arguments.items)
        if callee in (None, UNDEFINED) and any(part.type in {"?.", "optional_chain"} for part in node.children):
            return UNDEFINED
        return self.called(callee, receiver, arguments, node, scope)

    def callee(self, function: Node, scope: Scope) -> tuple[Thing, Thing]:
        """What `this` is in the call, and what is called."""
        while function.type in {"parenthesized_expression", "non_null_expression"} and (inner := parts(function)):
            function = inner[0]
        if function.type == "sequence_expression":
            function = parts(function)[-1]
        if function.type in {"member_expression", "subscript_expression"}:
            return self.member(function, scope)
        return UNDEFINED, self.evaluate(function, scope)

    def called(self, callee: Thing, receiver: Thing, arguments: Array, node: Node, scope: Scope) -> Thing:
        """What calling `callee` gives back."""
        match callee:
            case Routine() if node.type == "new_expression":
                return Unknown()
            case Routine(function, around, bound):
                this = receiver if bound is UNDEFINED else bound
                return self.run(Routine(function, around, this), arguments)
            case Class():
                return self.construct(callee, arguments)
            case External(library, path) if library in {FUNCTIONS, DURABLE} and path[:1] == ("app",) and len(path) > 1:
                return self.register(callee, arguments, node, scope)
            case External():
                return self.call_external(callee, arguments, node, scope)
            case Method(receiver=Array() as array, name=name):
                return self.call_array(array, name, arguments, node, scope)
            case Method(receiver=Builder()):
                return built(callee, arguments.items)
            case Method(receiver=Routine() as routine, name=name):
                return self.call_indirectly(routine, name, arguments)
            case Method(receiver=text_of, name=name) if is_text(text_of):
                return call_text(text_of, name, arguments.items)
            case _:
                self.leave(arguments, node, scope)
                return callee if isinstance(callee, Unknown) else Unknown()

    def call_external(self, callee: External, arguments: Array, node: Node, scope: Scope) -> Thing:
        """A function of a library or of Node."""
        first = arguments.items[0] if arguments.items else UNDEFINED
        if callee.library == FUNCTIONS and len(callee.path) == 2 and callee.path[0] in BUILDERS:
            return built(Method(Builder(callee.path[0]), callee.path[1]), arguments.items)
        if made := made_binding(callee, first):
            return made
        if callee.library:
            self.leave(arguments, node, scope)
            return Unknown(f"is what {callee}() gives when the app runs")
        match callee.path:
            case ("require",):
                return self.require(first, node, scope)
            case ("Object", "freeze" | "seal") | ("Promise", "resolve") | ("structuredClone",):
                return first
            case ("Object", "assign"):
                return self.assigned(arguments.items)
            case ("Object", "defineProperty"):
                return self.define_property(arguments.items)
            case ("Object", "keys" | "values" | "entries") if isinstance(first, Object) and not first.unread:
                return entries(first, callee.path[1])
            case ("Object", "fromEntries") | ("Promise", "all") | ("Array", "from"):
                return first if isinstance(first, Array) and callee.path[0] != "Object" else Unknown()
            case ("String",):
                text_of = as_text(first)
                return Unknown() if text_of is None else text_of
            case ("Number",) | ("parseInt",) | ("Number", "parseInt"):
                return as_number(first)
            case _:
                self.leave(arguments, node, scope)
                return Unknown(f"is what {callee}() gives when the app runs")

    def leave(self, arguments: Array, node: Node, scope: Scope) -> None:
        """Hand arguments to code that is not followed: it may declare functions on an app and run callbacks."""
        function = child(node, "function", "constructor")
        if any(map(is_app, arguments.items)) and function is not None:
            self.handed_over(written(function), node, scope)
        for routine in arguments.items:
            if isinstance(routine, Routine) and not routine.node.type.endswith("declaration"):
                self.skip(routine.node, scope)

    def assigned(self, things: list[Thing]) -> Thing:
        """`Object.assign(target, …)`, which changes its first argument."""
        if not things or not isinstance(things[0], Object):
            return Unknown()
        merged = self.merged(things)
        for name, thing in merged.properties.items():
            self.put(things[0].properties, name, thing)
        things[0].unread = merged.unread
        return things[0]

    def merged(self, things: list[Thing]) -> Object:
        """`{...first, ...second}`."""
        made = Object()
        for thing in things:
            self.spread_into(made, thing)
        return made

    def define_property(self, things: list[Thing]) -> Thing:
        """`Object.defineProperty(exports, "name", { get: function () { … } })`, as compilers write exports."""
        match things:
            case [Object() as target, str(name), Object() as descriptor]:
                getter = descriptor.get("get")
                value = self.run(getter, Array()) if isinstance(getter, Routine) else descriptor.get("value")
                target.properties[name] = value
                return target
            case _:
                return UNDEFINED

    def call_array(self, array: Array, name: str, arguments: Array, node: Node, scope: Scope) -> Thing:
        """A method of an array."""
        callback = arguments.items[0] if arguments.items else UNDEFINED
        plain = array.unread is None and len(array.items) <= LONGEST_LOOP
        match name:
            case "forEach" | "map" | "flatMap" | "filter" if isinstance(callback, Routine) and plain:
                items = list(array.items)
                results = [self.run(callback, Array([item, index])) for index, item in enumerate(items)]
                return from_results(name, items, results)
            case "push":
                array.add(list(arguments.items), arguments.unread)
                if self.hangs_on_a_condition:
                    array.unread = Unknown("is added to under a condition")
                return Unknown()
            case "concat" if plain:
                return flattened([array, *arguments.items])
            case "join" if plain and isinstance(callback, str):
                return join_texts([part for item in array.items for part in (callback, item)][1:])
            case "includes" | "indexOf" | "slice" | "find" | "some" | "every" | "reduce":
                self.leave(arguments, node, scope)
                return Unknown()
            case _:
                self.leave(arguments, node, scope)
                array.unread = Unknown(f"is changed by {name}")
                return Unknown()

    def call_indirectly(self, routine: Routine, name: str, arguments: Array) -> Thing:
        """`routine.call(this, …)`, `routine.bind(this)`."""
        receiver = arguments.items[0] if arguments.items else UNDEFINED
        bound = Routine(routine.node, routine.scope, receiver)
        if name == "call":
            return self.run(bound, Array(arguments.items[1:], arguments.unread))
        return bound if name == "bind" and len(arguments.items) < 2 else Unknown()


def callee_name(function: Node) -> str:
    """The last name in what is called, as compilers' own functions are told by, also from `tslib_1`."""
    while function.type in {"parenthesized_expression", "sequence_expression"} and (inner := parts(function)):
        function = inner[-1]
    name = child(function, "property") if function.type == "member_expression" else function
    return text(name) if name is not None and name.type in {"identifier", "property_identifier"} else ""
