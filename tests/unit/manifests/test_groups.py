"""A user's groups as objects."""

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, Plain, declare, resolved
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, TIMER, function, project

ARCHIVE = function("queueTrigger", {"queueName": "archive"}, name="archive")
OFF = function("queueTrigger", {"queueName": "off"}, name="off", disabled=True)


def declared(*functions: Function, name: str = "orders", arguments: AppArguments) -> DeclaredApp:
    return declare(project(*functions), AppSettings.of(dict(STORAGE)), AppOptions(name, IMAGE, arguments=arguments))


def objects(app: DeclaredApp, kind: str) -> dict[str, Plain]:
    """Those of a kind, by name."""
    bodies = [resolved(manifest.body, STORAGE) for manifest in app.manifests if manifest.kind == kind]
    return {str(at(body, "metadata", "name")): body for body in bodies}


def at(body: Plain, *keys: str | int) -> Plain:
    for key in keys:
        body = body[key]  # type: ignore[index] # as deep as the test knows it to be
    return body


def listed(deployment: Plain) -> list[Plain]:
    """The functions that the host of a Deployment is told to run."""
    variables = at(deployment, "spec", "template", "spec", "containers", 0, "env")
    assert isinstance(variables, list)
    named = {str(at(each, "name")): at(each, "value") for each in variables}
    return [value for name, value in named.items() if name.startswith("AzureFunctionsJobHost__functions__")]


def test_each_group_has_its_own_deployment_scaler_and_bounds_and_runs_its_own_functions_alone() -> None:
    groups: AppArguments = {"max_replicas": 20, "groups": {"archiving": {"functions": ["archive"], "max_replicas": 3}}}
    app = declared(HTTP, QUEUE, ARCHIVE, TIMER, arguments=groups)
    assert {name: listed(body) for name, body in objects(app, "Deployment").items()} == {
        "orders-http": ["show"],
        "orders-events": ["process"],
        "orders-resident": ["nightly"],
        "orders-archiving": ["archive"],
    }
    scaled = objects(app, "ScaledObject")
    assert {name: at(body, "spec", "maxReplicaCount") for name, body in scaled.items()} == {
        "orders-events": 20,
        "orders-archiving": 3,
    }
    assert at(scaled["orders-archiving"], "spec", "scaleTargetRef", "name") == "orders-archiving"
    assert at(scaled["orders-archiving"], "spec", "triggers", 0, "metadata", "queueName") == "archive"


def test_one_group_of_all_functions_runs_them_without_a_list() -> None:
    app = declared(HTTP, QUEUE, arguments={"groups": {"all": {"functions": ["show", "process"]}}})
    (deployment,) = objects(app, "Deployment").values()
    assert listed(deployment) == []
    assert list(objects(app, "Service")) == ["orders-all"]


def test_a_disabled_function_stays_off_in_a_group_that_names_it() -> None:
    app = declared(QUEUE, OFF, arguments={"groups": {"all": {"functions": ["process", "off"]}}})
    (deployment,) = objects(app, "Deployment").values()
    assert listed(deployment) == ["process"]


def test_one_group_for_each_function() -> None:
    twice = function("httpTrigger", name="Take_Order")
    app = declared(HTTP, twice, QUEUE, arguments={"one_group_per_function": True})
    assert {name: listed(body) for name, body in objects(app, "Deployment").items()} == {
        "orders-show": ["show"],
        "orders-take-order": ["Take_Order"],
        "orders-process": ["process"],
    }
    assert list(objects(app, "Service")) == ["orders-show", "orders-take-order"]


@pytest.mark.parametrize(
    ("name", "arguments", "problem"),
    [
        pytest.param(
            "orders",
            {"groups": {"a" * 48: {"functions": ["process"]}}},
            f"groups[{'a' * 48!r}]: 'orders' and {'a' * 48!r} make the ScaledObject 'orders-{'a' * 48}', "
            "55 characters long, 54 are allowed: shorten one of them by 1",
            id="a scaled group",
        ),
        pytest.param(
            "o",
            {"groups": {"a" * 64: {"functions": ["nightly"]}}},
            f"groups[{'a' * 64!r}]: {'a' * 64!r} makes the label {'a' * 64!r}, "
            "64 characters long, 63 are allowed: shorten it by 1",
            id="one that does not scale",
        ),
        pytest.param(
            "o" * 48,
            {},
            f"app_name: {'o' * 48!r} makes the ScaledObject '{'o' * 48}-events', "
            "55 characters long, 54 are allowed: shorten it by 1",
            id="a default group, whose name nobody can change",
        ),
    ],
)
def test_names_that_get_too_long(name: str, arguments: AppArguments, problem: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        declared(QUEUE, TIMER, name=name, arguments=arguments)
    assert [str(each) for each in error.value.problems] == [problem]
