import ast

import pytest
from pulumi_keda_functions.cli.migration.deployed_app import DeployedApp
from pulumi_keda_functions.cli.migration.kubernetes_objects import KubernetesObjects
from pulumi_keda_functions.cli.migration.migration import Migration, deployed_app
from pulumi_keda_functions.problems import InvalidInputError

from tests.unit.cli.migration.deployed import deployed, taken_over
from tests.unit.sample import HTTP, QUEUE, STORAGE, messages

NO_HTTP = ("name: orders-http\n", "name: elsewhere\n")
BOUNDS = ("  cooldownPeriod: 2\n", "  cooldownPeriod: 2\n  minReplicaCount: 2\n  maxReplicaCount: 8\n")
MINIMAL = {
    "project": "../orders",
    "image": "contoso.azurecr.io/orders:latest",
    "namespace": "shop",
    "image_pull_secrets": ["contoso-registry"],
    "function_keys_secret": "func-keys-kube-secret-orders",
    "polling_interval": 1,
    "cooldown_period": 2,
}


def arguments(migration: Migration) -> dict[str, object]:
    """Those of FunctionApp in the program, but the settings."""
    calls = (node for node in ast.walk(ast.parse(migration.files["__main__.py"])) if isinstance(node, ast.Call))
    (made,) = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "FunctionApp")
    given = made.args[1]
    assert isinstance(given, ast.Dict)
    pairs = {ast.literal_eval(key): value for key, value in zip(given.keys, given.values, strict=True) if key}
    pairs.pop("settings")
    return {name: ast.literal_eval(value) for name, value in pairs.items()}


def test_the_program_has_what_was_chosen_and_nothing_else() -> None:
    assert arguments(taken_over(deployed(), QUEUE, HTTP)) == MINIMAL


def test_bounds_are_those_of_what_keda_scaled() -> None:
    given = arguments(taken_over(deployed(STORAGE, BOUNDS), QUEUE, HTTP))
    assert given == {**MINIMAL, "max_replicas": 8, "groups": {"events": {"min_replicas": 2}}}


def test_settings_are_in_their_file_alone() -> None:
    files = dict(taken_over(deployed(), QUEUE).files)
    assert files.pop("settings.env") == f"AzureWebJobsStorage='{STORAGE['AzureWebJobsStorage']}'\n"
    assert "settings.env" in files.pop(".gitignore")
    assert "AccountKey" not in "".join(files.values())


def test_the_new_app_has_a_name_of_its_own_where_both_would_meet() -> None:
    assert taken_over(deployed(), QUEUE).app_name == "orders-app"
    assert taken_over(deployed(STORAGE, NO_HTTP), QUEUE).app_name == "orders"
    assert taken_over(deployed(), QUEUE, app_name="shop").app_name == "shop"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("orders", "the old app has Deployment orders-http, Service orders-http, too", id="taken"),
        pytest.param("Orders", "'Orders' cannot name Kubernetes objects", id="no name"),
    ],
)
def test_a_name_that_cannot_be_is_refused_before_anything_is_written(name: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        taken_over(deployed(), QUEUE, HTTP, app_name=name)
    assert [problem.message for problem in refused.value.problems if problem.where == "--app-name"] == [message]


def test_what_stops_the_new_app_is_told_and_its_program_written_all_the_same() -> None:
    migration = taken_over(deployed({"AzureWebJobsStorage": "UseDevelopmentStorage=true"}), QUEUE)
    assert migration.declared is None
    (problem,) = migration.to_be_mended
    assert problem.message.startswith("UseDevelopmentStorage")
    assert "FunctionApp(" in migration.files["__main__.py"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "      imagePullSecrets:",
            "      nodeSelector: {disk: fast}\n      imagePullSecrets:",
            "Deployment orders-http: pod: nodeSelector is not taken over",
            id="of the pod",
        ),
        pytest.param(
            "        envFrom:",
            "        resources: {requests: {cpu: 2}}\n        envFrom:",
            "Deployment orders-http: container: resources is not taken over",
            id="of the container",
        ),
        pytest.param(
            "      imagePullSecrets:",
            "      volumes:\n      - name: cache\n        emptyDir: {}\n      imagePullSecrets:",
            "Deployment orders-http: pod: the volume cache is not taken over",
            id="a volume",
        ),
        pytest.param(
            "  cooldownPeriod: 2",
            "  cooldownPeriod: 2\n  fallback: {failureThreshold: 3, replicas: 1}",
            "ScaledObject orders: fallback is not taken over",
            id="of the ScaledObject",
        ),
    ],
)
def test_what_was_added_by_hand_is_not_lost_without_a_word(before: str, after: str, expected: str) -> None:
    told = messages(taken_over(deployed(STORAGE, (before, after)), QUEUE).problems)
    assert any(line.startswith(expected) for line in told)


def test_two_images() -> None:
    app = deployed(
        STORAGE,
        (
            "        image: contoso.azurecr.io/orders:latest\n        ports",
            "        image: contoso.azurecr.io/http:1\n        ports",
        ),
    )
    migration = taken_over(app, QUEUE)
    assert arguments(migration)["image"] == "contoso.azurecr.io/http:1"
    assert any("have different images" in line for line in messages(migration.problems))


def test_an_app_that_is_not_there() -> None:
    with pytest.raises(InvalidInputError, match="namespace shop has neither of the Deployments bills-http and bills"):
        deployed_app("bills", deployed().objects)


def test_an_app_without_anything_but_a_deployment() -> None:
    deployment = {"kind": "Deployment", "metadata": {"name": "orders"}}
    migration = taken_over(DeployedApp("orders", "default", KubernetesObjects.of([deployment])), QUEUE)
    assert {problem.where for problem in migration.to_be_mended} >= {"image"}
