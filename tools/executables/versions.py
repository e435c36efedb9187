"""Version numbers: those that a go.mod pins, and those that an executable prints."""

import re

REQUIREMENT = re.compile(r"^(?:require\s+|\s+)(?P<module>[^\s/]+\.[^\s]+)\s+(?P<version>v\d\S*)", re.MULTILINE)
NUMBER = re.compile(r"(?P<major>\d+)\.(?P<minor>\d+)(?:\.\d+)?")


def required_versions(go_mod: str) -> dict[str, str]:
    """Module path to version (`v3.259.0`), of every `require` in the text of a go.mod."""
    return {match["module"]: match["version"] for match in REQUIREMENT.finditer(go_mod)}


def major_and_minor(text: str) -> tuple[int, int] | None:
    """The first version number in what an executable prints: `(3, 259)` of `v3.259.0`."""
    match = NUMBER.search(text)
    return (int(match["major"]), int(match["minor"])) if match else None
