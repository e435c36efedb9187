"""What keeps an app or KEDA from signing in by identity."""

from collections.abc import Iterator

from ..azure.guids import is_guid
from ..kubernetes_names import problems_in_namespace
from ..problems import Problem, Severity
from ..scaling import AppSettings, Principal, ScalingPlan
from .options import AppOptions

CREDENTIAL = "__credential"


def problems_in_identity(plan: ScalingPlan, settings: AppSettings, options: AppOptions) -> Iterator[Problem]:
    """Identities that are missing or that no one can be."""
    yield from _problems_in_argument(options)
    yield from _without_identity(plan, options)
    yield from _from_the_node(settings)


def _problems_in_argument(options: AppOptions) -> Iterator[Problem]:
    if (identity := options.identity) is None:
        return
    if identity.client_id is None and identity.keda_client_id is None:
        message = "has neither client_id nor keda_client_id"
        yield Problem("identity", message, "give the client id of the identity, or leave identity out")
    for argument, given in (("client_id", identity.client_id), ("keda_client_id", identity.keda_client_id)):
        if isinstance(given, str) and not is_guid(given):
            remedy = "give the clientId of the managed identity, 32 hex digits in five groups"
            yield Problem(f"identity.{argument}", f"{given!r} is no client id", remedy)
    yield from problems_in_namespace("identity.keda_namespace", identity.keda_namespace)


def _without_identity(plan: ScalingPlan, options: AppOptions) -> Iterator[Problem]:
    connections = dict.fromkeys(role.connection for role in plan.roles if role.principal is Principal.APP)
    if connections and (options.identity is None or options.identity.client_id is None):
        many = len(connections) > 1
        message = (
            f"the connection{'s' if many else ''} {', '.join(connections)} {'are' if many else 'is'} identity-based, "
            "and the pods have no identity"
        )
        remedy = (
            "give identity.client_id; `keda-functions inspect` lists the roles that it needs, and the subjects that it "
            "has to trust"
        )
        yield Problem("identity", message, remedy, Severity.WARNING)


def _from_the_node(settings: AppSettings) -> Iterator[Problem]:
    given = {f"settings[{name!r}]": (name, text) for name, text in settings.plain.items()}
    for layer in settings.groups.values():
        given |= {f"{layer.argument}[{name!r}]": (name, text or "") for name, text in layer.values.items()}
    for where, (name, text) in given.items():
        if name.casefold().endswith(CREDENTIAL) and text.casefold() == "managedidentity":
            message = "managedidentity asks the node for a token, and so signs in as the node, not as the app"
            yield Problem(where, message, "leave it out, or write workloadidentity", Severity.WARNING)
