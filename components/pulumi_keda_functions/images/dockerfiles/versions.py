"""Which version of its language a project gets."""

from collections.abc import Callable
from dataclasses import dataclass

from .base_images import Published
from .refused import refused


@dataclass(frozen=True)
class Declared:
    """What a project says of its language's version."""

    where: str
    """The file, with the line where that is known."""
    text: str
    """As written."""
    allows: Callable[[str], bool]
    """Whether a published version will do."""


def chosen_version(published: Published, declared: Declared | None, given: str | None) -> str:
    """The given version; else the default if the project allows it, else the newest that it allows.

    Raises InvalidInputError where no image is published for it.
    """
    listed = ", ".join(published.versions)
    if given is not None:
        if given not in published.images:
            raise refused("language_version", f"there is no image for {published.language} {given}", f"give {listed}")
        return given
    if declared is None:
        if published.default is None:
            message = f"nothing in the project tells the version of {published.language}"
            raise refused("language_version", message, f"give {listed}")
        return published.default
    allowed = [version for version in published.versions if declared.allows(version)]
    if not allowed:
        message = f"there is no image for {published.language} {declared.text!r}"
        raise refused(declared.where, message, f"allow one of {listed}, or give base_image and language_version")
    return published.default if published.default in allowed else allowed[-1]


def as_numbers(version: str) -> tuple[int, ...]:
    """To compare versions by."""
    return tuple(int(part) for part in version.split("."))
