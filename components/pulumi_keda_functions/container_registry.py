"""ContainerRegistry: where an app's images are kept, and who may pull them."""

from typing import Any, cast

import pulumi
from pulumi_azure_native.authorization import get_client_config_output
from pulumi_azure_native.containerregistry import (
    DefaultAction,
    IPRuleArgs,
    NetworkRuleSetArgs,
    PoliciesArgs,
    PolicyStatus,
    PublicNetworkAccess,
    Registry,
    RetentionPolicyArgs,
    ScopeMap,
    SkuArgs,
    Token,
    ZoneRedundancy,
)

from .app_arguments import RegistryCredentials
from .arguments import checked
from .azure.built_in_roles import ACR_PULL
from .azure.registry import DEFAULT_TOKEN, pull_actions, registry_name, scope_map_for_all
from .azure.registry_problems import REGISTRY_IDS, needs_premium, problems_in_registry
from .container_registry_args import ContainerRegistryArgs
from .ids_known_later import with_ids_checked
from .package import PACKAGE
from .problems import InvalidInputError, Problem, Severity, errors
from .refusals import refused_plainly
from .registry_arguments import PullToken, RegistrySku
from .role_assignments import role_assignment


class ContainerRegistry(pulumi.ComponentResource):
    """An Azure Container Registry without an admin user."""

    registry_id: pulumi.Output[str]
    """Resource id, on which the right to pull or push is given."""
    registry_name: pulumi.Output[str]
    """Its name."""
    login_server: pulumi.Output[str]
    """Host name that images are called after: `contoso.azurecr.io`."""
    pull_username: pulumi.Output[str | None]
    """Account of `pull_token` or `pull_service_principal`. Nothing where there is none, or no password yet."""
    pull_password: pulumi.Output[str | None]
    """Its password, a secret."""

    def __init__(self, name: str, args: ContainerRegistryArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            told, problems = checked(args, ContainerRegistryArgs)
            problems += problems_in_registry(cast("dict[str, object]", told))
            if stopping := errors(problems):
                raise InvalidInputError(name, stopping)
        super().__init__(f"{PACKAGE}:index:ContainerRegistry", name, {}, opts)
        for problem in problems:
            pulumi.log.warn(str(problem), self)
        told = with_ids_checked(name, told, REGISTRY_IDS)
        self._within = pulumi.ResourceOptions(parent=self)
        registry = self._registry(name, told)
        if access := told.get("private_access"):
            # Loaded where it is asked for: the network's classes take a second.
            from .registry_private_access import private_endpoint

            private_endpoint(name, registry, access, told["resource_group_name"], _about(told), self._within)
        if kubelet := told.get("kubelet_object_id"):
            role_assignment(f"{name}-kubelet-pull", ACR_PULL, registry.id, kubelet, self._within)
        username, password = self._account(name, told, registry)
        self.registry_id = registry.id
        self.registry_name = registry.name
        self.login_server = registry.login_server
        self.pull_username = pulumi.Output.from_input(username)
        self.pull_password = pulumi.Output.secret(password)
        self._has_account = password is not None
        self.register_outputs(
            {
                "registryId": self.registry_id,
                "registryName": self.registry_name,
                "loginServer": self.login_server,
                "pullUsername": self.pull_username,
                "pullPassword": self.pull_password,
            }
        )

    @property
    def registry_credentials(self) -> list[RegistryCredentials]:
        """What FunctionApp takes as its argument `registry_credentials`: the account that pulls, where there is one."""
        if not self._has_account:
            return []
        username = cast("pulumi.Output[str]", self.pull_username)
        password = cast("pulumi.Output[str]", self.pull_password)
        return [RegistryCredentials(server=self.login_server, username=username, password=password)]

    def _registry(self, name: str, told: ContainerRegistryArgs) -> Registry:
        sku = told.get("sku", RegistrySku.PREMIUM if needs_premium(told) else RegistrySku.STANDARD)
        access, days, zones = told.get("private_access"), told.get("retention_days"), told.get("zone_redundant")
        choices: dict[str, Any] = {}
        if access and (ranges := access.get("allowed_ip_ranges")):
            rules = [IPRuleArgs(i_p_address_or_range=each) for each in ranges]
            choices["network_rule_set"] = NetworkRuleSetArgs(default_action=DefaultAction.DENY, ip_rules=rules)
        if days is not None:
            retention = RetentionPolicyArgs(days=days, status=PolicyStatus.ENABLED)
            choices["policies"] = PoliciesArgs(retention_policy=retention)
        if zones is not None:
            choices["zone_redundancy"] = ZoneRedundancy.ENABLED if zones else ZoneRedundancy.DISABLED
        closed = access and "network_rule_set" not in choices
        return Registry(
            f"{name}-registry",
            registry_name=told.get("registry_name") or self._default_name(name, told),
            resource_group_name=told["resource_group_name"],
            sku=SkuArgs(name=sku.value),
            admin_user_enabled=False,
            public_network_access=PublicNetworkAccess.DISABLED if closed else PublicNetworkAccess.ENABLED,
            opts=self._within,
            **_about(told),
            **choices,
        )

    def _default_name(self, name: str, told: ContainerRegistryArgs) -> pulumi.Output[str]:
        subscription_id = get_client_config_output(opts=pulumi.InvokeOptions(parent=self)).subscription_id
        parts = {"name": name, "subscription_id": subscription_id, "resource_group": told["resource_group_name"]}
        return pulumi.Output.all(**parts).apply(_made_name)

    def _account(
        self, name: str, told: ContainerRegistryArgs, registry: Registry
    ) -> tuple[pulumi.Input[str] | None, pulumi.Input[str] | None]:
        """Username and password of the account that pulls."""
        if principal := told.get("pull_service_principal"):
            object_id = principal["object_id"]
            role_assignment(f"{name}-service-principal-pull", ACR_PULL, registry.id, object_id, self._within)
            return principal["client_id"], principal["client_secret"]
        if (token := told.get("pull_token")) is None:
            return None, None
        made = self._token(name, told, token, registry)
        if (password := token.get("password")) is None:
            pulumi.Output.all(registry.name, made.name).apply(self._tell_of_password)
            return None, None
        return made.name, password

    def _token(self, name: str, told: ContainerRegistryArgs, token: PullToken, registry: Registry) -> Token:
        called = token.get("name", DEFAULT_TOKEN)
        scope_map_id = registry.id.apply(scope_map_for_all)
        if repositories := token.get("repositories"):
            scope_map_id = ScopeMap(
                f"{name}-pull-scope-map",
                scope_map_name=called,
                actions=pull_actions(repositories),
                resource_group_name=told["resource_group_name"],
                registry_name=registry.name,
                opts=self._within,
            ).id
        return Token(
            f"{name}-pull-token",
            token_name=called,
            scope_map_id=scope_map_id,
            status="enabled",
            resource_group_name=told["resource_group_name"],
            registry_name=registry.name,
            opts=self._within,
        )

    def _tell_of_password(self, names: list[str]) -> None:
        registry, token = names
        message = f"the token {token} has no password that is known here, so that there are no credentials"
        command = f"az acr token credential generate --registry {registry} --name {token} --password1"
        problem = Problem(
            "pull_token.password", message, f"run `{command}`, and give what it answers", Severity.WARNING
        )
        pulumi.log.warn(str(problem), self)


def _about(told: ContainerRegistryArgs) -> dict[str, Any]:
    """Where things are, and how they are tagged, where that is chosen."""
    chosen = {"location": told.get("location"), "tags": told.get("tags")}
    return {name: value for name, value in chosen.items() if value is not None}


def _made_name(parts: dict[str, str]) -> str:
    return registry_name(**parts)
