"""FunctionApp: a Functions project on Kubernetes, each group of its functions scaled by KEDA."""

from dataclasses import replace
from functools import cache, partial

import pulumi

from . import keda_resources
from .arguments import checked
from .function_app_args import FunctionAppArgs
from .function_key_inputs import problems_in_given_seed, remembered_seed, seed_inputs, with_function_keys
from .given_app import given_project, given_settings
from .identity_outputs import RequiredRole, TrustedSubject, required_roles, trusted_subjects
from .load_balancers import addresses
from .manifests import AppOptions, DeclaredApp, declare, deployment_name, filled, workload_identity
from .manifests.function_keys import SEED
from .manifests.registries import registries
from .objects import Body, annotated, kubernetes_object
from .outputs import known_or_input, lift, secret_input, together
from .package import PACKAGE
from .refusals import refused_plainly
from .scaling import problems_in_names
from .scaling.words import plan_in_words
from .setting_inputs import setting_inputs


class FunctionApp(pulumi.ComponentResource):
    """An Azure Functions app on Kubernetes: Deployments that KEDA scales by what triggers their functions."""

    namespace: pulumi.Output[str]
    """Namespace of all objects."""
    deployment_names: pulumi.Output[list[str]]
    """Names of the Deployments, one for each group."""
    scaled_object_names: pulumi.Output[list[str]]
    """Names of the ScaledObjects, one for each group that KEDA scales."""
    url: pulumi.Output[str | None]
    """Where the HTTP functions answer: inside the cluster, or where `http_exposure` lets them be reached. Of several
    groups, the first one's. Nothing where there are none."""
    keys: pulumi.Output[dict[str, str]]
    """The keys that `function_keys` makes, by the host's names for them (`host.master`, `functions.show.default`);
    secret. Empty where none are made."""
    function_urls: pulumi.Output[dict[str, str]]
    """Where each function is called, by its name, with the key that opens it where `function_keys` makes that: secret
    then."""
    required_roles: pulumi.Output[list[RequiredRole]]
    """Azure roles that identities need, where connections are identity-based."""
    federated_subjects: pulumi.Output[list[TrustedSubject]]
    """ServiceAccounts that the identities have to trust; KEDA's, too, since it signs in with a token of its own."""
    plan: pulumi.Output[str]
    """What scales between which bounds, and why, in words. Settings appear by name, never by value."""

    def __init__(self, name: str, args: FunctionAppArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            app, inputs, options = declared_app(name, args)
        super().__init__(f"{PACKAGE}:index:FunctionApp", name, {}, opts)
        for warning in app.warnings:
            pulumi.log.warn(str(warning), self)
        if app.keys and SEED.name not in inputs:
            inputs |= remembered_seed(name, self)
        # Each value once, though several objects name the Secret: an Output costs the program more than its text.
        lifted = cache(partial(lift, settings=inputs, resource=name))
        seconds = keda_resources.seconds_to_wait(options.arguments, app.plan)
        made: dict[str, pulumi.Resource] = {}
        for manifest in app.manifests:
            child = pulumi.ResourceOptions(parent=self, depends_on=[made[role] for role in manifest.after])
            body: Body = {key: filled(part, lifted) for key, part in manifest.body.items()}
            if manifest.kind in keda_resources.HELD:
                body = annotated(body, keda_resources.annotations(manifest.kind, seconds))
                child.custom_timeouts = keda_resources.timeouts(seconds)
            made[manifest.role] = kubernetes_object(f"{name}-{manifest.role}", body, child)
        inputs |= addresses(name, app.manifests, made)
        groups = app.plan.groups
        deployments = [deployment_name(options.app_name, group) for group in groups]
        scaled_objects = [deployment_name(options.app_name, group) for group in groups if group.triggers]
        namespace, url = lifted(options.namespace), None if app.url is None else lifted(app.url)
        plan = plan_in_words(app.plan)
        self.namespace = pulumi.Output.from_input(namespace)
        self.deployment_names = pulumi.Output.from_input(deployments)
        self.scaled_object_names = pulumi.Output.from_input(scaled_objects)
        self.url = pulumi.Output.from_input(url)
        self.keys = together({key: lifted(value) for key, value in app.keys.items()})
        self.function_urls = together({function: lifted(value) for function, value in app.function_urls.items()})
        self.required_roles = required_roles(app.plan)
        self.federated_subjects = trusted_subjects(app.plan, options, lifted)
        self.plan = pulumi.Output.from_input(plan)
        self.register_outputs(
            {
                "namespace": namespace,
                "deploymentNames": deployments,
                "scaledObjectNames": scaled_objects,
                "url": url,
                "keys": self.keys,
                "functionUrls": self.function_urls,
                "requiredRoles": self.required_roles,
                "federatedSubjects": self.federated_subjects,
                "plan": plan,
            }
        )


def declared_app(name: str, args: FunctionAppArgs) -> tuple[DeclaredApp, dict[str, pulumi.Input[str]], AppOptions]:
    """The declared app, the Inputs that its values hang on, and the options.

    Raises InvalidInputError with all problems that names and plain text show, before any resource exists.
    """
    told, problems = checked(args, FunctionAppArgs)
    given = told.get("settings", {})
    inputs = setting_inputs(name, given, told)
    image = known_or_input("image", told.get("image"), inputs)
    namespace = known_or_input("namespace", told.get("namespace") or "default", inputs)
    identity = workload_identity(told.get("identity"), partial(known_or_input, inputs=inputs))
    pulling = registries(told.get("registry_credentials", ()), partial(secret_input, inputs=inputs))
    options = AppOptions(told.get("app_name", name), image, namespace, told, identity=identity, registries=pulling)
    if metrics := told.get("prometheus_address"):
        options = replace(options, prometheus_address=known_or_input("prometheus_address", metrics, inputs))
    seed, keys_secret = told.get("function_keys_seed"), told.get("function_keys_secret")
    options = with_function_keys(options, seed, keys_secret, partial(known_or_input, inputs=inputs))
    inputs |= seed_inputs(seed)
    found = [
        *problems,
        *problems_in_names(given),
        *problems_in_given_seed(seed),
        *keda_resources.problems_in_waiting(told),
    ]
    project, settings = given_project(told.get("project")), given_settings(given, told)
    return declare(project, settings, options, found), inputs, options
