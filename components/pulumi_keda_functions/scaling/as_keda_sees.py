"""How a function scales where KEDA signs in with other settings than the app."""

from dataclasses import replace

from ..problems import errors
from ..projects import Function
from .app import App
from .model import FunctionScaling, Principal
from .triggers import scaling


def scaling_as_keda_sees(function: Function, app: App) -> FunctionScaling:
    """By the triggers that KEDA can reach; what the app itself needs and lacks is told beside that."""
    own = scaling(function, app)
    if app.settings.keda is None:
        return own
    seen = scaling(function, replace(app, settings=app.settings.as_keda_sees()))
    return replace(
        seen,
        problems=tuple(dict.fromkeys((*errors(own.problems), *seen.problems))),
        roles=(
            *(role for role in own.roles if role.principal is Principal.APP),
            *(role for role in seen.roles if role.principal is Principal.KEDA),
        ),
    )
