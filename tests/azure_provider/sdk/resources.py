"""Resources and nested objects of the SDK, by token and by class."""

import functools
import re
from dataclasses import dataclass

from .annotations import getters_of, properties_of
from .source import class_in, file_of, package_folder, text_of
from .types import ObjectNamed, Properties

API_VERSION = re.compile(r"Uses Azure REST API version ([0-9a-z-]+)")


@dataclass(frozen=True)
class ResourceType:
    """What the SDK knows of a kind of resource."""

    token: str
    inputs: Properties
    outputs: Properties
    api_version: str
    """Of Azure's REST API, which the plugin writes into inputs and outputs."""


@functools.cache
def resource_type(token: str) -> ResourceType | None:
    """The resource with a token such as `azure-native:network:Subnet`; None where the SDK has none."""
    _, module, name = token.split(":")
    path = file_of(module, name)
    if path is None:
        return None
    # `SubnetInitArgs` where `SubnetArgs` is a nested object of the module.
    arguments = class_in(path, f"{name}Args") or class_in(path, f"{name}InitArgs")
    resource = class_in(path, name)
    if arguments is None or resource is None:
        return None
    version = API_VERSION.search(text_of(path))
    return ResourceType(
        token,
        properties_of(module, arguments),
        getters_of(module, resource),
        version.group(1) if version else "",
    )


@functools.cache
def object_properties(named: ObjectNamed) -> Properties:
    """The properties of a nested object, of inputs (`…Args`) or of outputs (`…Response`)."""
    folder = package_folder() / named.module
    for file in ("_inputs.py", "outputs.py"):
        parsed = class_in(folder / file, named.name)
        if parsed is not None:
            return properties_of(named.module, parsed)
    return {}
