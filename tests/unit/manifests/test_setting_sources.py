from typing import Any, cast

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, Plain, declare, resolved
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings, values_of_layers, with_arguments

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, function, messages, project

BUS = function("serviceBusTrigger", {"queueName": "orders", "connection": "Bus"}, name="ship")


def declared(
    arguments: AppArguments, *functions: Function, settings: dict[str, str | None] | None = None
) -> DeclaredApp:
    known = AppSettings.of(STORAGE if settings is None else settings)
    return declare(
        project(*functions), with_arguments(known, arguments), AppOptions("orders", IMAGE, arguments=arguments)
    )


def bodies(
    app: DeclaredApp, arguments: AppArguments, settings: dict[str, str | None] | None = None
) -> dict[str, dict[str, Any]]:
    given = {name: str(each.value) for name, each in values_of_layers(arguments).items()}
    given |= {name: str(text) for name, text in (settings or STORAGE).items()}
    return {manifest.role: cast("dict[str, Any]", resolved(manifest.body, given)) for manifest in app.manifests}


def sources(deployment: dict[str, Any]) -> list[dict[str, dict[str, str]]]:
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    return list(container["envFrom"])


def test_the_app_s_own_settings_count_over_those_that_exist_and_a_group_s_over_all() -> None:
    arguments: AppArguments = {
        "groups": {"events": {"settings": {"Mode": "fast"}}},
        "settings_from_config_maps": {"shared": []},
        "settings_from_secrets": {"vault": ["Key"]},
    }
    made = bodies(declared(arguments, HTTP, QUEUE), arguments)
    shared, own = (made[role]["metadata"]["name"] for role in ("settings", "events-settings"))
    assert sources(made["http-deployment"]) == [
        {"configMapRef": {"name": "shared"}},
        {"secretRef": {"name": "vault"}},
        {"secretRef": {"name": shared}},
    ]
    assert sources(made["events-deployment"]) == [
        {"configMapRef": {"name": "shared"}},
        {"secretRef": {"name": "vault"}},
        {"secretRef": {"name": shared}},
        {"secretRef": {"name": own}},
    ]
    assert own.startswith("orders-events-settings-")
    assert made["events-settings"]["data"] == {"Mode": "ZmFzdA=="}


def test_what_exists_for_one_group_counts_over_the_app_s_and_is_seen_by_no_other() -> None:
    arguments: AppArguments = {
        "settings_from_secrets": {"vault": []},
        "groups": {
            "events": {
                "settings": {"Mode": "fast"},
                "settings_from_secrets": {"own": []},
                "settings_from_config_maps": {"local": []},
            }
        },
    }
    made = bodies(declared(arguments, HTTP, QUEUE), arguments)
    shared, own = (made[role]["metadata"]["name"] for role in ("settings", "events-settings"))
    assert sources(made["http-deployment"]) == [{"secretRef": {"name": "vault"}}, {"secretRef": {"name": shared}}]
    assert sources(made["events-deployment"]) == [
        {"secretRef": {"name": "vault"}},
        {"secretRef": {"name": shared}},
        {"configMapRef": {"name": "local"}},
        {"secretRef": {"name": "own"}},
        {"secretRef": {"name": own}},
    ]
    assert made["events-settings"]["data"] == {"Mode": "ZmFzdA=="}


def test_a_group_s_setting_changes_nothing_of_the_other_groups() -> None:
    before: AppArguments = {"groups": {"events": {"settings": {"Mode": "fast"}}}}
    after: AppArguments = {"groups": {"events": {"settings": {"Mode": "slow"}}}}
    made, changed = (bodies(declared(each, HTTP, QUEUE), each) for each in (before, after))
    assert {role for role in made if made[role] != changed[role]} == {"events-settings", "events-deployment"}


def test_a_group_s_host_id_is_not_laid_over_by_the_app_s() -> None:
    arguments: AppArguments = {"groups": {"events": {"settings": {"AzureFunctionsWebHost__hostid": "own"}}}}
    made = bodies(declared(arguments, HTTP, QUEUE), arguments)
    assert "AzureFunctionsWebHost__hostid" in str(made["http-deployment"])
    assert "AzureFunctionsWebHost__hostid" not in str(made["events-deployment"])


@pytest.mark.parametrize(
    ("arguments", "settings", "expected", "after"),
    [
        pytest.param(
            {"settings_from_secrets": {"vault": ["Bus"]}},
            {},
            {"secretTargetRef": [{"parameter": "connection", "name": "vault", "key": "Bus"}]},
            (),
            id="an existing Secret",
        ),
        pytest.param(
            {"settings_from_config_maps": {"shared": ["Bus"]}},
            {},
            {"configMapTargetRef": [{"parameter": "connection", "name": "shared", "key": "Bus"}]},
            (),
            id="an existing ConfigMap",
        ),
        pytest.param(
            {"groups": {"events": {"settings": {"Bus": "b"}}}},
            {},
            {"secretTargetRef": [{"parameter": "connection", "name": "orders-events-settings", "key": "Bus"}]},
            ("events-settings",),
            id="the group's own Secret",
        ),
        pytest.param(
            {"groups": {"events": {"settings_from_secrets": {"vault": ["Bus"]}}}},
            {"Bus": "of the app"},
            {"secretTargetRef": [{"parameter": "connection", "name": "vault", "key": "Bus"}]},
            (),
            id="an existing Secret of the group",
        ),
        pytest.param(
            {"groups": {"events": {"settings_from_config_maps": {"shared": ["Bus"]}}}},
            {},
            {"configMapTargetRef": [{"parameter": "connection", "name": "shared", "key": "Bus"}]},
            (),
            id="an existing ConfigMap of the group",
        ),
        pytest.param(
            {"keda_settings_from_secrets": {"of-keda": ["Bus"]}},
            {"Bus": "listen"},
            {"secretTargetRef": [{"parameter": "connection", "name": "of-keda", "key": "Bus"}]},
            (),
            id="an existing Secret for KEDA",
        ),
        pytest.param(
            {"keda_settings": {"Bus": "manage"}},
            {"Bus": "listen"},
            {
                "secretTargetRef": [
                    {"parameter": "connection", "name": "orders-scaling", "key": "bus-for-keda-connection"}
                ]
            },
            ("scaling",),
            id="KEDA's own Secret",
        ),
    ],
)
def test_keda_reads_a_connection_where_it_lies(
    arguments: AppArguments, settings: dict[str, str | None], expected: Plain, after: tuple[str, ...]
) -> None:
    app = declared(arguments, BUS, settings=settings)
    (found,) = [each for each in app.manifests if each.kind == "TriggerAuthentication"]
    made = bodies(app, arguments, {**STORAGE, **settings})
    assert without_hashes(made[found.role]["spec"]) == expected
    assert found.after == after


def without_hashes(spec: Plain) -> Plain:
    match spec:
        case dict():
            return {key: without_hashes(inner) for key, inner in spec.items()}
        case list():
            return [without_hashes(inner) for inner in spec]
        case str() if spec.startswith("orders-"):
            return spec.rpartition("-")[0]
        case _:
            return spec


def test_an_existing_secret_for_keda_is_in_no_pod_and_nothing_is_made_of_it() -> None:
    arguments: AppArguments = {"keda_settings_from_secrets": {"of-keda": ["Bus"]}}
    settings: dict[str, str | None] = {**STORAGE, "Bus": "listen"}
    made = bodies(declared(arguments, BUS, settings=settings), arguments, settings)
    assert "scaling" not in made
    assert "of-keda" not in str(made["events-deployment"])


def test_what_keda_alone_is_given_is_in_no_pod() -> None:
    arguments: AppArguments = {"keda_settings": {"Bus": "manage"}}
    settings: dict[str, str | None] = {**STORAGE, "Bus": "listen"}
    made = bodies(declared(arguments, BUS, settings=settings), arguments, settings)
    assert made["scaling"]["data"] == {"bus-for-keda-connection": "bWFuYWdl"}
    assert "scaling" not in str(made["events-deployment"])


def test_a_connection_that_keda_takes_in_another_form_is_given_to_it() -> None:
    hub = function("eventHubTrigger", {"eventHubName": "h", "connection": "Hub"}, name="hear")
    arguments: AppArguments = {"settings_from_secrets": {"vault": ["Hub"]}}
    with pytest.raises(
        InvalidInputError, match="the Secret for scaling hangs on Hub, and the Secret vault is not read"
    ):
        declared(arguments, hub)
    arguments["keda_settings"] = {"Hub": "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKey=x"}
    assert declared(arguments, hub).warnings == ()


def test_a_value_that_nobody_reads_cannot_be_written_down() -> None:
    named = function("queueTrigger", {"queueName": "%Queue%"}, name="process")
    with pytest.raises(InvalidInputError) as error:
        declared({"settings_from_secrets": {"vault": ["Queue"]}}, named)
    assert messages(error.value.problems) == [
        "settings_from_secrets['vault']: the ScaledObject for events-scaled-object hangs on Queue, and the Secret "
        "vault is not read: give it in settings instead, or in keda_settings, too, if it is a connection"
    ]
