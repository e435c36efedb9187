"""FunctionApp: a Functions project on Kubernetes, each group of its functions scaled by KEDA."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NotRequired, TypedDict

import pulumi

from .app_arguments import FunctionOverride, GroupOverride
from .arguments import checked
from .manifests import AppOptions, DeclaredApp, declare, deployment_name, filled
from .objects import kubernetes_object
from .outputs import lift
from .package import PACKAGE
from .problems import InvalidInputError
from .projects import FunctionsProject, HostConfig, read_project
from .scaling import (
    AppSettings,
    environment_name,
    problem_in_text,
    problems_in_names,
)
from .scaling.words import plan_in_words
from .values import Setting, Value

NO_PROJECT = FunctionsProject(Path(), None, None, HostConfig(), (), ())
"""Where the argument is missing, which is problem enough."""


class FunctionAppArgs(TypedDict):
    """What a FunctionApp is made from."""

    project: str
    """Folder of the Functions project, the one with host.json, relative to the program's working directory."""
    image: pulumi.Input[str]
    """The project's container image, with its digest (`contoso.azurecr.io/orders@sha256:…`). A tag alone draws a
    warning, since it can be moved; neither is an error."""
    settings: NotRequired[Mapping[str, pulumi.Input[str]]]
    """App settings by name, as in the Azure portal. All values end up in a Secret. The names decide what is made, so
    the mapping itself must be known; values may be Outputs and secrets, except those of
    `AzureWebJobs.<function>.Disabled` and `AzureFunctionsJobHost__…`. None when left out."""
    app_name: NotRequired[str]
    """What the objects in the cluster are called after: `<app_name>-events` and so on. Lower-case letters, digits and
    dashes. The resource's name when left out."""
    namespace: NotRequired[pulumi.Input[str]]
    """Namespace of all objects. It must exist, unless `create_namespace` is set. `default` when left out."""
    create_namespace: NotRequired[bool]
    """Make the namespace, and delete it with the app. Off when left out."""
    host_id: NotRequired[str]
    """Id under which the Functions host keeps locks, timers and receipts in its storage account, which may serve
    several apps: 1 to 32 lower-case letters, digits and dashes. A hash of namespace and app_name when left out."""
    keda_version: NotRequired[str]
    """The oldest KEDA that the objects must work with, as plain text; 2.8 is the least. The one that this package is
    tested with when left out."""
    min_replicas: NotRequired[int]
    """Replicas that stay when there is nothing to do. When left out: none for functions whose work waits in a queue,
    one for HTTP functions. Timers keep exactly one, whatever is given here, unless a trigger that scales shares their
    group, which durable functions can bring about."""
    max_replicas: NotRequired[int]
    """Replicas at most, in each group that KEDA scales. 10 when left out."""
    polling_interval: NotRequired[int]
    """Seconds between two looks at the triggers' sources. KEDA's 30 when left out."""
    cooldown_period: NotRequired[int]
    """Seconds without work before the last replica goes. KEDA's 300 when left out."""
    functions: NotRequired[Sequence[FunctionOverride]]
    """Functions that cannot be read from the project, and corrections to those that can. None when left out."""
    groups: NotRequired[Mapping[str, GroupOverride]]
    """Choices for one group of functions, by the group's name: `http`, `events`, `resident`, `single`. None when left
    out."""


class FunctionApp(pulumi.ComponentResource):
    """An Azure Functions app on Kubernetes: Deployments that KEDA scales by what triggers their functions."""

    namespace: pulumi.Output[str]
    """Namespace of all objects."""
    deployment_names: pulumi.Output[list[str]]
    """Names of the Deployments, one for each group."""
    scaled_object_names: pulumi.Output[list[str]]
    """Names of the ScaledObjects, one for each group that KEDA scales."""
    url: pulumi.Output[str | None]
    """Where the HTTP functions answer inside the cluster; nothing where there are none."""
    plan: pulumi.Output[str]
    """What scales between which bounds, and why, in words. Settings appear by name, never by value."""

    def __init__(self, name: str, args: FunctionAppArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        try:
            app, inputs, options = declared_app(name, args)
        except InvalidInputError as error:
            # Shown as it is, where any other error would come with a traceback.
            raise pulumi.RunError(str(error)) from None
        super().__init__(f"{PACKAGE}:index:FunctionApp", name, {}, opts)
        for warning in app.warnings:
            pulumi.log.warn(str(warning), self)
        # Each value once, though several objects name the Secret: an Output costs the program more than its text.
        lifted = cache(partial(lift, settings=inputs))
        made: dict[str, pulumi.Resource] = {}
        for manifest in app.manifests:
            child = pulumi.ResourceOptions(parent=self, depends_on=[made[role] for role in manifest.after])
            made[manifest.role] = kubernetes_object(
                f"{name}-{manifest.role}", {key: filled(part, lifted) for key, part in manifest.body.items()}, child
            )
        groups = app.plan.groups
        self.namespace = pulumi.Output.from_input(lifted(options.namespace))
        self.deployment_names = pulumi.Output.from_input([deployment_name(options.app_name, group) for group in groups])
        self.scaled_object_names = pulumi.Output.from_input(
            [deployment_name(options.app_name, group) for group in groups if group.triggers]
        )
        self.url = pulumi.Output.from_input(None if app.url is None else lifted(app.url))
        self.plan = pulumi.Output.from_input(plan_in_words(app.plan))
        self.register_outputs(
            {
                "namespace": self.namespace,
                "deploymentNames": self.deployment_names,
                "scaledObjectNames": self.scaled_object_names,
                "url": self.url,
                "plan": self.plan,
            }
        )


def declared_app(name: str, args: FunctionAppArgs) -> tuple[DeclaredApp, dict[str, pulumi.Input[str]], AppOptions]:
    """The declared app, the Inputs that its values hang on, and the options.

    Raises InvalidInputError with all problems that names and plain text show, before any resource exists.
    """
    told, problems = checked(args, FunctionAppArgs)
    given = told.get("settings", {})
    inputs: dict[str, pulumi.Input[str]] = {
        environment_name(setting): secret_setting(setting, value) for setting, value in given.items()
    }
    image = known_or_input("image", told.get("image"), inputs)
    namespace = known_or_input("namespace", told.get("namespace") or "default", inputs)
    options = AppOptions(told.get("app_name", name), image, namespace, told)
    settings = AppSettings.of({key: value if isinstance(value, str) else None for key, value in given.items()})
    folder = told.get("project")
    project = read_project(Path(folder)) if folder else NO_PROJECT
    return declare(project, settings, options, [*problems, *problems_in_names(given)]), inputs, options


def known_or_input(argument: str, value: pulumi.Input[str] | None, inputs: dict[str, pulumi.Input[str]]) -> Value:
    """Text as it is; what is not known yet under a name that no setting can have, with Outputs added to `inputs`."""
    if isinstance(value, str) and value:
        return value
    reference = Setting(f"{argument} argument")
    if isinstance(value, pulumi.Output):
        inputs[reference.name] = value
    return reference


def secret_setting(name: str, value: pulumi.Input[str]) -> pulumi.Output[str]:
    """A setting's value as a secret. One that is not plain text is checked as soon as it is known."""
    secret = pulumi.Output.secret(value)
    return secret if isinstance(value, str) else secret.apply(partial(fit_for_a_cluster, name))


def fit_for_a_cluster(name: str, text: str) -> str:
    """`text`. Raises RunError, which does not tell it, where it cannot work in a cluster."""
    if problem := problem_in_text(name, text):
        raise pulumi.RunError(str(problem))
    return text
