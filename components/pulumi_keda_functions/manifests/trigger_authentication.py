"""How KEDA signs in at a trigger's source (https://keda.sh/docs/latest/concepts/authentication/)."""

from ..scaling import AppSettings, Authentication
from . import labels, names, settings_secret
from .model import Body, Manifest, Node, metadata
from .options import AppOptions


def role(authentication: Authentication) -> str:
    """What it is to the app: `authentication-azurewebjobsstorage`."""
    return f"authentication-{names.of_sign_in(authentication)}"


def trigger_authentication(authentication: Authentication, options: AppOptions, settings: AppSettings) -> Manifest:
    """One for all triggers of the app that sign in the same way."""
    by_identity = authentication.uses_identity
    name = names.of_authentication(options.app_name, authentication)
    return Manifest(
        role(authentication),
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "TriggerAuthentication",
            "metadata": metadata(name, options.namespace, labels.of_app(options.app_name)),
            "spec": _identity(authentication) if by_identity else _secrets(authentication, options, settings),
        },
        () if by_identity else (settings_secret.ROLE,),
    )


def _identity(authentication: Authentication) -> Node:
    identity: Body = {"provider": "azure-workload"}
    if authentication.client_id is not None:
        identity["identityId"] = authentication.client_id
    return {"podIdentity": identity}


def _secrets(authentication: Authentication, options: AppOptions, settings: AppSettings) -> Node:
    secret = settings_secret.secret_name(options, settings)
    return {
        "secretTargetRef": [
            {"parameter": parameter, "name": secret, "key": setting.name}
            for parameter, setting in sorted(authentication.secrets.items())
        ]
    }
