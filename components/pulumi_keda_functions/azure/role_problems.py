"""What is wrong with the roles that identities are to be given, and with the resources that they are for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..identity_arguments import AddedRole
from ..near_names import closest
from ..problems import Problem, Severity
from .built_in_roles import IDS
from .function_roles import Assignment, resource_type
from .guids import is_guid
from .resource_types import typed


def problems_in_resources(needed: Iterable[Assignment], given: Mapping[str, str | None]) -> Iterator[Problem]:
    """Of the resources that connections lead to; None is an id that is not plain text."""
    roles: dict[str, list[str]] = {}
    for each in needed:
        roles.setdefault(each.connection, []).append(each.role)
    named = {connection.casefold() for connection in roles}
    unused = [connection for connection in given if connection.casefold() not in named]
    folded = {connection.casefold(): (connection, text) for connection, text in given.items()}
    for connection, of_connection in roles.items():
        if connection.casefold() not in folded:
            listed = ", ".join(dict.fromkeys(of_connection))
            meant = closest(connection, unused)
            hint = f"rename {meant!r}, or add" if meant else "add"
            remedy = f"{hint} the id of the resource that the connection leads to"
            yield Problem(
                f"resources[{connection!r}]", f"is missing, and these roles are needed there: {listed}", remedy
            )
            continue
        written, text = folded[connection.casefold()]
        if text is not None and (problem := problem_in_id(written, of_connection, text)):
            yield problem
    for connection in unused:
        allowed = f"choose among {', '.join(roles)}" if roles else "no connection of the app is identity-based"
        message = "needs no role: no trigger or binding uses an identity-based connection of that name"
        yield Problem(f"resources[{connection!r}]", message, f"{allowed}, or remove it", Severity.WARNING)


def problem_in_id(connection: str, roles: Sequence[str], text: str) -> Problem | None:
    """An id that is none, or of a resource that the roles are not for."""
    where = f"resources[{connection!r}]"
    wanted = next((kind for role in roles if (kind := resource_type(role))), None)
    found = typed(text)
    if found is None:
        form = f"/subscriptions/…/resourceGroups/…/providers/{wanted or 'Microsoft.…'}/…"
        return Problem(where, f"{text!r} is no resource id", f"give one of the form {form}")
    if wanted and not found.is_a(wanted):
        message = f"is a {found.type}, and {roles[0]} is given on a {wanted}"
        return Problem(where, message, "give the id of the resource that the connection leads to")
    return None


def problems_in_added_roles(added: Sequence[AddedRole]) -> Iterator[Problem]:
    """Of roles that nobody knows, and names that two share."""
    names: set[str] = set()
    for index, each in enumerate(added):
        where, role = f"added_roles[{index}]", each["role"]
        if role not in IDS and not is_guid(role):
            meant = closest(role, IDS)
            remedy = f"did you mean {meant}? Or give" if meant else f"choose among {', '.join(IDS)}, or give"
            message = f"the id of {role!r} is not known here"
            page = "https://learn.microsoft.com/azure/role-based-access-control/built-in-roles"
            yield Problem(f"{where}.role", message, f"{remedy} the role's id, from {page}")
        name = added_role_name(each)
        if name in names:
            yield Problem(f"{where}.name", f"another added role is called {name!r}", "give each a name of its own")
        names.add(name)


def added_role_name(added: AddedRole) -> str:
    """What its role assignment is called after."""
    return added.get("name") or added["role"].lower().replace(" ", "-")
