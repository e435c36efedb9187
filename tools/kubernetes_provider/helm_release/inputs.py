"""What a program says of a Release, completed as the plugin does, and the flags of Helm that it comes to."""

from collections.abc import Iterator
from typing import Any, Final

from ..errors import CheckFailedError
from ..objects import section
from ..property_values import UNKNOWN, Object, plain

SECONDS: Final = 300
"""Helm's own patience."""
ZEROES: Final[Object] = {
    **dict.fromkeys(
        (
            "allowNullValues",
            "atomic",
            "cleanupOnFail",
            "createNamespace",
            "dependencyUpdate",
            "devel",
            "disableCRDHooks",
            "disableOpenapiValidation",
            "disableWebhooks",
            "forceUpdate",
            "lint",
            "recreatePods",
            "renderSubchartNotes",
            "replace",
            "resetValues",
            "reuseValues",
            "skipAwait",
            "skipCrds",
            "verify",
            "waitForJobs",
        ),
        False,
    ),
    **dict.fromkeys(("chart", "description", "keyring", "name", "namespace", "postrender", "version"), ""),
    "timeout": 0,
    "values": {},
}
"""What the plugin's state holds of an input that a program leaves out."""
LEFT_TO_THE_PLUGIN: Final = ("valueYamlFiles", "lint", "recreatePods")
OUTPUTS: Final = ("resourceNames", "status", "manifest", "checksum", "compat")
"""Names that are inputs by the SDK's signature alone."""

LOCATION: Final = {"caFile": "--ca-file", "certFile": "--cert-file", "keyFile": "--key-file", "repo": "--repo"}
COMMON: Final = {
    "atomic": "--atomic",
    "dependencyUpdate": "--dependency-update",
    "devel": "--devel",
    "disableOpenapiValidation": "--disable-openapi-validation",
    "renderSubchartNotes": "--render-subchart-notes",
    "takeOwnership": "--take-ownership",
    "verify": "--verify",
}
INSTALL: Final = COMMON | {
    "createNamespace": "--create-namespace",
    "disableWebhooks": "--no-hooks",
    "replace": "--replace",
    "skipCrds": "--skip-crds",
}
UPGRADE: Final = COMMON | {
    "cleanupOnFail": "--cleanup-on-fail",
    "disableCRDHooks": "--no-hooks",
    "forceUpdate": "--force",
    "resetValues": "--reset-values",
    "reuseValues": "--reuse-values",
}


def completed(given: Object, default_namespace: str) -> Object:
    """All inputs. Raises CheckFailedError for what only Pulumi's own plugin can do."""
    for key in LEFT_TO_THE_PLUGIN:
        if given.get(key):
            raise CheckFailedError(key, f"{key} needs Pulumi's own kubernetes plugin; leave it out")
    if section(given, "repositoryOpts").get("password"):
        raise CheckFailedError("repositoryOpts", "a repository's password needs Pulumi's own kubernetes plugin")
    told = {key: value for key, value in given.items() if value is not None and key not in OUTPUTS}
    inputs = ZEROES | told
    inputs["namespace"] = inputs["namespace"] or default_namespace
    if "timeout" not in told and not inputs["skipAwait"]:
        inputs["timeout"] = SECONDS
    return inputs


def location(inputs: Object) -> list[str]:
    """The chart, and where it is."""
    options = plain(section(inputs, "repositoryOpts"))
    flags = [f"{flag}={options[key]}" for key, flag in LOCATION.items() if options.get(key)]
    if options.get("username"):
        flags.append(f"--username={options['username']}")
    version = inputs.get("version")
    return [str(inputs["chart"]), *flags, *([f"--version={version}"] if version and version is not UNKNOWN else [])]


def flags(inputs: Object, table: dict[str, str]) -> Iterator[str]:
    """Of the switches in a table, and of those that every operation has."""
    yield from (flag for key, flag in table.items() if inputs.get(key))
    yield from waiting(inputs)
    if inputs["waitForJobs"] and not inputs["skipAwait"]:
        yield "--wait-for-jobs"
    if inputs["description"]:
        yield f"--description={inputs['description']}"
    if inputs["postrender"]:
        yield f"--post-renderer={inputs['postrender']}"
    if inputs["keyring"]:
        yield f"--keyring={inputs['keyring']}"


def waiting(inputs: Object) -> Iterator[str]:
    """How long, and for what."""
    yield f"--timeout={inputs['timeout'] or SECONDS}s"
    if not inputs["skipAwait"] or inputs["atomic"]:
        yield "--wait"


def release_id(inputs: Object) -> str:
    """`keda/keda`: namespace and name."""
    return f"{inputs['namespace']}/{inputs['name']}"


def merged(below: Any, above: Any) -> Any:
    """`above` laid over `below`, as values are."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}
