"""How KEDA signs in at the Prometheus that knows the rate of requests, where a Secret of the user's says it."""

from collections.abc import Mapping

from ..http_arguments import PrometheusSignIn
from ..scaling import ByReference, ScalingPlan
from ..scaling.http_scaling import prometheus_authentication
from . import labels
from .model import Manifest, metadata
from .options import AppOptions

ROLE = "http-prometheus"
PARAMETERS: Mapping[PrometheusSignIn, tuple[str, ...]] = {
    PrometheusSignIn.BEARER: ("bearerToken",),
    PrometheusSignIn.BASIC: ("username", "password"),
}
"""What KEDA's scaler takes, and what the Secret's keys are called."""


def authenticates(planned: ScalingPlan, options: AppOptions) -> bool:
    """Whether a trigger of the app signs in so."""
    own = ByReference(prometheus_authentication(options.app_name))
    return any(trigger.authentication == own for group in planned.groups for trigger in group.triggers)


def authentication(options: AppOptions) -> Manifest:
    """One for all groups: they ask the same Prometheus."""
    chosen = options.arguments
    secret = chosen.get("prometheus_secret", "")
    parameters = PARAMETERS.get(chosen.get("prometheus_sign_in", PrometheusSignIn.NONE), ())
    return Manifest(
        ROLE,
        {
            "apiVersion": "keda.sh/v1alpha1",
            "kind": "TriggerAuthentication",
            "metadata": metadata(
                prometheus_authentication(options.app_name), options.namespace, labels.of_app(options.app_name)
            ),
            "spec": {"secretTargetRef": [{"parameter": each, "name": secret, "key": each} for each in parameters]},
        },
    )
