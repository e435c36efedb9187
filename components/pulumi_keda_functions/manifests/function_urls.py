"""Where each function of an app is called."""

from ..projects import FunctionsProject
from ..scaling import AppSettings, ScalingPlan
from ..scaling.app import App
from ..scaling.endpoints import Endpoint, endpoint
from ..values import Value, joined
from .http_url import url
from .options import AppOptions
from .secret import Content


def function_urls(
    project: FunctionsProject, planned: ScalingPlan, settings: AppSettings, options: AppOptions, keys: Content
) -> dict[str, Value]:
    """By the function's name, with the key that opens it where that is among `keys`."""
    app = App(project.host, settings, options=options.scaling)
    urls: dict[str, Value] = {}
    for group in planned.groups:
        address = url(group, options)
        for function in group.functions:
            if address is not None and (called := endpoint(function, app)) is not None:
                urls[function.name] = joined(address, called.path, *_code(called, keys))
    return urls


def _code(called: Endpoint, keys: Content) -> tuple[Value, ...]:
    if called.key is None or called.key not in keys:
        return ()
    first = "&" if isinstance(called.path, str) and "?" in called.path else "?"
    return (f"{first}code=", keys[called.key])
