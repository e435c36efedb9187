"""A stack's parts, as the engine is told of them."""

import json
from pathlib import Path
from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import FunctionStack, FunctionStackArgs

from tests.mocks.azure_answers import GROUP, guid
from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE, STORAGE

COMPONENT = "keda-functions:index:FunctionStack"
REF = f"contoso.azurecr.io/orders:latest@sha256:{'a' * 64}"
ACCOUNT = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/contoso"


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionStackArgs:
    """A project with one queue, in the program's working directory."""
    folder = tmp_path / "app"
    (folder / "work").mkdir(parents=True)
    binding = {"name": "x", "direction": "in", "type": "queueTrigger", "queueName": "orders"}
    (folder / "work" / "function.json").write_text(json.dumps({"scriptFile": "main.py", "bindings": [binding]}))
    (folder / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return {
        "project": "app",
        "registry": "contoso.azurecr.io",
        "namespace": "shop",
        "settings": {"AzureWebJobsStorage": pulumi.Output.secret(STORAGE["AzureWebJobsStorage"])},
    }


@pytest.fixture
def args_with_identity(args: FunctionStackArgs) -> FunctionStackArgs:
    return {
        **args,
        "settings": {"AzureWebJobsStorage__accountName": "contoso"},
        "azure_identity": {
            "resource_group_name": "shop",
            "oidc_issuer_url": "https://westeurope.oic.prod-aks.azure.com/tenant/cluster/",
            "resources": {"AzureWebJobsStorage": ACCOUNT},
        },
    }


def outputs(stack: FunctionStack) -> dict[str, pulumi.Output[object]]:
    return {
        "image": stack.image,
        "namespace": stack.namespace,
        "deployments": stack.deployment_names,
        "url": stack.url,
        "client": stack.client_id,
    }


def refused(args: FunctionStackArgs) -> list[str]:
    """The lines of the error, without the first."""
    with pytest.raises(pulumi.RunError) as error:
        FunctionStack("orders", args)
    return [line.removeprefix("  - ") for line in str(error.value).splitlines()[1:]]


def inputs(created: Created, name: str) -> Any:
    """As Kubernetes has them."""
    return created.only(name).inputs


def container(created: Created) -> Any:
    (found,) = inputs(created, "orders-app-events-deployment")["spec"]["template"]["spec"]["containers"]
    return found


def test_an_image_and_an_app_of_it_and_no_more(created: Created, args: FunctionStackArgs) -> None:
    told = created.run(lambda: outputs(FunctionStack("orders", args)))
    assert told == {"image": REF, "namespace": "shop", "deployments": ["orders-events"], "url": None, "client": None}
    children = {each.name: each.type for each in created.all if each.parent == f"{COMPONENT}::orders"}
    assert children == {
        "orders-image": "keda-functions:index:FunctionImage",
        "orders-app": "keda-functions:index:FunctionApp",
    }
    assert created.only("orders-image-image").inputs["tags"] == ["contoso.azurecr.io/orders:latest"]
    assert container(created)["image"] == REF


def test_the_registry_may_be_known_later(created: Created, args: FunctionStackArgs) -> None:
    args["registry"] = pulumi.Output.from_input("contoso.azurecr.io")
    args["app_name"] = "sales"
    created.run(lambda: outputs(FunctionStack("orders", args)))
    assert created.only("orders-image-image").inputs["tags"] == ["contoso.azurecr.io/sales:latest"]


def test_a_registry_that_is_known_later_is_checked_then(created: Created, args: FunctionStackArgs) -> None:
    args["registry"] = pulumi.Output.from_input("contoso.azurecr.io/")
    with pytest.raises(pulumi.RunError, match=r"^orders: registry: 'contoso.azurecr.io/' is no registry"):
        created.run(lambda: outputs(FunctionStack("orders", args)))


def test_of_an_image_that_exists_nothing_is_built(created: Created, args: FunctionStackArgs) -> None:
    del args["registry"]
    args["image"] = IMAGE
    assert created.run(lambda: outputs(FunctionStack("orders", args)))["image"] == IMAGE
    assert "keda-functions:index:FunctionImage" not in created.types.values()


def test_how_it_is_built_can_be_said(created: Created, args: FunctionStackArgs) -> None:
    args["build"] = {"image_name": "contoso.azurecr.io/shop/orders", "tags": ["7"], "builder": "remote"}
    created.run(lambda: outputs(FunctionStack("orders", args)))
    image = inputs(created, "orders-image-image")
    assert (image["tags"], image["builder"]) == (["contoso.azurecr.io/shop/orders:7"], {"name": "remote"})


def test_pods_that_are_restricted_get_an_image_that_is_made_for_it(created: Created, args: FunctionStackArgs) -> None:
    args["restricted"] = True
    created.run(lambda: outputs(FunctionStack("orders", args)))
    written = Path(".keda-functions/test/orders-image/Dockerfile").read_text()
    assert written.endswith("\nUSER 1654:1654\n")
    assert {"name": "ASPNETCORE_URLS", "value": "http://+:8080"} in container(created)["env"]


def test_a_dockerfile_of_one_s_own_is_used_as_it_is_by_restricted_pods(
    created: Created, args: FunctionStackArgs
) -> None:
    own = "FROM mcr.microsoft.com/azure-functions/python:4-python3.12\nCOPY . /home/site/wwwroot\n"
    Path("app/Dockerfile").write_text(own)
    args["restricted"] = True
    created.run(lambda: outputs(FunctionStack("orders", args)))
    assert Path(".keda-functions/test/orders-image/Dockerfile").read_text() == own


def test_an_identity_with_its_roles_comes_before_the_app(
    created: Created, args_with_identity: FunctionStackArgs
) -> None:
    told = created.run(lambda: outputs(FunctionStack("orders", args_with_identity)))
    client = guid("client", "orders-identity-identity")
    assert told["client"] == client
    account = inputs(created, "orders-app-service-account")
    assert account["metadata"]["annotations"] == {"azure.workload.identity/client-id": client}
    roles = [each for each in created.all if each.type == "azure-native:authorization:RoleAssignment"]
    assert roles
    assert all(each.parent == "keda-functions:index:FunctionIdentity::orders-identity" for each in roles)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param({"registry": None}, "registry: is missing: give the registry to push to", id="no image at all"),
        pytest.param({"image": IMAGE}, "registry: is given beside image, so that nothing is built", id="both"),
        pytest.param({"registry": "Contoso!"}, "registry: 'Contoso!' is no registry", id="no registry"),
        pytest.param(
            {"registry": "https://contoso.azurecr.io/"},
            "registry: 'https://contoso.azurecr.io/' is no registry: write contoso.azurecr.io, without https:// and "
            "without a slash at the end",
            id="an address",
        ),
        pytest.param({"build": {"tags": ["a b"]}}, "build.tags[0]: 'a b' is no tag", id="a tag"),
        pytest.param({"build": {"image_name": "a b"}}, "build.image_name: 'a b' is no image name", id="a name"),
        pytest.param({"build": {"engine": "given"}}, "build.engine: is 'given', which builds nothing", id="an engine"),
        pytest.param(
            {"build": {"language_version": "2"}}, "build.language_version: there is no image for", id="a version"
        ),
        pytest.param(
            {"build": {"language": "2"}}, "build.language: there is no such argument", id="a misspelt argument"
        ),
        pytest.param(
            {"build": {"engine": "acr_tasks", "acr_tasks": {"resource_group_name": "shop", "registry_name": "other"}}},
            "registry: 'contoso.azurecr.io/orders' is not in the registry 'other'",
            id="a registry that builds for another",
        ),
        pytest.param(
            {"registry": "user:hunter2@contoso.azurecr.io"}, "registry: '…@contoso.azurecr.io' is no", id="an account"
        ),
        pytest.param({"project": None}, "project: is missing", id="no project"),
        pytest.param({"project": "nowhere"}, "project nowhere: there is no such folder", id="no such folder"),
        pytest.param({"max_replicas": -1}, "max_replicas: ", id="of the app"),
    ],
)
def test_what_is_wrong_is_told_where_it_was_given(
    given: dict[str, object], told: str, created: Created, args: FunctionStackArgs
) -> None:
    args.update(given)  # type: ignore[typeddict-item] # that is the point
    problems = refused(args)
    assert [problem for problem in problems if problem.startswith(told)], problems
    assert len(problems) == 1
    assert created.all == []


@pytest.mark.usefixtures("created")
def test_what_is_wrong_with_an_identity_is_told_there(args_with_identity: FunctionStackArgs) -> None:
    args_with_identity["azure_identity"]["resources"] = {}
    args_with_identity["identity"] = {"client_id": "00000000-0000-0000-0000-000000000001"}
    problems = refused(args_with_identity)
    assert any(problem.startswith("azure_identity.resources") for problem in problems), problems
    assert any(problem.startswith("identity: is given beside azure_identity") for problem in problems), problems


def test_the_problems_of_all_parts_are_told_at_once(created: Created, args: FunctionStackArgs) -> None:
    args.update({"build": {"tags": ["a b"]}, "max_replicas": -1, "registry": "Contoso!"})
    assert len({problem.partition(":")[0] for problem in refused(args)}) == 3
    assert created.all == []


@pytest.mark.usefixtures("created")
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"project": "nowhere"}, "project nowhere: there is no such folder"),
        ({"app_name": ""}, "app_name: ''"),
        ({"app_name": "A_b"}, "app_name: 'A_b'"),
    ],
)
def test_what_the_parts_have_in_common_is_told_once(
    args_with_identity: FunctionStackArgs, given: dict[str, object], told: str
) -> None:
    args_with_identity.update(given)  # type: ignore[typeddict-item] # that is the point
    (problem,) = refused(args_with_identity)
    assert problem.startswith(told)
