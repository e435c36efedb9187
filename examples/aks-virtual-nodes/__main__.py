"""Orders on AKS: network, cluster with virtual nodes, registry, KEDA, identity, image and functions in one program."""

import pulumi
from pulumi_azure_native import resources, storage
from pulumi_keda_functions import (
    AksCluster,
    AksClusterArgs,
    ClusterNetwork,
    ContainerRegistry,
    ContainerRegistryArgs,
    FunctionApp,
    FunctionIdentity,
    FunctionImage,
    FunctionImageArgs,
    Keda,
    KedaArgs,
    VirtualNodes,
    VirtualNodesBackend,
)

config = pulumi.Config()
group = resources.ResourceGroup("shop", location=config.require("location"))

cluster_args: AksClusterArgs = {
    "resource_group_name": group.name,
    "kubernetes_version": config.require("kubernetesVersion"),
    # What virtual nodes need, also in a cluster that gets them later.
    "network": ClusterNetwork.FLAT,
    "system_pool": {"count": config.require_int("nodes")},
}
registry_args: ContainerRegistryArgs = {"resource_group_name": group.name}
if config.require_bool("spotPool"):
    cluster_args["pools"] = {"spot": {"spot": True, "min_count": 0}}
if has_virtual_nodes := config.require_bool("virtualNodes"):
    cluster_args["virtual_nodes"] = VirtualNodesBackend.ADD_ON
    # Container groups have no identity to pull with.
    registry_args["pull_token"] = {"repositories": ["orders"]}
    if password := config.get_secret("pullPassword"):
        registry_args["pull_token"]["password"] = password

cluster = AksCluster("shop", cluster_args)
registry = ContainerRegistry("images", {**registry_args, "kubelet_object_id": cluster.kubelet_object_id})

account = storage.StorageAccount(
    "orders",
    resource_group_name=group.name,
    kind=storage.Kind.STORAGE_V2,
    sku=storage.SkuArgs(name=storage.SkuName.STANDARD_ZRS),
    minimum_tls_version=storage.MinimumTlsVersion.TLS1_2,
    allow_blob_public_access=False,
)
queue = storage.Queue("orders", resource_group_name=group.name, account_name=account.name, queue_name="orders")
keys = storage.list_storage_account_keys_output(resource_group_name=group.name, account_name=account.name)
connection = pulumi.Output.format(
    "DefaultEndpointsProtocol=https;AccountName={0};AccountKey={1};EndpointSuffix=core.windows.net",
    account.name,
    keys.keys[0].value,
)
# The pods have a connection string, since container groups cannot sign in by workload identity. KEDA can.
settings: dict[str, pulumi.Input[str]] = {"AzureWebJobsStorage": pulumi.Output.secret(connection)}
keda_settings = {"AzureWebJobsStorage__accountName": account.name}

keda_args: KedaArgs = {"workload_identity": True}
if chart := config.get("kedaChart"):
    keda_args["chart"] = chart
keda = Keda("keda", keda_args, pulumi.ResourceOptions(provider=cluster.provider))
identity = FunctionIdentity(
    "orders-identity",
    {
        "project": "app",
        "app_name": "orders",
        "namespace": "orders",
        "settings": settings,
        "keda_settings": keda_settings,
        "resource_group_name": group.name,
        "oidc_issuer_url": cluster.oidc_issuer_url,
        "resources": {"AzureWebJobsStorage": account.id},
    },
    # KEDA may read the length of this queue alone.
    pulumi.ResourceOptions(depends_on=[queue]),
)

image_args: FunctionImageArgs = {"project": "app", "image_name": pulumi.Output.concat(registry.login_server, "/orders")}
if given := config.get("image"):
    image_args = {"reference": given}
image = FunctionImage("orders", image_args)

orders = FunctionApp(
    "orders",
    {
        "project": "app",
        "image": image.ref,
        "namespace": "orders",
        "create_namespace": True,
        "settings": settings,
        "keda_settings": keda_settings,
        "keda_version": keda.keda_version,
        "identity": identity.identity,
        "registry_credentials": registry.registry_credentials,
        "virtual_nodes": VirtualNodes.PREFER if has_virtual_nodes else VirtualNodes.NEVER,
        "max_replicas": config.require_int("maxReplicas"),
        "wait_for_scaling": config.require_int("waitForScaling"),
    },
    pulumi.ResourceOptions(provider=cluster.provider, depends_on=[keda, queue]),
)

pulumi.export("resourceGroup", group.name)
pulumi.export("kubeconfig", cluster.kubeconfig)
pulumi.export("registry", registry.login_server)
pulumi.export("storageAccount", account.name)
pulumi.export("deployments", orders.deployment_names)
pulumi.export("plan", orders.plan)
