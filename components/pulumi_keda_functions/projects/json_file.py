"""Files that hold JSON."""

from pathlib import Path

from ..problems import Problem
from .json_text import JsonSyntaxError, JsonText, parse_json
from .model import Json


def read_json(path: Path, name: str, remedy: str | None = None) -> JsonText | Problem:
    """What the file at `path` holds, or what is wrong with the file that a person knows as `name`.

    `remedy` is what mends its content; by hand when left out.
    """
    try:
        return parse_json(path.read_bytes().decode("utf-8-sig"))
    except JsonSyntaxError as error:
        return Problem(f"{name}:{error.line}", error.message, remedy or "mend the JSON")
    except UnicodeDecodeError as error:
        return Problem(name, f"byte {error.start} is not UTF-8", remedy or "save the file as UTF-8")
    except OSError as error:
        return Problem(name, f"it cannot be read: {error.strerror}", "make it readable")


def read_json_object(path: Path, name: str) -> tuple[dict[str, Json], JsonText] | Problem:
    """The object in the file at `path` and its text, or what is wrong with the file that a person knows as `name`."""
    text = read_json(path, name)
    if isinstance(text, Problem):
        return text
    if not isinstance(text.value, dict):
        return Problem(f"{name}:1", "it does not hold a JSON object", "put the properties between { and }")
    return text.value, text
