"""Reading a component's arguments: every problem is kept, so that one error can name them all.

Nothing else checks them: Python does not, and the plugin host hands whole numbers over as floats.
"""

import difflib
from collections.abc import Mapping
from typing import TypeVar

import pulumi

from .problems import Problem

_Expected = TypeVar("_Expected")


class ArgumentReader:
    """The arguments of one component, whose TypedDict is `declared`."""

    def __init__(self, args: Mapping[str, object], declared: type) -> None:
        self._args = args
        self.problems = [
            Problem(name, "there is no such argument", _did_you_mean(name, declared.__annotations__))
            for name in args
            if name not in declared.__annotations__
        ]

    def require(self, *names: str) -> None:
        """Note those that are left out."""
        self.problems += [
            Problem(name, "is missing", f"give {name}") for name in names if self._args.get(name) in (None, "")
        ]

    def text(self, name: str) -> str | None:
        """Plain text; None where it is left out."""
        return self._expect(name, self._args.get(name), str, "plain text")

    def truth(self, name: str) -> bool:
        """False where it is left out."""
        return self._expect(name, self._args.get(name), bool, "True or False") or False

    def whole_number(self, name: str) -> int | None:
        """None where it is left out."""
        value = self._args.get(name)
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return self._expect(name, value, int, "a whole number")

    def text_or_output(self, name: str) -> pulumi.Input[str] | None:
        """None where it is left out."""
        value = self._args.get(name)
        return value if isinstance(value, pulumi.Output) else self.text(name)

    def texts_or_outputs(self, name: str) -> dict[str, pulumi.Input[str]]:
        """A mapping whose names are known and whose values may be Outputs; empty where it is left out."""
        given = self._args.get(name)
        if isinstance(given, pulumi.Output):
            message = "is an Output as a whole, so that its names are not known before `up`"
            self.problems.append(Problem(name, message, "give a mapping of names, whose values may be Outputs"))
            return {}
        texts: dict[str, pulumi.Input[str]] = {}
        for key, value in (self._expect(name, given, dict, "a mapping of names to text") or {}).items():
            text = value if isinstance(value, pulumi.Output) else self._expect(f"{name}[{key!r}]", value, str, "text")
            if text is not None:
                texts[str(key)] = text
        return texts

    def _expect(self, where: str, value: object, kind: type[_Expected], words: str) -> _Expected | None:
        if value is None:
            return None
        # A truth is an int to Python, and none to a person.
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        given = "an Output" if isinstance(value, pulumi.Output) else f"of type {type(value).__name__}"
        self.problems.append(Problem(where, f"is {given}", f"give {words}"))
        return None


def _did_you_mean(name: str, declared: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, declared, 1)
    return f"did you mean {close[0]}?" if close else f"choose among {', '.join(declared)}"
