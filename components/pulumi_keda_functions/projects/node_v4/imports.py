"""Follows imports and exports inside a project."""

from collections.abc import Sequence

from tree_sitter import Node

from ...problems import Problem, Severity
from ..syntax_tree import text
from ..unread import unread
from .definitions import Definitions
from .grammar import SCRIPTS, child, parts, string_value, written
from .modules import ModuleFinder, is_relative, syntax_line
from .registrations import place
from .things import UNDEFINED, External, Imported, Module, Object, Scope, Thing, Unknown

NODE_PROCESS = frozenset({"process", "node:process"})


class Imports(Definitions):
    """Loads the modules of a project, each once; following their statements is left to the layer above."""

    def __init__(self, finder: ModuleFinder) -> None:
        super().__init__()
        self.finder = finder
        self.modules: dict[str, Module] = {}

    def load(self, file: str) -> Module | None:
        """The module in `file`, its statements followed; None where the file cannot be read."""
        if file in self.modules:
            return self.modules[file]
        module = self.finder.parse(file)
        if isinstance(module, Problem):
            self.report(module)
            return None
        self.modules[file] = module
        wrong = syntax_line(module)
        if wrong:
            message = "it has syntax that is not known here, and declarations in it may be missing"
            self.report(unread(f"{file}:{wrong}", message, severity=Severity.WARNING))
        changes, self.changes = self.changes, []
        self.execute(parts(module.tree.root_node), module.scope)
        self.changes = changes
        return module

    def import_module(self, specifier: str, node: Node, scope: Scope) -> Module | Thing:
        """The module of the project that a specifier names, or the library's."""
        importer = scope.module.file
        file = self.finder.find(importer, specifier)
        if file is None:
            if is_relative(specifier):
                message = f"it imports {specifier!r}, which is not in the project; what it declares is not read"
                remedy = "mend the import, or declare its functions by hand"
                self.report(Problem(place(node, scope), message, remedy, Severity.WARNING))
                return Unknown("is imported from outside the project")
            return External("", ("process",)) if specifier in NODE_PROCESS else External(specifier)
        if file.endswith(SCRIPTS):
            return self.load(file) or Unknown(f"is imported from {file}, which cannot be read")
        if not file.endswith(".json"):
            return Unknown(f"is imported from {file}")
        content = self.finder.parse_json(file)
        if isinstance(content, Problem):
            self.report(content)
            return Unknown(f"is imported from {file}, which cannot be read")
        return content

    def require(self, specifier: Thing, node: Node, scope: Scope) -> Thing:
        """What `require(specifier)` or `await import(specifier)` gives."""
        if not isinstance(specifier, str):
            message = f"`{written(node)}` loads a module whose name cannot be read, nor can functions that it declares"
            self.report(unread(place(node, scope), message, severity=Severity.WARNING))
            return Unknown("is a module whose name cannot be read")
        module = self.import_module(specifier, node, scope)
        return module.exports if isinstance(module, Module) and not module.is_es_module else module

    def import_statement(self, node: Node, scope: Scope) -> None:
        """`import …`, with all that it names; types are passed over."""
        if any(part.type in {"type", "typeof"} for part in node.children):
            return
        clause = next((part for part in parts(node) if part.type in {"import_clause", "import_require_clause"}), None)
        source = child(node, "source") or (child(clause, "source") if clause else None)
        if source is None:
            return
        if clause is not None and only_types(clause):
            return
        if clause is not None and clause.type == "import_require_clause":
            scope.names[text(parts(clause)[0])] = self.require(string_value(source), node, scope)
            return
        module = self.import_module(string_value(source), node, scope)
        for part in parts(clause) if clause else ():
            match part.type:
                case "identifier":
                    scope.names[text(part)] = self.imported(module, "default")
                case "namespace_import":
                    scope.names[text(parts(part)[0])] = module
                case "named_imports":
                    for specifier in parts(part):
                        name, alias = child(specifier, "name"), child(specifier, "alias")
                        if name is not None:
                            scope.names[text(alias or name)] = self.imported(module, name_of(name))

    def imported(self, module: Module | Thing, name: str) -> Thing:
        """A name of an imported module."""
        if isinstance(module, Module):
            return Imported(module, name)
        return module if name == "default" and isinstance(module, Object) else self.attribute(module, name)

    def exported(self, module: Module, name: str) -> Thing:
        """What a module of the project exports under a name; of a CommonJS module, `default` is the whole."""
        waiting: list[tuple[Thing, str]] = [(module, name)]
        seen: set[tuple[int, str]] = set()
        while waiting:
            source, wanted = waiting.pop()
            if not isinstance(source, Module):
                found = self.attribute(source, wanted)
                if isinstance(source, External) or found is not UNDEFINED:
                    return found
                continue
            if (id(source), wanted) in seen:
                continue
            seen.add((id(source), wanted))
            local = source.exported_names.get(wanted)
            holder = source.scope.holding(local) if local is not None else None
            found = holder.names[local] if holder and local is not None else UNDEFINED
            if isinstance(found, Imported):
                waiting.append((found.module, found.name))
            elif found is not UNDEFINED:
                return found
            elif isinstance(source.exports, Object) and source.exports.get(wanted) is not UNDEFINED:
                return source.exports.get(wanted)
            elif wanted == "default" and not source.is_es_module:
                return source.exports
            elif wanted != "default":
                waiting += [(star, wanted) for star in reversed(source.stars)]
        if not isinstance(module.exports, Object):
            return self.attribute(module.exports, name)
        return UNDEFINED if not module.is_es_module else Unknown(f"is not exported by {module.file} as it is read")

    def export_statement(self, node: Node, scope: Scope) -> None:
        """`export …`; following what it declares is left to the layer above."""
        module, source = scope.module, child(node, "source")
        origin = self.import_module(string_value(source), node, scope) if source is not None else None
        clauses = [part for part in parts(node) if part.type in {"export_clause", "namespace_export"}]
        if source is not None and not clauses:
            module.stars.append(origin)
        for clause in clauses:
            if clause.type == "namespace_export":
                self.export_as(name_of(parts(clause)[0]), origin, module)
                continue
            for specifier in parts(clause):
                name = child(specifier, "name")
                exported = name_of(child(specifier, "alias") or name) if name is not None else ""
                if name is not None and source is not None:
                    self.export_as(exported, self.imported(origin, name_of(name)), module)
                elif name is not None:
                    module.exported_names[exported] = text(name)

    def export_as(self, name: str, thing: Thing, module: Module) -> None:
        """Export something that has no name in the module."""
        local = f"export {name}"
        module.scope.names[local] = thing
        module.exported_names[name] = local

    def export_all(self, source: Thing, scope: Scope) -> None:
        """`export * from`."""
        scope.module.stars.append(source)


def name_of(node: Node) -> str:
    """An imported or exported name, which may be written as a string."""
    return string_value(node) if node.type == "string" else text(node)


def only_types(clause: Node) -> bool:
    """Whether each name that the clause imports is a type, so that the compiler drops the import."""
    named = parts(clause)
    if [part.type for part in named] != ["named_imports"]:
        return False
    specifiers: Sequence[Node] = parts(named[0])
    return bool(specifiers) and all(specifier.children[0].type == "type" for specifier in specifiers)
