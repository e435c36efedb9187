"""The objects of an app as `func kubernetes deploy --name orders` makes them, written after its templates."""

import base64
from collections.abc import Mapping
from pathlib import Path
from string import Template

import yaml
from pulumi_keda_functions.cli.migration.deployed_app import DeployedApp
from pulumi_keda_functions.cli.migration.kubernetes_objects import KubernetesObjects
from pulumi_keda_functions.cli.migration.migration import Migration, migration
from pulumi_keda_functions.projects import Function

from tests.unit.sample import STORAGE, project

TEMPLATE = Template(Path(__file__).with_name("deployed.yaml").read_text())


def deployed_yaml(settings: Mapping[str, str] = STORAGE, *, queue: str = "orders", namespace: str = "shop") -> str:
    """The stream that it hands to kubectl."""
    data = "\n".join(f"  {name}: {base64.b64encode(value.encode()).decode()}" for name, value in settings.items())
    return TEMPLATE.substitute(settings=data, queue=queue, namespace=namespace)


def deployed(settings: Mapping[str, str] = STORAGE, *changes: tuple[str, str]) -> DeployedApp:
    """The app, with parts of the text replaced."""
    text = deployed_yaml(settings)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return DeployedApp("orders", "shop", KubernetesObjects.of(yaml.safe_load_all(text), "shop"))


def taken_over(app: DeployedApp, *functions: Function, app_name: str | None = None) -> Migration:
    """What takes it over, for a project with these functions."""
    return migration(app, project(*functions), Path("program"), app_name)
