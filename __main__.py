"""The plugin host: offers the components to programs in every Pulumi language."""

from importlib.metadata import version

from pulumi.provider.experimental import component_provider_host
from pulumi_keda_functions.function_app import FunctionApp
from pulumi_keda_functions.package import PACKAGE

if __name__ == "__main__":
    component_provider_host([FunctionApp], PACKAGE, version=version("pulumi-keda-functions"))
