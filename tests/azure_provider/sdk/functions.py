"""Functions of the SDK: which arguments they take."""

import ast
import functools
import re

from .annotations import type_of
from .source import file_of, text_of
from .types import Properties, Property

SENT = re.compile(r"__args__\['(\w+)'\] = (\w+)")


@functools.cache
def function_arguments(token: str) -> Properties | None:
    """The arguments of a function such as `azure-native:storage:listStorageAccountKeys`; None where there is none.

    The SDK calls all of them optional; Azure's paths decide which are not.
    """
    _, module, name = token.split(":")
    path = file_of(module, name)
    if path is None:
        return None
    text = text_of(path)
    start = text.find(f"\ndef {path.stem}(")
    if start < 0:
        return None
    body = text[start + 1 :]
    signature = ast.parse(body[: body.index(":\n") + 1] + " ...").body[0]
    if not isinstance(signature, ast.FunctionDef):
        return None
    wire = {python: name for name, python in SENT.findall(body)}
    arguments = [argument for argument in signature.args.args if argument.arg != "opts"]
    return {
        wire.get(argument.arg, argument.arg): Property(type_of(module, argument.annotation), is_required=False)
        for argument in arguments
    }
