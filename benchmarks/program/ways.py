"""Three ways to the same objects."""

from collections.abc import Callable, Mapping

import pulumi

from .app_values import IMAGE, STORAGE, AppValues
from .hand_written import objects

FUNCTION_APP = "FunctionApp"
BARE_COMPONENT = "bare component"
NO_COMPONENT = "no component"
PROJECT = "app"
"""Beside the program, which runs in its own folder."""


def function_app(app: AppValues) -> None:
    """As a user of the package."""
    # The others must not pay for its import.
    from pulumi_keda_functions import FunctionApp

    FunctionApp(
        app.name,
        {
            "project": PROJECT,
            "image": IMAGE,
            "namespace": app.namespace,
            "host_id": app.host_id,
            "settings": {STORAGE: pulumi.Output.secret(app.storage)},
        },
    )


class HandWrittenApp(pulumi.ComponentResource):
    """A component that has everything written down."""

    def __init__(self, app: AppValues) -> None:
        super().__init__("benchmark:index:HandWrittenApp", app.name)
        objects(app, parent=self)
        self.register_outputs({"url": f"http://{app.name}-http.{app.namespace}.svc"})


def no_component(app: AppValues) -> None:
    """Every object a child of the stack."""
    objects(app, parent=None)


WAYS: Mapping[str, Callable[[AppValues], object]] = {
    FUNCTION_APP: function_app,
    BARE_COMPONENT: HandWrittenApp,
    NO_COMPONENT: no_component,
}
