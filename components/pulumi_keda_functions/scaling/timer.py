"""Timers: `timerTrigger`, which fires only in a replica that runs when it is due.

https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer
"""

import re

from ..problems import Problem
from ..projects import Function
from ..values import Setting, Value, in_words
from .app import App
from .connections import Connection, host_storage
from .cron_windows import Window, windows
from .host_texts import host_text
from .model import FunctionScaling, KedaTrigger, Need, Principal, Role
from .ncrontab import parse_schedule
from .truths import is_true

LEAD = 2
"""Minutes in which a replica starts: KEDA looks every 30 seconds, then the image is pulled and the host starts."""
DEFAULT_RUN = 5
"""Minutes that a run is given where host.json has no functionTimeout."""
MARGIN = 1
"""Minutes; schedules of KEDA's have no seconds, the timer's may."""
_TIME_SPAN = re.compile(r"((?P<days>\d{1,4})\.)?(?P<hours>\d{1,2}):(?P<minutes>\d{1,2})(:(?P<seconds>\d{1,2}))?")
_INTERVAL = re.compile(r"-?\d+([.:]\d+){0,4}")
"""What the host may take for a time span; whether it is one is left to it."""
REMEDY = "write second, minute, hour, day, month and weekday, such as `0 30 3 * * *`, or an interval such as 01:00:00"
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
"""A name of the IANA's time zone database, by its form."""


def scaling(function: Function, app: App) -> FunctionScaling:
    """One replica at all times, or by KEDA's `cron` where the user asks for it and the schedule allows it.

    More replicas do no harm: a lock in the host's storage account lets one of them fire.
    """
    schedule = app.read(function, "schedule")
    storage = host_storage(app, function)
    miswritten = problems_in_schedule(function, schedule.value, app)
    problems = (*schedule.problems, *miswritten, *storage.problems)
    reason = f"timer {in_words(schedule.value)}"
    if schedule.problems or miswritten or not app.may_stop(function):
        return FunctionScaling(Need.RESIDENT, reason, (), problems, lock_roles(storage))
    try:
        stay, origin = minutes_of_run(app)
        opened = windows_of(function, app.plain_text(schedule.value), stay + MARGIN)
        zone = time_zone(app)
    except ValueError as error:
        message = f"{function.name}: scale_to_zero cannot be had for {reason}: {error}"
        remedy = "leave scale_to_zero out, so that a replica stays, or change the schedule"
        refused = Problem(function.where, message, remedy)
        return FunctionScaling(Need.RESIDENT, reason, (), (*problems, refused), lock_roles(storage))
    return FunctionScaling(
        Need.EVENTS,
        f"{reason}, a replica from {LEAD} minutes before to {stay + MARGIN} minutes after ({origin})",
        tuple(cron_trigger(window, zone) for window in opened),
        problems,
        lock_roles(storage),
    )


def problems_in_schedule(function: Function, schedule: Value, app: App) -> tuple[Problem, ...]:
    """What keeps the host from indexing the function, where it is known."""
    text = app.plain_text(schedule)
    if not text or _INTERVAL.fullmatch(text.strip()):
        return ()
    try:
        parse_schedule(text)
    except ValueError as error:
        message = f"{function.name}: its schedule {in_words(schedule)} is no NCRONTAB expression: {error}"
        return (Problem(function.where, message, REMEDY),)
    return ()


def cron_trigger(window: Window, zone: Value) -> KedaTrigger:
    """One replica while `window` is open."""
    metadata: dict[str, Value] = {"timezone": zone, "start": window.start, "end": window.end, "desiredReplicas": "1"}
    return KedaTrigger("cron", metadata)


def windows_of(function: Function, schedule: str | None, after: int) -> tuple[Window, ...]:
    """When a replica has to run. Raises ValueError, which tells why that cannot be said."""
    if schedule is None:
        raise ValueError("the schedule is not known before `up`, and decides what is made: give it as plain text")
    if is_true(function.trigger.properties.get("runOnStartup")):
        raise ValueError("with runOnStartup it would run each time that a window opens")
    if _TIME_SPAN.fullmatch(schedule.strip()):
        raise ValueError("it is an interval that counts from the start of the host, and has no times of day")
    return windows(parse_schedule(schedule), LEAD, after)


def minutes_of_run(app: App) -> tuple[int, str]:
    """The longest run in minutes, and where the number comes from. Raises ValueError where runs have no end."""
    written = host_text(app, "functionTimeout")
    if written is None:
        return DEFAULT_RUN, f"runs of {DEFAULT_RUN} minutes by default"
    found = _TIME_SPAN.fullmatch(written.text.strip())
    if found is None:
        raise ValueError(f"functionTimeout is {written.text!r} in {written.where}: give a time such as 00:10:00")
    days, hours, minutes, seconds = (int(found[part] or 0) for part in ("days", "hours", "minutes", "seconds"))
    whole = (days * 24 + hours) * 60 + minutes + (1 if seconds else 0)
    return whole, f"functionTimeout {written.text} in {written.where}"


def time_zone(app: App) -> Value:
    """The zone that the host's clock is set to. Raises ValueError for what is none."""
    name = app.settings.find("TZ")
    if name is None or app.settings.plain.get(name) == "":
        return "Etc/UTC"
    text = app.settings.plain.get(name)
    if text is not None and not _ZONE.fullmatch(text):
        raise ValueError(f"TZ is {text!r}: give a zone by its name, such as Europe/Zurich")
    return text or Setting(name)


def lock_roles(storage: Connection) -> tuple[Role, ...]:
    """What the host needs for the timer's lock and the record of its runs."""
    return (Role("Storage Blob Data Owner", storage.name, Principal.APP),) if storage.uses_identity else ()
