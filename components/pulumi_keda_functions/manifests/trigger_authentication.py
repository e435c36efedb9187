"""How KEDA signs in at a trigger's source (https://keda.sh/docs/latest/concepts/authentication/)."""

from ..scaling import AppSettings, ByIdentity, BySecrets, ScalingPlan
from ..values import Setting, Value
from . import labels, names, scaling_secret, settings_secret
from .model import Body, Manifest, Node, metadata
from .options import AppOptions
from .secret import secret_name


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
            spec = _identity(authentication)
        case BySecrets(secrets):
            spec = _secrets(authentication, planned, options, settings)
            own = {scaling_secret.is_setting(value, settings) for value in secrets.values()}
            after = tuple(settings_secret.ROLE if is_own else scaling_secret.ROLE for is_own in sorted(own))
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


def _identity(authentication: ByIdentity) -> Node:
    identity: Body = {"provider": "azure-workload"}
    if authentication.client_id is not None:
        identity["identityId"] = authentication.client_id
    return {"podIdentity": identity}


def _secrets(authentication: BySecrets, planned: ScalingPlan, options: AppOptions, settings: AppSettings) -> Node:
    own = secret_name(settings_secret.ROLE, settings_secret.settings_content(settings), options)
    derived = secret_name(scaling_secret.ROLE, scaling_secret.scaling_content(planned, settings), options)

    def reference(parameter: str, value: Value) -> Node:
        if isinstance(value, Setting) and scaling_secret.is_setting(value, settings):
            return {"parameter": parameter, "name": own, "key": value.name}
        return {"parameter": parameter, "name": derived, "key": scaling_secret.derived_key(authentication, parameter)}

    return {"secretTargetRef": [reference(*each) for each in sorted(authentication.secrets.items())]}
