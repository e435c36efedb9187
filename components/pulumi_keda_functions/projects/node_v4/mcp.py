"""Triggers of the Model Context Protocol: the library writes their properties anew, lists as JSON text.

(https://github.com/Azure/azure-functions-nodejs-library, `src/converters/toMcp*TriggerOptionsToRpc.ts`)
"""

import json
from collections.abc import Callable, Iterable, Mapping

from .things import UNDEFINED, Array, Builder, Method, Object, Thing, Unknown

TOOL_TYPES: Mapping[str, str] = {
    "string": "string",
    "double": "number",
    "long": "number",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "integer": "integer",
    "datetime": "string",
}
"""What the methods of `arg` set as type."""
TOOL_DEFAULTS: dict[str, Thing] = {"description": "", "isRequired": True, "isArray": False}

BUILDERS = frozenset({"arg", "promptArg"})


def built(method: Method, arguments: list[Thing]) -> Thing:
    """What a method of a builder gives back: the builder with one fact more."""
    if not isinstance(method.receiver, Builder):
        return Unknown()
    facts: Mapping[str, tuple[str, Thing]] = {
        "describe": ("description", arguments[0] if arguments else UNDEFINED),
        "optional": ("isRequired", False),
        "asArray": ("isArray", True),
        "isRequired": ("required", True),
    }
    fact = ("propertyType", TOOL_TYPES[method.name]) if method.name in TOOL_TYPES else facts.get(method.name)
    if fact is None:
        return Unknown()
    return Builder(method.receiver.kind, (*method.receiver.facts, fact))


def tool_properties(options: Object) -> dict[str, Thing]:
    """A tool's. Its schema is left out where it cannot be told: nothing scales by it."""
    return given(options, "toolName", "description", "metadata", "resultSchema") | {
        "useResultSchema": True,
        "toolProperties": json_list(options.get("toolProperties"), tool_property),
    }


def resource_properties(options: Object) -> dict[str, Thing]:
    """A resource's."""
    return given(options, "uri", "resourceName", "title", "description", "mimeType", "size", "metadata")


def prompt_properties(options: Object) -> dict[str, Thing]:
    """A prompt's."""
    arguments = options.get("promptArguments")
    return given(options, "promptName", "title", "description", "metadata", "icons") | {
        "promptArguments": "[]" if arguments is UNDEFINED else json_list(arguments, prompt_argument)
    }


def given(options: Object, *names: str) -> dict[str, Thing]:
    """The options of these names that are there; of some the library drops blank text."""
    found = {name: options.get(name) for name in names}
    blank = {name for name in ("metadata", "resultSchema", "icons") if is_blank(found.get(name))}
    return {name: thing for name, thing in found.items() if thing is not UNDEFINED and name not in blank}


def is_blank(thing: Thing) -> bool:
    """Whether it is text without anything in it."""
    return isinstance(thing, str) and not thing.strip()


def json_list(entries: Thing, entry: Callable[[str | None, Thing], dict[str, Thing] | None]) -> Thing:
    """The entries of an array or an object as JSON text; left out where one of them cannot be told."""
    pairs: Iterable[tuple[str | None, Thing]]
    match entries:
        case Array(items, None):
            pairs = ((None, item) for item in items)
        case Object(properties, None):
            pairs = properties.items()
        case _:
            return UNDEFINED
    written = [entry(name, thing) for name, thing in pairs]
    if not all(one is not None and all(map(is_json, one.values())) for one in written):
        return UNDEFINED
    return json.dumps(written, separators=(",", ":"), ensure_ascii=False)


def is_json(thing: Thing) -> bool:
    """Whether it stands for itself in JSON."""
    return thing is None or isinstance(thing, str | bool | int | float)


def tool_property(name: str | None, thing: Thing) -> dict[str, Thing] | None:
    """One property of a tool, from `arg.…` under its name or from an object in a list."""
    match thing:
        case Builder("arg", facts) if name is not None:
            known = TOOL_DEFAULTS | dict(facts)
            names = ("propertyType", "description", "isRequired", "isArray")
            return {"propertyName": name, **{key: known[key] for key in names}} if "propertyType" in known else None
        case Object(properties, None) if name is None:
            shown: dict[str, Thing] = {key: value for key, value in properties.items() if value is not UNDEFINED}
            return shown if shown.get("description") is not None else {**shown, "description": ""}
        case _:
            return None


def prompt_argument(name: str | None, thing: Thing) -> dict[str, Thing] | None:
    """One argument of a prompt, from `promptArg.…` under its name or from an object in a list."""
    match thing:
        case Builder("promptArg", facts) if name is not None:
            known = dict(facts)
        case Object(properties, None) if name is None:
            name, known = str(properties.get("name")), properties
        case _:
            return None
    description = known.get("description", UNDEFINED)
    return {
        "name": name,
        "description": None if description is UNDEFINED else description,
        "required": known.get("required") is True,
    }
