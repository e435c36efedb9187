"""Names that Kubernetes takes (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/), and keys and
values of labels (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set)."""

import re
from collections.abc import Iterator

from .problems import Problem

_APP_NAME = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?")
"""What a Service may be called (RFC 1035), the strictest of the names derived from the app's."""
_LABEL = re.compile(r"(?=.{1,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_NAME = r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"
_KEY = re.compile(rf"(?=[^/]{{1,253}}/|[^/]*$)([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?{_NAME}", re.ASCII)
_VALUE = re.compile(rf"({_NAME})?", re.ASCII)
LABEL_KEYS = "write name or domain/name, the name up to 63 letters, digits, '-', '_' and '.'"
LABEL_VALUES = "write up to 63 letters, digits, '-', '_' and '.'"


def problems_in_app_name(app_name: str) -> Iterator[Problem]:
    """A name that no object can have. Its length is another matter: that hangs on what is put behind it."""
    if not _APP_NAME.fullmatch(app_name):
        message = f"{app_name!r} cannot name Kubernetes objects"
        yield Problem("app_name", message, "use lower-case letters, digits and dashes, a letter first and no dash last")


def problems_in_namespace(argument: str, name: object) -> Iterator[Problem]:
    """A namespace that there cannot be; one that is known later passes."""
    if isinstance(name, str) and not _LABEL.fullmatch(name):
        message = f"{name!r} is no name for a namespace"
        yield Problem(argument, message, "use 1 to 63 lower-case letters, digits and dashes, no dash first or last")


def is_label_key(text: str) -> bool:
    """Whether a label or an annotation may have that key: `LABEL_KEYS`."""
    return _KEY.fullmatch(text) is not None


def is_label_value(text: str) -> bool:
    """Whether a label may have that value: `LABEL_VALUES`."""
    return _VALUE.fullmatch(text) is not None
