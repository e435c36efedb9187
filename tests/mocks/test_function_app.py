import base64
import json
from pathlib import Path

import pulumi
import pytest
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.mocks.conftest import Created
from tests.unit.sample import IMAGE

COMPONENT = "keda-functions:index:FunctionApp"
BINDINGS = {
    "process": {"type": "queueTrigger", "queueName": "%Queue%"},
    "show": {"type": "httpTrigger", "route": "orders/{id}"},
    "nightly": {"type": "timerTrigger", "schedule": "0 0 3 * * *"},
}
CONNECTION = "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=c2VjcmV0"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A project in the program's working directory."""
    folder = tmp_path / "app"
    for name, trigger in BINDINGS.items():
        (folder / name).mkdir(parents=True)
        function = {"scriptFile": "main.py", "bindings": [{"name": "x", "direction": "in", **trigger}]}
        (folder / name / "function.json").write_text(json.dumps(function))
    (folder / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return "app"


@pytest.fixture
def args(project: str) -> FunctionAppArgs:
    return {
        "project": project,
        "image": IMAGE,
        "settings": {"AzureWebJobsStorage": pulumi.Output.secret(CONNECTION), "Queue": "orders"},
    }


def outputs(app: FunctionApp) -> dict[str, pulumi.Output[object]]:
    return {
        "namespace": app.namespace,
        "deployments": app.deployment_names,
        "scaled_objects": app.scaled_object_names,
        "url": app.url,
        "plan": app.plan,
    }


def test_the_objects_of_an_app_and_no_others(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: outputs(FunctionApp("orders", args)))
    assert created.types == {
        "orders": COMPONENT,
        "orders-service-account": "kubernetes:core/v1:ServiceAccount",
        "orders-settings": "kubernetes:core/v1:Secret",
        "orders-authentication-azurewebjobsstorage": "kubernetes:keda.sh/v1alpha1:TriggerAuthentication",
        "orders-http-deployment": "kubernetes:apps/v1:Deployment",
        "orders-http-service": "kubernetes:core/v1:Service",
        "orders-events-deployment": "kubernetes:apps/v1:Deployment",
        "orders-events-scaled-object": "kubernetes:keda.sh/v1alpha1:ScaledObject",
        "orders-resident-deployment": "kubernetes:apps/v1:Deployment",
    }
    assert {each.parent for each in created.all if each.type != COMPONENT} == {f"{COMPONENT}::orders"}


def test_the_order_in_which_objects_come_and_go(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: outputs(FunctionApp("orders", args)))
    assert created.only("orders-events-scaled-object").after >= {
        "orders-events-deployment",
        "orders-authentication-azurewebjobsstorage",
    }
    assert created.only("orders-events-deployment").after >= {"orders-settings", "orders-service-account"}


def test_a_scaled_deployment_has_no_replicas_and_a_fixed_one_has(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: outputs(FunctionApp("orders", args)))
    scaled, fixed = created.only("orders-events-deployment"), created.only("orders-resident-deployment")
    assert isinstance(scaled.inputs["spec"], dict)
    assert isinstance(fixed.inputs["spec"], dict)
    assert "replicas" not in scaled.inputs["spec"]
    assert fixed.inputs["spec"]["replicas"] == 1


def test_every_setting_is_a_secret_and_its_hash_is_none(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: outputs(FunctionApp("orders", args)))
    secret = created.only("orders-settings").inputs
    assert secret["data"] == {
        "secret": {
            "AzureWebJobsStorage": base64.b64encode(CONNECTION.encode()).decode(),
            "Queue": base64.b64encode(b"orders").decode(),
        }
    }
    assert isinstance(secret["metadata"], dict)
    name = secret["metadata"]["name"]
    assert isinstance(name, str)
    assert name.startswith("orders-settings-")
    deployment = json.dumps(created.only("orders-events-deployment").inputs)
    assert name in deployment
    assert '"secret"' not in deployment


def test_a_name_that_hangs_on_a_setting_is_filled_in_as_a_secret(created: Created, args: FunctionAppArgs) -> None:
    created.run(lambda: outputs(FunctionApp("orders", args)))
    spec = created.only("orders-events-scaled-object").inputs["spec"]
    assert isinstance(spec, dict)
    assert spec["triggers"] == [
        {
            "type": "azure-queue",
            "metadata": {"queueName": {"secret": "orders"}, "queueLength": "24"},
            "authenticationRef": {"name": "orders-azurewebjobsstorage"},
        }
    ]


def test_outputs(created: Created, args: FunctionAppArgs) -> None:
    values = created.run(lambda: outputs(FunctionApp("orders", args)))
    assert values == {
        "namespace": "default",
        "deployments": ["orders-http", "orders-events", "orders-resident"],
        "scaled_objects": ["orders-events"],
        "url": "http://orders-http.default.svc",
        "plan": "http: 1 replica\n  show: answers HTTP on /api/orders/{id}\n"
        "events: 0 to 10 replicas\n  process: storage queue <Queue>, 24 messages per replica"
        " (batchSize 16 by default + newBatchThreshold 8 by default)\n"
        "resident: 1 replica\n  nightly: timer 0 0 3 * * *",
    }


def test_a_namespace_of_its_own_and_one_that_is_another_resource_s(created: Created, args: FunctionAppArgs) -> None:
    own: FunctionAppArgs = {**args, "namespace": "shop", "create_namespace": True}
    created.run(lambda: outputs(FunctionApp("orders", own)))
    assert created.only("orders-namespace").inputs["metadata"] == {
        "name": "shop",
        "labels": {"app.kubernetes.io/name": "orders", "app.kubernetes.io/managed-by": "keda-functions"},
    }
    assert "orders-namespace" in created.only("orders-service-account").after
    other: FunctionAppArgs = {**args, "namespace": pulumi.Output.from_input("later")}
    values = created.run(lambda: outputs(FunctionApp("bills", other)))
    assert values["url"] == "http://bills-http.later.svc"
    assert created.only("bills-http-service").inputs["metadata"] == {
        "name": "bills-http",
        "namespace": "later",
        "labels": {
            "app.kubernetes.io/name": "bills",
            "app.kubernetes.io/managed-by": "keda-functions",
            "app.kubernetes.io/component": "http",
        },
        # The Deployment is waited for already.
        "annotations": {"pulumi.com/skipAwait": "true"},
    }


def test_numbers_may_come_as_the_plugin_host_hands_them_over(created: Created, args: FunctionAppArgs) -> None:
    hosted: FunctionAppArgs = {**args, "max_replicas": 5.0, "polling_interval": 2.0}  # type: ignore[typeddict-item] # as at run time
    created.run(lambda: outputs(FunctionApp("orders", hosted)))
    spec = created.only("orders-events-scaled-object").inputs["spec"]
    assert isinstance(spec, dict)
    assert (spec["maxReplicaCount"], spec["pollingInterval"]) == (5, 2)


def refused(created: Created, given: dict[str, object]) -> list[str]:
    args: FunctionAppArgs = given  # type: ignore[assignment] # what a program without a type checker may give
    with pytest.raises(pulumi.RunError) as error:
        created.run(lambda: outputs(FunctionApp("orders", args)))
    assert created.all == []
    headline, *problems = str(error.value).splitlines()
    assert headline.endswith("nothing was created")
    return [problem.removeprefix("  - ") for problem in problems]


def test_all_that_is_wrong_with_arguments_is_named_at_once(created: Created, project: str) -> None:
    given = {
        "project": project,
        "setings": {},
        "settings": {"AzureWebJobsStorage": "UseDevelopmentStorage=true", "Queue": 5},
        "create_namespace": "yes",
        "max_replicas": 2.5,
        "min_replicas": True,
        "app_name": pulumi.Output.from_input("x"),
    }
    assert refused(created, given) == [
        "setings: there is no such argument: did you mean settings?",
        "image: is missing: give image",
        "settings['Queue']: is of type int: give plain text, in quotes",
        "app_name: is an Output: give plain text",
        "create_namespace: is 'yes': give true or false",
        "min_replicas: is True: give a whole number",
        "max_replicas: is 2.5: give a whole number",
        "settings['AzureWebJobsStorage']: UseDevelopmentStorage means an emulator on the pod's own loopback "
        "address, where none runs: give the storage account's connection string; an emulator elsewhere is addressed "
        "in full, with AccountName, AccountKey and QueueEndpoint",
        "process/function.json:1: process: queueName is '%Queue%', and no setting is called Queue: "
        "add Queue to settings",
    ]


def test_settings_that_are_an_output_as_a_whole_are_refused(created: Created, project: str) -> None:
    given = {"project": project, "image": IMAGE, "settings": pulumi.Output.from_input({"A": "b"})}
    assert refused(created, given)[0] == (
        "settings: is an Output as a whole, so that its names are not known before `up`: "
        "give a mapping of names, whose values may be Outputs"
    )


def test_a_missing_project_is_named_with_the_path_that_was_tried(created: Created, tmp_path: Path) -> None:
    (problem,) = refused(created, {"project": str(tmp_path / "nowhere"), "image": IMAGE})
    assert str(tmp_path / "nowhere") in problem


def test_an_emulator_in_a_secret_is_found_and_not_told(created: Created, args: FunctionAppArgs) -> None:
    storage = pulumi.Output.secret("UseDevelopmentStorage=true;hunter2")
    emulated: FunctionAppArgs = {**args, "settings": {"Queue": "orders", "AzureWebJobsStorage": storage}}
    with pytest.raises(pulumi.RunError, match=r"settings\['AzureWebJobsStorage'\]: UseDevelopmentStorage") as error:
        created.run(lambda: outputs(FunctionApp("orders", emulated)))
    assert "hunter2" not in str(error.value)


def test_a_secret_that_cannot_be_taken_apart_is_named_and_not_told(created: Created, args: FunctionAppArgs) -> None:
    hub = {"name": "hear", "trigger": "eventHubTrigger", "settings": {"eventHubName": "h", "connection": "Hub"}}
    given = {
        **args,
        "settings": {**args["settings"], "Hub": pulumi.Output.secret("hunter2")},
        "functions": [hub],
    }
    unfit: FunctionAppArgs = given  # type: ignore[assignment] # as from a program without a type checker
    with pytest.raises(pulumi.RunError, match="settings: Hub is no connection string of an Event Hub") as error:
        created.run(lambda: outputs(FunctionApp("orders", unfit)))
    assert "hunter2" not in str(error.value)
