"""Small projects and apps for tests, written in as few words as a test needs."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pulumi_keda_functions.app_arguments import FunctionOverride
from pulumi_keda_functions.problems import Problem
from pulumi_keda_functions.projects import Binding, Function, FunctionsProject, HostConfig, Json, Property, Worker
from pulumi_keda_functions.scaling import AppSettings, KedaTrigger
from pulumi_keda_functions.scaling.app import App
from pulumi_keda_functions.scaling.model import FunctionScaling

STORAGE = {"AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"}
IMAGE = f"contoso.azurecr.io/orders@sha256:{'0' * 64}"


def function(
    trigger: str,
    properties: Mapping[str, Property] | None = None,
    *,
    name: str = "f",
    bindings: tuple[Binding, ...] = (),
    disabled: bool | str = False,
) -> Function:
    return Function(name, Binding(trigger, properties or {}), bindings, "function_app.py", 7, disabled)


def host(content: Mapping[str, Json] | None = None) -> HostConfig:
    return HostConfig({"version": "2.0", **(content or {})})


def app(settings: Mapping[str, str | None] | None = None, content: Mapping[str, Json] | None = None) -> App:
    return App(host(content), AppSettings.of(STORAGE if settings is None else settings))


def may_stop(configured: App) -> App:
    """The same where the user lets function `f` go to zero."""
    allowed = FunctionOverride(name="f", scale_to_zero=True)
    return replace(configured, options=replace(configured.options, functions=(allowed,)))


def project(*functions: Function, content: Mapping[str, Json] | None = None) -> FunctionsProject:
    return FunctionsProject(Path("orders"), Worker.PYTHON, "python-v2", host(content), functions, ())


def messages(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def only_trigger(scaled: FunctionScaling) -> KedaTrigger:
    (trigger,) = scaled.triggers
    return trigger


QUEUE = function("queueTrigger", {"queueName": "orders"}, name="process")
HTTP = function("httpTrigger", {"route": "orders/{id}"}, name="show")
TIMER = function("timerTrigger", {"schedule": "0 0 3 * * *"}, name="nightly")
