"""What the extensions for SQL and MySQL share: how they call a function in their tables, and how much a replica takes.

https://github.com/Azure/azure-functions-sql-extension, https://github.com/Azure/azure-functions-mysql-extension
"""

import hashlib
import re
import uuid
from collections.abc import Callable

from ..problems import Problem, Severity
from ..projects import Function
from ..values import Derived, Setting, Value, absent, in_words, joined
from .app import App, Expanded
from .connections import setting_of_name
from .host_numbers import POSITIVE, Number, number

SITE_NAME = "WEBSITE_SITE_NAME"
"""The app's name, which keeps functions of different apps apart that watch the same table."""
MOST_ATTEMPTS = 5
"""After which both extensions give a change up."""


def function_id(function: Function, app: App) -> Value | None:
    """The function's id in the extension's tables; None where the app has no site name to make it of."""
    name = site_name(app)
    return None if name is None else Derived(short_id, joined(name, function.name), reveals=False)


def site_name(app: App) -> Setting | None:
    """The setting that names the app, if it does."""
    if app.settings.assumed:
        return Setting(SITE_NAME)
    found = app.settings.find(SITE_NAME)
    return None if found is None or app.settings.plain.get(found) == "" else Setting(found)


def short_id(text: str) -> str:
    """Sixteen hexadecimal digits: half of what .NET writes for a Guid of the digest's first bytes."""
    return guid(text)[:16]


def guid(text: str) -> str:
    """What .NET writes for a Guid of the first 16 bytes of the SHA-256 of `text`, without dashes."""
    return uuid.UUID(bytes_le=hashlib.sha256(text.encode()).digest()[:16]).hex


def connection_setting(function: Function, app: App) -> tuple[Setting, tuple[Problem, ...]]:
    """The setting with the connection string, looked up among the `ConnectionStrings` first."""
    named_by = "connectionStringSetting"
    reading = app.read(function, named_by)
    name = app.plain_text(reading.value)
    if reading.problems or reading.value == absent(named_by):
        return absent(named_by), reading.problems
    if name is None:
        message = f"{function.name}: {named_by} is not known before `up`, but decides which connection is used"
        return Setting(named_by), (Problem(function.where, message, "give the settings that it names as plain text"),)
    among = f"ConnectionStrings__{name}"
    return setting_of_name(app, function, among if app.settings.find(among) else name, named_by=named_by)


def changes_per_replica(app: App, setting: str, path: str) -> tuple[Number, tuple[Problem, ...]]:
    """Changes that one replica is counted on for: by `setting`, else by host.json's `path`, else 1000."""
    text = app.settings.text(setting)
    if text is None or text.strip() == "0":
        return number(app, path, 1000), ()
    if re.fullmatch(r"\s*[0-9]{1,10}\s*", text) and int(text) in POSITIVE:
        return Number(int(text), f"{setting} {int(text)} in settings"), ()
    message = f"is {text!r}: 1 to {POSITIVE.stop - 1} is allowed"
    return number(app, path, 1000), (Problem(f"settings[{setting!r}]", message, "correct it"),)


def no_site_name(function: Function, severity: Severity) -> Problem:
    """For an app whose functions have no id that could be told beforehand."""
    message = f"{function.name}: its id in the extension's tables is made of {SITE_NAME}, which no setting provides"
    remedy = f"add {SITE_NAME} to settings, with a name that no other app at this database has"
    return Problem(function.where, message, remedy, severity)


def problems_in_name(app: App, function: Function, table: Expanded, rule: Callable[[str], str]) -> tuple[Problem, ...]:
    """What `rule`, which takes a table's name apart, says of one that is known already."""
    name = None if table.problems else app.plain_text(table.value)
    if name is None:
        return ()
    try:
        rule(name)
    except ValueError as error:
        message = f"{function.name}: tableName is {in_words(table.value)}, which {error}"
        return (Problem(function.where, message, "correct tableName"),)
    return ()
