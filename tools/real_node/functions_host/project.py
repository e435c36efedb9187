"""What a Python project of the v2 model declares, loaded as the Python worker does it."""

import importlib
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ALLOWED = re.compile(r"AzureFunctionsJobHost__functions__\d+")
"""Variables that name the functions which alone are run
(https://learn.microsoft.com/azure/azure-functions/functions-host-json#functions)."""
SETTING = re.compile(r"%([^%]+)%")


@dataclass(frozen=True)
class Function:
    """One function, with its bindings as function.json would have them."""

    name: str
    code: Callable[..., Any]
    bindings: tuple[Mapping[str, Any], ...]

    @property
    def trigger(self) -> Mapping[str, Any]:
        """The binding that starts it."""
        return next(binding for binding in self.bindings if binding["type"].endswith("Trigger"))

    @property
    def outputs(self) -> tuple[Mapping[str, Any], ...]:
        """Bindings that it writes to, but for the answer to a request."""
        return tuple(each for each in self.bindings if each["direction"] == "OUT" and each["type"] != "http")


@dataclass(frozen=True)
class HostJson:
    """The project's host.json."""

    content: Mapping[str, Any]

    @classmethod
    def read(cls, root: Path) -> "HostJson":
        """That of the project in `root`."""
        return cls(json.loads((root / "host.json").read_text()))

    def extension(self, name: str) -> Mapping[str, Any]:
        """The section of an extension, empty where there is none."""
        section: Mapping[str, Any] = self.content.get("extensions", {}).get(name, {})
        return section


def load(root: Path) -> list[Function]:
    """The functions of function_app.py that this process may run."""
    sys.path.insert(0, str(root))
    os.chdir(root)
    app = importlib.import_module("function_app").app
    functions = [
        Function(
            each.get_function_name(),
            each.get_user_function(),
            tuple(json.loads(binding) for binding in each.get_raw_bindings()),
        )
        for each in app.get_functions()
    ]
    allowed = {value for name, value in os.environ.items() if ALLOWED.fullmatch(name)}
    return [function for function in functions if not allowed or function.name in allowed]


def expanded(text: str) -> str:
    """`text` with each `%Name%` replaced by that app setting. Raises KeyError for one that is not there."""
    return SETTING.sub(lambda found: os.environ[found[1]], text)
