"""The arguments of FunctionIdentity."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

import pulumi

from .app_arguments import FunctionOverride, GroupOverride
from .http_arguments import HttpExposure, HttpScaling, PrometheusSignIn
from .identity_arguments import AddedRole, RoleScope
from .inputs import Input


class FunctionIdentityArgs(TypedDict):
    """What a FunctionIdentity is made from. What FunctionApp has by the same name has to be the same there."""

    project: str
    """Folder of the Functions project, the one with host.json, relative to the program's working directory."""
    app_name: str
    """What the objects in the cluster are called after: the ServiceAccount of that name is trusted."""
    namespace: NotRequired[pulumi.Input[str]]
    """Namespace of the app. `default` when left out."""
    resource_group_name: pulumi.Input[str]
    """Resource group that the identity is made in."""
    location: NotRequired[pulumi.Input[str]]
    """Azure region of the identity. The resource group's when left out."""
    oidc_issuer_url: pulumi.Input[str]
    """The cluster's OIDC issuer, which signs the tokens of its ServiceAccounts."""
    keda_namespace: NotRequired[str]
    """Namespace of KEDA's operator, which is `kube-system` with the AKS add-on. `keda` when left out."""
    resources: NotRequired[Mapping[str, pulumi.Input[str]]]
    """Ids of the Azure resources that identity-based connections lead to, by the connection's name: what stands before
    `__` in its settings. Two connections with one resource need the very same value. None when left out."""
    role_scope: NotRequired[RoleScope]
    """How narrow roles are: `entity`, on a queue, container, subscription or hub alone where its name is plain text and
    no more is needed; or `resource`, on all of the account or namespace. `entity` when left out."""
    added_roles: NotRequired[Sequence[AddedRole]]
    """Roles of the pods beside those that triggers and bindings need: for what functions do by code of their own. None
    when left out."""
    separate_keda_identity: NotRequired[bool]
    """Make an identity for KEDA alone, so that pods have none of the rights that its scalers need. Off when left out:
    both sign in as one."""
    settings: NotRequired[Mapping[str, pulumi.Input[str]]]
    """App settings by name. Their names decide which connections are identity-based; values are only looked at where
    they are plain text and name something: a queue, a connection. None when left out."""
    settings_from_secrets: NotRequired[Mapping[str, Sequence[str]]]
    """Secrets of the namespace whose keys become settings, with the names of those that triggers are told of. None when
    left out."""
    settings_from_config_maps: NotRequired[Mapping[str, Sequence[str]]]
    """The same for ConfigMaps. None when left out."""
    keda_settings: NotRequired[Mapping[str, Input[str]]]
    """Settings that KEDA signs in with in place of the app's own. None when left out."""
    keda_settings_from_secrets: NotRequired[Mapping[str, Sequence[str]]]
    """The same from Secrets that exist in the namespace, each with the names of those that it holds. What KEDA signs in
    with by these needs no role. None when left out."""
    functions: NotRequired[Sequence[FunctionOverride]]
    """Functions that cannot be read from the project, and corrections to those that can. None when left out."""
    groups: NotRequired[Mapping[str, GroupOverride]]
    """Choices for one group of functions, by the group's name. None when left out."""
    one_group_per_function: NotRequired[bool]
    """Give each function that no group names a Deployment of its own. Off when left out."""
    keda_version: NotRequired[str]
    """The oldest KEDA that the objects must work with. The one that this package is tested with when left out."""
    host_id: NotRequired[str]
    """Id under which the Functions host keeps its queues in storage. A hash of namespace and app_name when left out."""
    http_exposure: NotRequired[HttpExposure]
    """From where requests reach the HTTP functions. `cluster_ip` when left out."""
    http_scaling: NotRequired[HttpScaling]
    """What the replicas of HTTP functions follow. With `prometheus`, `resources` may name `prometheus_address`: the
    Azure Monitor workspace. `fixed` when left out."""
    prometheus_sign_in: NotRequired[PrometheusSignIn]
    """How KEDA signs in at a Prometheus; by `identity` it needs a role there. `none` when left out."""
    tags: NotRequired[Mapping[str, pulumi.Input[str]]]
    """Tags of the identities. None when left out."""
