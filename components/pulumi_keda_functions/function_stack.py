"""FunctionStack: a Functions project from its sources to pods that KEDA scales, in one declaration."""

import pulumi

from .function_app import FunctionApp
from .function_image import FunctionImage
from .function_stack_args import FunctionStackArgs
from .identity_outputs import RequiredRole, TrustedSubject
from .package import PACKAGE
from .refusals import refused_plainly
from .stack_parts import stack_parts


class FunctionStack(pulumi.ComponentResource):
    """A Functions project on Kubernetes: its image, an identity where one is asked for, and its app. What
    `func kubernetes deploy` does, declared."""

    image: pulumi.Output[str]
    """The image that runs, with its digest."""
    namespace: pulumi.Output[str]
    """Namespace of all objects."""
    deployment_names: pulumi.Output[list[str]]
    """Names of the Deployments, one for each group."""
    scaled_object_names: pulumi.Output[list[str]]
    """Names of the ScaledObjects, one for each group that KEDA scales."""
    url: pulumi.Output[str | None]
    """Where the HTTP functions answer. Of several groups, the first one's. Nothing where there are none."""
    keys: pulumi.Output[dict[str, str]]
    """The keys that `function_keys` makes, by the host's names for them; secret. Empty where none are made."""
    function_urls: pulumi.Output[dict[str, str]]
    """Where each function is called, by its name, with the key that opens it where `function_keys` makes that: secret
    then."""
    required_roles: pulumi.Output[list[RequiredRole]]
    """Azure roles that identities need, where connections are identity-based. `azure_identity` has them."""
    federated_subjects: pulumi.Output[list[TrustedSubject]]
    """ServiceAccounts that the identities have to trust. `azure_identity` does."""
    client_id: pulumi.Output[str | None]
    """Client id of the identity that `azure_identity` makes. Nothing where none is made."""
    plan: pulumi.Output[str]
    """What scales between which bounds, and why, in words. Settings appear by name, never by value."""

    def __init__(self, name: str, args: FunctionStackArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            parts = stack_parts(name, args)
        super().__init__(f"{PACKAGE}:index:FunctionStack", name, {}, opts)
        child = pulumi.ResourceOptions(parent=self)
        args_of_app = parts.app
        client_id: pulumi.Output[str | None] = pulumi.Output.from_input(None)
        if parts.image is not None:
            args_of_app["image"] = FunctionImage(f"{name}-image", parts.image, child).ref
        if parts.identity is not None:
            # Azure's classes take a second to load, which programs without an identity need not wait for.
            from .function_identity import FunctionIdentity

            identity = FunctionIdentity(f"{name}-identity", parts.identity, child)
            args_of_app["identity"] = identity.identity
            client_id = pulumi.Output.from_input(identity.client_id)
        app = FunctionApp(f"{name}-app", args_of_app, child)
        self.image = pulumi.Output.from_input(args_of_app["image"])
        self.namespace = app.namespace
        self.deployment_names = app.deployment_names
        self.scaled_object_names = app.scaled_object_names
        self.url = app.url
        self.keys = app.keys
        self.function_urls = app.function_urls
        self.required_roles = app.required_roles
        self.federated_subjects = app.federated_subjects
        self.client_id = client_id
        self.plan = app.plan
        self.register_outputs(
            {
                "image": self.image,
                "namespace": self.namespace,
                "deploymentNames": self.deployment_names,
                "scaledObjectNames": self.scaled_object_names,
                "url": self.url,
                "keys": self.keys,
                "functionUrls": self.function_urls,
                "requiredRoles": self.required_roles,
                "federatedSubjects": self.federated_subjects,
                "clientId": self.client_id,
                "plan": self.plan,
            }
        )
