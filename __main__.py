"""The plugin host: offers the components to programs in every Pulumi language."""

from importlib.metadata import version

from pulumi.provider.experimental import component_provider_host
from pulumi_keda_functions.aks_cluster import AksCluster
from pulumi_keda_functions.container_registry import ContainerRegistry
from pulumi_keda_functions.function_app import FunctionApp
from pulumi_keda_functions.function_identity import FunctionIdentity
from pulumi_keda_functions.function_image import FunctionImage
from pulumi_keda_functions.function_stack import FunctionStack
from pulumi_keda_functions.keda_installation import Keda
from pulumi_keda_functions.package import PACKAGE

if __name__ == "__main__":
    component_provider_host(
        [AksCluster, ContainerRegistry, FunctionApp, FunctionIdentity, FunctionImage, FunctionStack, Keda],
        PACKAGE,
        version=version("pulumi-keda-functions"),
    )
