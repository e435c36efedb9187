"""Pods: when they are ready, and what they complain about while they are not."""

from ..objects import condition, entries, name, namespace, pluck, section, text
from ..property_values import Object
from .verdict import READY, Rule, Verdict, waiting


def pod() -> Rule:
    """Scheduled, initialized and ready, or run to its end."""
    return _judge_pod


def _judge_pod(live: Object) -> Verdict:
    if text(live, "status", "phase") == "Succeeded":
        return READY
    for step in ("PodScheduled", "Initialized", "Ready"):
        if text(condition(live, step), "status") != "True":
            return waiting(*(complaints(live) or (f"Waiting for Pod {name(live)!r} to be {step}",)))
    return READY


def complaints(live: Object) -> tuple[str, ...]:
    """What keeps a pod from being ready, as far as it says so."""
    if text(live, "status", "phase") == "Succeeded":
        return ()
    found = []
    for step in ("PodScheduled", "Initialized", "Ready"):
        entry = condition(live, step)
        if entry and text(entry, "status") != "True" and text(entry, "message"):
            found.append(text(entry, "message"))
            break
    for status in entries(live, "status", "containerStatuses"):
        found += _container_complaints(section(status))
    # A container that ends again and again has ended the last time as the time before.
    return tuple(f"[Pod {namespace(live)}/{name(live)}]: {complaint}" for complaint in dict.fromkeys(found))


def _container_complaints(status: Object) -> list[str]:
    if status.get("ready") is True:
        return []
    found = []
    held = section(status, "state", "waiting")
    if held and text(held, "reason") != "ContainerCreating":
        found.append(f"[{text(held, 'reason')}] {text(held, 'message')}")
    ends = (section(status, state, "terminated") for state in ("state", "lastState"))
    return found + [
        f"container {text(status, 'name')!r} terminated ({text(end, 'reason')}: exit code {pluck(end, 'exitCode')}) "
        f"{text(end, 'message')}".rstrip()
        for end in ends
        if end
    ]
