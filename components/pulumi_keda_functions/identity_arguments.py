"""What a FunctionIdentity is told of roles: the choices of a user."""

from enum import StrEnum
from typing import NotRequired, TypedDict

from .inputs import Input


class RoleScope(StrEnum):
    """On how much of a resource roles are given."""

    ENTITY = "entity"
    """On the queue, the container, the subscription or the hub alone, where one is enough and its name is known."""
    RESOURCE = "resource"
    """On the storage account or the namespace as a whole."""


class AddedRole(TypedDict):
    """A role beside those that triggers and bindings need."""

    role: str
    """Its name in Azure, `Storage Blob Data Reader`, or the id of its definition: 32 hex digits in five groups. Names
    are known of the built-in roles that this package itself uses; ids work for all."""
    scope: Input[str]
    """Id of the resource that it is given on."""
    name: NotRequired[str]
    """What the role assignment is called after in the program, where one role is given on several resources. The
    role when left out."""
