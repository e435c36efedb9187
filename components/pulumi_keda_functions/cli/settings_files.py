"""Files that hold app settings: local.settings.json, and dotenv files.

What is wrong with one is told with its file and line, and without any value: all of them may be secrets.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem
from ..projects import Json
from ..projects.json_text import JsonSyntaxError, JsonText, parse_json


@dataclass(frozen=True)
class GivenSetting:
    """A setting as the user gave it."""

    name: str
    value: str
    where: str
    """`local.settings.json:4`, or the name of an option."""


@dataclass(frozen=True)
class SettingsFile:
    """What a file of settings holds, in its order."""

    settings: tuple[GivenSetting, ...]
    problems: tuple[Problem, ...] = ()


def read_settings_file(path: Path) -> SettingsFile:
    """The settings in the file at `path`, told apart by what it begins with: a dotenv file has no braces."""
    name = path.as_posix()
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unread(Problem(name, f"byte {error.start} is not UTF-8", "save the file as UTF-8"))
    except OSError as error:
        return _unread(Problem(name, f"it cannot be read: {error.strerror}", "make it readable"))
    read = read_local_settings if text.lstrip().startswith(("{", "[", "//", "/*")) else read_dotenv
    found = tuple(read(text, name))
    return SettingsFile(
        tuple(each for each in found if isinstance(each, GivenSetting)),
        tuple(each for each in found if isinstance(each, Problem)),
    )


def _unread(problem: Problem) -> SettingsFile:
    return SettingsFile((), (problem,))


def read_local_settings(text: str, file: str) -> Iterator[GivenSetting | Problem]:
    """`Values` and `ConnectionStrings` of a local.settings.json.

    https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file. What else it holds
    is for the local tools alone.
    """
    try:
        json = parse_json(text)
    except JsonSyntaxError as error:
        yield Problem(f"{file}:{error.line}", error.message, "mend the JSON")
        return
    content = json.value if isinstance(json.value, Mapping) else {}
    keys = {key.casefold(): key for key in content}
    if "values" not in keys and "connectionstrings" not in keys:
        remedy = 'write it as {"Values": {"<name>": "<text>"}}, or one NAME=VALUE a line'
        yield Problem(f"{file}:1", "it has no Values", remedy)
    elif (encrypted := keys.get("isencrypted")) and content[encrypted] is not False:
        remedy = "decrypt it with `func settings decrypt`, or give the settings in another file"
        yield Problem(f"{file}:{json.line(encrypted)}", "its values are encrypted", remedy)
        return
    for section, prefix in (("values", ""), ("connectionstrings", "ConnectionStrings:")):
        if section in keys:
            yield from _section(keys[section], prefix, json, file)


def _section(key: str, prefix: str, json: JsonText, file: str) -> Iterator[GivenSetting | Problem]:
    content = json.value[key] if isinstance(json.value, Mapping) else None
    if not isinstance(content, Mapping):
        remedy = f'write "{key}": {{"<name>": "<text>"}}'
        yield Problem(f"{file}:{json.line(key)}", f"{key} is not an object", remedy)
        return
    for name, value in content.items():
        where = f"{file}:{json.line(key, name)}"
        text = _as_text(value)
        if text is None:
            yield Problem(where, f"{key}: {name!r} is not text", "put its value in quotes")
        else:
            yield GivenSetting(f"{prefix}{name}", text, where)


def _as_text(value: Json) -> str | None:
    """Whole numbers and truths count as the text that stands there, as for the local tools."""
    match value:
        case bool():
            return str(value).lower()
        case int() | str():
            return str(value)
        case _:
            return None


def read_dotenv(text: str, file: str) -> Iterator[GivenSetting | Problem]:
    """`NAME=VALUE` lines. A `$` stands for itself: a secret may contain one."""
    # Imported here, since few runs read such a file. The parser, because `dotenv_values` passes over wrong lines.
    from dotenv.parser import parse_stream

    for binding in parse_stream(io.StringIO(text)):
        written = binding.original.string
        blank_lines = written[: len(written) - len(written.lstrip())].count("\n")
        where = f"{file}:{binding.original.line + blank_lines}"
        if binding.error or (binding.key is not None and binding.value is None):
            yield Problem(where, "the line is no setting", "write NAME=VALUE, with quotes that are closed")
        elif binding.key is not None and binding.value is not None:
            yield GivenSetting(binding.key, binding.value, where)
