import pytest
import yaml
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function, Json
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.values import Setting
from syrupy.assertion import SnapshotAssertion

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, TIMER, function, project

ORDERS = AppOptions("orders", IMAGE)


def declared(
    *functions: Function, settings: dict[str, str | None] | None = None, options: AppOptions = ORDERS
) -> DeclaredApp:
    return declare(project(*functions), AppSettings.of({**STORAGE, **(settings or {})}), options)


def roles(app: DeclaredApp) -> dict[str, tuple[str, ...]]:
    return {manifest.role: manifest.after for manifest in app.manifests}


def test_an_app_as_yaml(snapshot: SnapshotAssertion) -> None:
    options = AppOptions(
        "orders", IMAGE, "shop", {"create_namespace": True, "polling_interval": 5, "cooldown_period": 60}
    )
    app = declared(HTTP, QUEUE, TIMER, options=options)
    documents = [resolved(manifest.body, STORAGE) for manifest in app.manifests]
    assert yaml.safe_dump_all(documents, sort_keys=False) == snapshot


def test_an_identity_as_yaml(snapshot: SnapshotAssertion) -> None:
    settings = {"AzureWebJobsStorage__queueServiceUri": "https://contoso.queue.core.windows.net"}
    app = declare(project(QUEUE), AppSettings.of(settings), ORDERS)
    documents = [resolved(manifest.body, settings) for manifest in app.manifests]
    assert yaml.safe_dump_all(documents, sort_keys=False) == snapshot


def test_a_group_without_functions_is_not_made_and_what_does_not_scale_has_no_scaled_object() -> None:
    assert roles(declared(HTTP)) == {
        "service-account": (),
        "settings": (),
        "http-deployment": ("service-account", "settings"),
        "http-service": ("http-deployment",),
    }


def test_a_scaled_object_comes_after_its_deployment_and_authentication_and_goes_before_them() -> None:
    assert roles(declared(QUEUE))["events-scaled-object"] == (
        "events-deployment",
        "authentication-azurewebjobsstorage",
    )


def test_a_namespace_of_its_own_comes_first_and_goes_last() -> None:
    options = AppOptions("orders", IMAGE, "shop", {"create_namespace": True})
    made = roles(declared(QUEUE, options=options))
    assert next(iter(made)) == "namespace"
    assert all("namespace" in after for role, after in made.items() if role != "namespace")


def test_an_app_without_settings_has_no_secret() -> None:
    app = declare(project(HTTP), AppSettings(), ORDERS)
    assert "settings" not in roles(app)
    assert "envFrom" not in str([manifest.body for manifest in app.manifests])


def secret_name(settings: dict[str, str], app_name: str = "orders") -> str:
    app = declare(project(HTTP), AppSettings.of(dict(settings)), AppOptions(app_name, IMAGE))
    secret = next(manifest for manifest in app.manifests if manifest.kind == "Secret")
    body = resolved(secret.body, settings)
    assert isinstance(body, dict)
    assert isinstance(body["metadata"], dict)
    return str(body["metadata"]["name"])


def test_only_the_content_and_the_app_decide_the_name_of_the_secret() -> None:
    name = secret_name({"A": "1", "B": "2"})
    assert name == secret_name({"B": "2", "A": "1"})
    others = [
        secret_name({"A": "1", "B": "3"}),
        secret_name({"A": "1", "C": "2"}),
        secret_name({"A": "1", "B": "2"}, "other").replace("other", "orders"),
    ]
    assert len({name, *others}) == 4


def environment(app: DeclaredApp, role: str, settings: dict[str, str]) -> dict[str, str]:
    deployment = next(manifest for manifest in app.manifests if manifest.role == role)
    body = yaml.safe_load(yaml.safe_dump(resolved(deployment.body, settings)))
    return {entry["name"]: entry["value"] for entry in body["spec"]["template"]["spec"]["containers"][0]["env"]}


def listed(env: dict[str, str]) -> list[str]:
    return [value for name, value in env.items() if name.startswith("AzureFunctionsJobHost__functions__")]


def test_each_group_runs_its_own_functions_alone() -> None:
    env = environment(declared(HTTP, QUEUE), "events-deployment", STORAGE)
    assert listed(env) == ["process"]


def test_a_list_in_host_json_is_overlaid_to_its_end() -> None:
    content: dict[str, Json] = {"functions": ["show", "process", "gone"]}
    app = declare(project(HTTP, QUEUE, content=content), AppSettings.of(dict(STORAGE)), ORDERS)
    assert listed(environment(app, "events-deployment", STORAGE)) == ["process"] * 3


def test_an_app_of_one_group_runs_all_that_is_in_the_image() -> None:
    assert listed(environment(declared(QUEUE), "events-deployment", STORAGE)) == []


def test_the_host_id_is_the_same_for_every_group_and_another_in_another_namespace() -> None:
    app = declared(HTTP, QUEUE)
    ids = {
        environment(app, role, STORAGE)["AzureFunctionsWebHost__hostid"]
        for role in ("http-deployment", "events-deployment")
    }
    elsewhere = declared(HTTP, options=AppOptions("orders", IMAGE, "shop"))
    ids.add(environment(elsewhere, "http-deployment", STORAGE)["AzureFunctionsWebHost__hostid"])
    assert len(ids) == 2
    assert {len(each) for each in ids} == {32}


def test_what_the_settings_say_of_host_id_and_worker_is_not_said_twice() -> None:
    settings = {"AzureFunctionsWebHost__HostId": "mine", "Functions_Worker_Runtime": "python"}
    assert environment(declared(HTTP, settings=dict(settings)), "http-deployment", STORAGE | settings) == {}


def test_every_problem_is_named_at_once_and_no_secret_is_told() -> None:
    options = AppOptions(
        "Orders_" + "x" * 60,
        "contoso.azurecr.io/orders",
        "No Namespace",
        {
            "host_id": "-",
            "keda_version": "latest",
            "min_replicas": 12,
            "polling_interval": 0,
            "cooldown_period": -1,
        },
    )
    broken = function("queueTrigger", {"queueName": "%Queue%", "connection": "Orders"}, name="process")
    with pytest.raises(InvalidInputError) as error:
        declared(broken, settings={"Secret": "UseDevelopmentStorage=true;hunter2"}, options=options)
    told = str(error.value)
    assert {problem.where for problem in error.value.problems} == {
        "app_name",
        "cooldown_period",
        "function_app.py:7",
        "host_id",
        "image",
        "keda_version",
        "max_replicas",
        "namespace",
        "polling_interval",
        "settings['Secret']",
    }
    assert "hunter2" not in told
    assert "c2VjcmV0" not in told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            AppOptions("a" * 48, IMAGE),
            f"app_name: {'a' * 48!r} makes the ScaledObject '{'a' * 48}-events', 55 characters long, "
            "54 are allowed: shorten it by 1",
            id="KEDA's limit",
        ),
        pytest.param(
            AppOptions("orders", IMAGE, arguments={"min_replicas": 3, "max_replicas": 2}),
            "max_replicas: max_replicas 2 is below min_replicas 3: raise max_replicas or lower min_replicas",
            id="contradicting bounds",
        ),
        pytest.param(
            AppOptions("orders", "contoso.azurecr.io:443/orders"),
            "image: 'contoso.azurecr.io:443/orders' has neither tag nor digest, so that its content is not known: "
            "append @sha256:… of the image that was pushed, or at least a tag",
            id="a port is no tag",
        ),
        pytest.param(
            AppOptions("orders", "orders:one two"),
            "image: 'orders:one two' is no image reference: write it like contoso.azurecr.io/orders:1",
            id="no reference at all",
        ),
        pytest.param(
            AppOptions("orders", "contoso.azurecr.io/Orders:1"),
            "image: 'contoso.azurecr.io/Orders:1' is no image reference: write contoso.azurecr.io/orders:1",
            id="a repository in capitals",
        ),
        pytest.param(
            AppOptions("orders", IMAGE, arguments={"keda_version": "2.7"}),
            "keda_version: KEDA 2.7 has no workload identity: upgrade to 2.8 or later",
            id="an old KEDA",
        ),
        pytest.param(
            AppOptions("orders", IMAGE, arguments={"host_id": "Orders"}),
            "host_id: 'Orders' is no host id: use up to 32 lower-case letters, digits and single dashes in between",
            id="a host id in capitals",
        ),
    ],
)
def test_what_is_wrong_with_options(options: AppOptions, message: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        declared(QUEUE, options=options)
    assert [str(problem) for problem in error.value.problems] == [message]


def test_two_host_ids_are_one_too_many() -> None:
    with pytest.raises(InvalidInputError, match="the setting AzureFunctionsWebHost__hostid gives another host id"):
        declared(
            HTTP,
            settings={"AzureFunctionsWebHost__hostid": None},
            options=AppOptions("orders", IMAGE, arguments={"host_id": "mine"}),
        )


def test_a_tag_alone_draws_a_warning() -> None:
    app = declared(HTTP, options=AppOptions("orders", "contoso.azurecr.io/orders:1.0"))
    assert [problem.where for problem in app.warnings] == ["image"]


def test_an_image_that_is_not_known_yet_is_not_judged() -> None:
    assert declared(HTTP, options=AppOptions("orders", Setting("image argument"))).warnings == ()


def test_the_url_of_what_answers_http() -> None:
    assert declared(HTTP, QUEUE).url == "http://orders-http.default.svc"
    assert declared(QUEUE).url is None
