"""How KEDA signs in at a trigger's source (https://keda.sh/docs/latest/concepts/authentication/)."""

from collections.abc import Mapping

from ..scaling import AppSettings, ByIdentity, BySecrets, HolderKind, ScalingPlan
from ..values import Value
from . import labels, names, scaling_secret
from .model import Manifest, Node, metadata
from .options import AppOptions
from .secret import secret_name
from .setting_sources import Entry, entry
from .workload_identity import pod_identity

FIELDS = {HolderKind.SECRET: "secretTargetRef", HolderKind.CONFIG_MAP: "configMapTargetRef"}
"""The fields that refer to an object, by its kind."""


def role(authentication: BySecrets | ByIdentity) -> str:
    """What it is to the app: `authentication-azurewebjobsstorage`."""
    return f"authentication-{names.of_sign_in(authentication)}"


def trigger_authentication(
    authentication: BySecrets | ByIdentity, planned: ScalingPlan, options: AppOptions, settings: AppSettings
) -> Manifest:
    """One for all triggers of the app that sign in the same way."""
    after: tuple[str, ...] = ()
    match authentication:
        case ByIdentity():
            spec: Node = {"podIdentity": pod_identity(authentication, options.identity, options.scaling.keda)}
        case BySecrets():
            entries = entries_of(authentication, planned, options, settings)
            spec = references(entries)
            after = tuple(dict.fromkeys(each.role for each in entries.values() if each.role is not None))
    name = names.of_authentication(options.app_name, authentication)
    return Manifest(
        role(authentication),
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "TriggerAuthentication",
            "metadata": metadata(name, options.namespace, labels.of_app(options.app_name)),
            "spec": spec,
        },
        after,
    )


def entries_of(
    authentication: BySecrets, planned: ScalingPlan, options: AppOptions, settings: AppSettings
) -> Mapping[str, Entry]:
    """Where each parameter lies, by its name."""
    own_role = scaling_secret.ROLE
    own = secret_name(own_role, scaling_secret.scaling_content(planned, settings, options), options)

    def entry_for_keda(parameter: str, value: Value) -> Entry:
        key = scaling_secret.scaling_key(authentication, parameter)
        return entry(value, settings, options) or Entry(HolderKind.SECRET, own, key, own_role)

    return {parameter: entry_for_keda(parameter, value) for parameter, value in sorted(authentication.secrets.items())}


def references(entries: Mapping[str, Entry]) -> Node:
    """The parameters, each with the object and the key that give it."""
    return {
        field: listed
        for kind, field in FIELDS.items()
        if (
            listed := [
                {"parameter": parameter, "name": each.name, "key": each.key}
                for parameter, each in entries.items()
                if each.kind is kind
            ]
        )
    }
