import base64
import json
from collections.abc import Sequence

import pytest
from pulumi_keda_functions.app_arguments import AppArguments, RegistryCredentials
from pulumi_keda_functions.manifests import AppOptions, declare
from pulumi_keda_functions.manifests.registries import Registry, registries
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.values import Setting

from tests.unit.manifests.rendered import objects, template
from tests.unit.sample import HTTP, IMAGE, project

CONTOSO = Registry("contoso.azurecr.io", "pull", 'hunter2"\\')
FABRIKAM = Registry("fabrikam.azurecr.io", "reader", "swordfish")


def docker_config(*known: Registry) -> dict[str, dict[str, dict[str, str]]]:
    secret = objects(HTTP, registries=known)["registry"]
    assert secret["type"] == "kubernetes.io/dockerconfigjson"
    read: dict[str, dict[str, dict[str, str]]] = json.loads(base64.b64decode(secret["data"][".dockerconfigjson"]))
    return read


def test_each_registry_has_user_name_and_password_apart_and_together() -> None:
    auths = docker_config(CONTOSO, FABRIKAM)["auths"]
    assert auths.keys() == {"contoso.azurecr.io", "fabrikam.azurecr.io"}
    assert auths["contoso.azurecr.io"] == {
        "username": "pull",
        "password": 'hunter2"\\',
        "auth": base64.b64encode(b'pull:hunter2"\\').decode(),
    }


def test_pods_pull_with_what_exists_and_with_the_apps_own() -> None:
    made = objects(HTTP, arguments={"image_pull_secrets": ["pull"]}, registries=(CONTOSO,))
    pod = made["http-deployment"]["spec"]["template"]["spec"]
    assert pod["imagePullSecrets"] == [{"name": "pull"}, {"name": made["registry"]["metadata"]["name"]}]
    assert "imagePullSecrets" not in template(HTTP)["spec"]


def test_a_new_password_is_a_new_secret() -> None:
    names = {
        objects(HTTP, registries=(Registry("contoso.azurecr.io", "pull", password),))["registry"]["metadata"]["name"]
        for password in ("one", "two")
    }
    assert len(names) == 2


def test_the_secret_is_there_before_the_pods() -> None:
    options = AppOptions("orders", IMAGE, registries=(CONTOSO,))
    app = declare(project(HTTP), AppSettings(), options)
    deployment = next(manifest for manifest in app.manifests if manifest.kind == "Deployment")
    assert "registry" in deployment.after


def test_every_password_can_be_kept_secret() -> None:
    given: Sequence[RegistryCredentials] = [{"server": "a.io", "username": "u", "password": "p"}]
    assert registries(given, lambda part, _: Setting(part)) == (
        Registry("a.io", "u", Setting("registry_credentials[0].password")),
    )


@pytest.mark.parametrize("server", ["https://contoso.azurecr.io", "contoso.azurecr.io/orders", " "])
def test_a_server_is_a_bare_host_name(server: str) -> None:
    arguments: AppArguments = {}
    options = AppOptions("orders", IMAGE, arguments=arguments, registries=(Registry(server, "u", "hunter2"),))
    with pytest.raises(InvalidInputError) as error:
        declare(project(HTTP), AppSettings(), options)
    assert "registry_credentials[0].server" in str(error.value)
    assert "hunter2" not in str(error.value)
