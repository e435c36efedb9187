"""Follows imports inside a project."""

import ast
from abc import abstractmethod
from pathlib import Path

from ...problems import Problem
from .apps import place
from .calls import Calls
from .modules import ModuleFinder, absolute_name
from .things import External, Finished, Module, Scope, Thing, Unknown


class Imports(Calls):
    """Loads the modules of a project, each once; following their statements is left to the layer above."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.finder = ModuleFinder(root)
        self.modules: dict[str, Module] = {}

    @abstractmethod
    def execute(self, statements: list[ast.stmt], scope: Scope) -> Finished | None:
        """Follow the statements in order; None where the end is reached."""

    def load(self, name: str) -> Module | None:
        """The project's module of this name, its statements followed; None where the project has none."""
        if name in self.modules:
            return self.modules[name]
        package = name.rpartition(".")[0]
        if package and self.load(package) is None:
            return None
        path = self.finder.find(name)
        if path is None:
            return None
        module = self.finder.parse(name, path)
        if isinstance(module, Problem):
            self.problems.append(module)
            module = Module(name, path.name, package)
        self.modules[name] = module
        self.execute(module.tree.body, Scope(module, module.names))
        return module

    def import_module(self, name: str) -> Thing:
        """The module of this name, of the project or of a library."""
        return self.load(name) or External(name)

    def module_attribute(self, module: Module, name: str) -> Thing:
        """A name of a module, or a module below it."""
        if name in module.names:
            return module.names[name]
        is_package = module.name == module.package
        below = self.load(f"{module.name}.{name}") if is_package else None
        return below or Unknown(f"is not set in {module.file} where it can be read")

    def add_search_path(self, call: ast.Call, scope: Scope) -> None:
        """Folders in `sys.path.append(os.path.join(os.path.dirname(__file__), "src"))`: the texts, joined."""
        texts = [
            part.value for part in ast.walk(call) if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        here = (self.finder.root / scope.module.file).parent
        self.finder.add_folder(here.joinpath(*texts), self.finder.root.joinpath(*texts))

    def import_names(self, node: ast.Import, scope: Scope) -> None:
        """`import a.b`, `import a.b as c`."""
        for alias in node.names:
            module = self.import_module(alias.name)
            top = alias.name.partition(".")[0]
            scope.names[alias.asname or top] = module if alias.asname else self.import_module(top)

    def import_from(self, node: ast.ImportFrom, scope: Scope) -> None:
        """`from a import b`, `from . import b`, `from a import *`."""
        name = absolute_name(scope.module.package, node.level, node.module)
        if name is None:
            message = "a relative import in a module that is in no package, which Python refuses"
            self.report(place(node, scope), message, "import it without the dot")
            return
        source = self.import_module(name)
        for alias in node.names:
            if alias.name != "*":
                scope.names[alias.asname or alias.name] = self.attribute(source, alias.name, node, scope)
            elif isinstance(source, Module):
                scope.names |= {key: thing for key, thing in source.names.items() if not key.startswith("_")}
