"""Every argument of FunctionApp changes what the app consists of, or what is done with it."""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pulumi
import pytest
from pulumi_keda_functions import FunctionAppArgs
from pulumi_keda_functions.app_arguments import (
    AddedTrigger,
    AppArguments,
    Fallback,
    FunctionOverride,
    GroupOverride,
    Identity,
    RegistryCredentials,
    ScalingModifiers,
)
from pulumi_keda_functions.function_app import declared_app
from pulumi_keda_functions.http_arguments import Gateway
from pulumi_keda_functions.keda_resources import seconds_to_wait
from pulumi_keda_functions.manifests import federated_subjects
from pulumi_keda_functions.placement_arguments import Toleration
from pulumi_keda_functions.scaling.words import plan_in_words

from tests.unit.sample import IMAGE, STORAGE
from tools.argument_docs.pages import arguments, parts

Given = Mapping[str, Any]
CLIENT, ANOTHER = (f"00000000-0000-0000-0000-00000000000{digit}" for digit in "12")
ANOTHER_IMAGE = IMAGE.replace("0", "1")
KEYS = {"function_keys": True}
INGRESS = {"http_exposure": "ingress", "hosts": ["orders.contoso.com"]}
ROUTE = {"http_exposure": "http_route", "hosts": ["orders.contoso.com"], "gateway": {"name": "public"}}
PROMETHEUS = {"http_scaling": "prometheus", "prometheus_address": "http://prometheus"}
SIGNED_IN = {**PROMETHEUS, "prometheus_sign_in": "bearer", "prometheus_secret": "token"}
ADD_ON = {"http_scaling": "http_add_on", **INGRESS}
CPU = {"http_scaling": "cpu"}
ON_VIRTUAL_NODES = {"virtual_nodes": "require"}
LEASES = {"leaseContainerPrefix": "p", "connection": "Db", "databaseName": "d", "containerName": "c"}
APPS: Mapping[str, Mapping[str, Given]] = {
    "app": {
        "process": {"type": "queueTrigger", "queueName": "orders"},
        "show": {"type": "httpTrigger"},
        "nightly": {"type": "timerTrigger", "schedule": "0 0 3 * * *"},
    },
    "another": {"process": {"type": "queueTrigger", "queueName": "others"}},
    "feed": {"watch": {"type": "cosmosDBTrigger", **LEASES}},
}
FEED = {
    "project": "feed",
    "settings": {**STORAGE, "Db": "AccountEndpoint=https://c.documents.azure.com;AccountKey=eA=="},
}

# What an argument is given as, and what else is given with and without it.
EFFECTS: Mapping[str, tuple[Given, Any]] = {
    "project": ({}, "another"),
    "image": ({}, ANOTHER_IMAGE),
    "settings": ({}, {**STORAGE, "Mode": "fast"}),
    "settings_from_secrets": ({}, {"vault": []}),
    "settings_from_config_maps": ({}, {"shared": []}),
    "keda_settings": ({}, STORAGE),
    "keda_settings_from_secrets": ({}, {"vault": ["AzureWebJobsStorage"]}),
    "identity": ({}, {"client_id": CLIENT}),
    "app_name": ({}, "invoices"),
    "namespace": ({}, "shop"),
    "create_namespace": ({"namespace": "shop"}, True),
    "host_id": ({}, "mine"),
    "function_keys": ({}, True),
    "function_keys_seed": (KEYS, "0123456789abcdef0123456789abcdef"),
    "function_keys_rotation": (KEYS, "2"),
    "function_keys_secret": ({}, "keys"),
    "keda_version": (FEED, "2.20"),
    "min_replicas": ({}, 2),
    "max_replicas": ({}, 3),
    "polling_interval": ({}, 5),
    "cooldown_period": ({}, 60),
    "functions": ({}, [{"name": "process", "metadata": {"queueLength": 5}}]),
    "groups": ({}, {"events": {"max_replicas": 3}}),
    "one_group_per_function": ({}, True),
    "wait_for_scaling": ({}, 5),
    "cpu_request": ({}, "200m"),
    "memory_request": ({}, "1Gi"),
    "cpu_limit": ({}, "2"),
    "memory_limit": ({}, "1Gi"),
    "graceful_shutdown_seconds": ({}, 60),
    "priority_class_name": ({}, "high"),
    "restricted": ({}, True),
    "health_probes": ({}, "health"),
    "image_pull_secrets": ({}, ["pull"]),
    "registry_credentials": ({}, [{"server": "contoso.azurecr.io", "username": "token", "password": "eA=="}]),
    "labels": ({}, {"team": "shop"}),
    "annotations": ({}, {"team": "shop"}),
    "pod_labels": ({}, {"team": "shop"}),
    "pod_annotations": ({}, {"team": "shop"}),
    "pod_override": ({}, {"hostUsers": False}),
    "virtual_nodes": ({}, "prefer"),
    "virtual_nodes_backend": (ON_VIRTUAL_NODES, "v2_helm"),
    "operating_system": ({}, "windows"),
    "node_selector": ({}, {"pool": "workers"}),
    "tolerations": ({}, [{"key": "spot", "operator": "Exists"}]),
    "affinity": ({}, {"nodeAffinity": {}}),
    "http_exposure": ({}, "load_balancer"),
    "hosts": (INGRESS, ["shop.contoso.com"]),
    "paths": (INGRESS, ["/api/show"]),
    "tls_secret": (INGRESS, "certificate"),
    "ingress_class_name": (INGRESS, "nginx"),
    "ingress_annotations": (INGRESS, {"team": "shop"}),
    "service_annotations": ({}, {"team": "shop"}),
    "gateway": (ROUTE, {"name": "private"}),
    "http_scaling": ({}, "cpu"),
    "cpu_utilization": (CPU, 50),
    "prometheus_address": (PROMETHEUS, "http://other"),
    "prometheus_query": (PROMETHEUS, "sum(requests)"),
    "prometheus_threshold": (PROMETHEUS, 5),
    "prometheus_sign_in": (PROMETHEUS, "identity"),
    "prometheus_secret": (SIGNED_IN, "another"),
    "http_concurrency": (ADD_ON, 5),
    "http_add_on_namespace": (ADD_ON, "http"),
}
OF_GROUPS: Mapping[str, tuple[str, Given, Any]] = {
    "functions": ("mine", {}, ["process"]),
    "min_replicas": ("events", {}, 2),
    "max_replicas": ("events", {}, 3),
    "polling_interval": ("events", {}, 5),
    "cooldown_period": ("events", {}, 60),
    "triggers": ("events", {}, [{"type": "cpu", "metric_type": "Utilization", "metadata": {"value": 70}}]),
    "fallback": ("events", {}, {"failure_threshold": 3, "replicas": 4}),
    "scaling_modifiers": ("events", {}, {"formula": "process / 2", "target": "5"}),
    "behavior": ("events", {}, {"scaleDown": {"stabilizationWindowSeconds": 60}}),
    "paused": ("events", {}, True),
    "settings": ("events", {}, {"Mode": "fast"}),
    "settings_from_secrets": ("events", {}, {"vault": []}),
    "settings_from_config_maps": ("events", {}, {"shared": []}),
    **{
        name: ("events", {}, EFFECTS[name][1])
        for name in (
            *("cpu_request", "memory_request", "cpu_limit", "memory_limit", "graceful_shutdown_seconds"),
            *("priority_class_name", "pod_labels", "pod_annotations", "pod_override"),
            *("virtual_nodes", "node_selector", "tolerations", "affinity"),
        )
    },
    **{
        name: ("http", *EFFECTS[name])
        for name in (
            *("http_exposure", "hosts", "paths", "tls_secret", "ingress_class_name", "ingress_annotations"),
            *("service_annotations", "gateway", "http_scaling", "cpu_utilization", "prometheus_query"),
            *("prometheus_threshold", "http_concurrency"),
        )
    },
}


QUEUES: Given = {"name": "process", "settings": {"queueName": "first"}}
FALLBACK: Given = {"failure_threshold": 3, "replicas": 4}
FORMULA: Given = {"formula": "process", "target": "5"}
CRON: Given = {"timezone": "Etc/UTC", "start": "0 8 * * *", "end": "0 18 * * *", "desiredReplicas": "2"}
OFFICE_HOURS: Given = {"type": "cron", "metadata": CRON}
ACCOUNT: Given = {"server": "contoso.azurecr.io", "username": "token", "password": "eA=="}
SPOT: Given = {"key": "spot", "operator": "Exists"}
BY_IDENTITY: Given = {"settings": {"AzureWebJobsStorage__accountName": "contoso"}}
# Of each type within an argument: where it is given, and for each of its keys what it has without, and a value.
PARTS: Mapping[type, tuple[Callable[[Given], Given], Mapping[str, tuple[Given, Any]]]] = {
    FunctionOverride: (
        lambda part: {"functions": [part]},
        {
            "name": (QUEUES, "nightly"),
            "trigger": (QUEUES, "eventGridTrigger"),
            "settings": (QUEUES, {"queueName": "second"}),
            "metadata": (QUEUES, {"queueLength": 5}),
            "scale_to_zero": ({"name": "nightly"}, True),
        },
    ),
    Fallback: (
        lambda part: {"groups": {"events": {"fallback": part}}},
        {
            "failure_threshold": (FALLBACK, 5),
            "replicas": (FALLBACK, 2),
            "behavior": (FALLBACK, "currentReplicas"),
        },
    ),
    ScalingModifiers: (
        lambda part: {"groups": {"events": {"scaling_modifiers": part}}},
        {
            "formula": (FORMULA, "process * 2"),
            "target": (FORMULA, "7"),
            "activation_target": (FORMULA, "3"),
            "metric_type": (FORMULA, "Value"),
        },
    ),
    AddedTrigger: (
        lambda part: {"groups": {"events": {"triggers": [part]}}},
        {
            "type": ({"type": "external", "metadata": {"scalerAddress": "a.b:1"}}, "external-push"),
            "metadata": (OFFICE_HOURS, {**CRON, "desiredReplicas": "5"}),
            "name": (OFFICE_HOURS, "office"),
            "metric_type": (OFFICE_HOURS, "Value"),
            "authentication": (OFFICE_HOURS, "signs-in"),
        },
    ),
    Identity: (
        lambda part: {"identity": part, **BY_IDENTITY},
        {
            "client_id": ({"keda_client_id": CLIENT}, CLIENT),
            "tenant_id": ({"client_id": CLIENT}, ANOTHER),
            "keda_client_id": ({"client_id": CLIENT}, ANOTHER),
            "keda_namespace": ({"client_id": CLIENT}, "kube-system"),
        },
    ),
    Gateway: (
        lambda part: {**ROUTE, "gateway": part},
        {
            "name": ({"name": "public"}, "private"),
            "namespace": ({"name": "public"}, "gateways"),
            "section_name": ({"name": "public"}, "https"),
            "tls": ({"name": "public"}, True),
        },
    ),
    Toleration: (
        lambda part: {"tolerations": [part]},
        {
            "key": (SPOT, "batch"),
            "operator": ({"key": "spot"}, "Exists"),
            "value": ({"key": "spot"}, "yes"),
            "effect": (SPOT, "NoSchedule"),
            "toleration_seconds": ({**SPOT, "effect": "NoExecute"}, 60),
        },
    ),
    RegistryCredentials: (
        lambda part: {"registry_credentials": [part]},
        {"server": (ACCOUNT, "other.azurecr.io"), "username": (ACCOUNT, "other"), "password": (ACCOUNT, "eQ==")},
    ),
}


@pytest.fixture(autouse=True)
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The projects of APPS in the current folder."""
    for app, functions in APPS.items():
        for name, trigger in functions.items():
            folder = tmp_path / app / name
            folder.mkdir(parents=True)
            binding = {"name": "x", "direction": "in", **trigger}
            (folder / "function.json").write_text(json.dumps({"scriptFile": "main.py", "bindings": [binding]}))
        (tmp_path / app / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)


def outcome(given: Given) -> tuple[object, ...]:
    """All that the component makes of its arguments: objects, plan, what it waits for, and the values of what it has
    to keep apart."""
    # Not by asyncio.run, which leaves none where Pulumi's own tests look for a loop.
    with closing(asyncio.new_event_loop()) as loop:
        return loop.run_until_complete(
            outcome_in_time({"project": "app", "image": IMAGE, "settings": STORAGE, **given})
        )


async def outcome_in_time(args: Given) -> tuple[object, ...]:
    app, inputs, options = declared_app("orders", cast("FunctionAppArgs", args))
    return (
        [(manifest.role, manifest.body, manifest.after) for manifest in app.manifests],
        plan_in_words(app.plan),
        app.url,
        list(federated_subjects(app.plan, options)),
        seconds_to_wait(options.arguments, app.plan),
        {name: await pulumi.Output.from_input(value).future() for name, value in inputs.items()},
    )


@pytest.mark.parametrize("argument", EFFECTS)
def test_an_argument_has_an_effect(argument: str) -> None:
    beside, value = EFFECTS[argument]
    assert outcome({**beside, argument: value}) != outcome(beside)


@pytest.mark.parametrize("argument", OF_GROUPS)
def test_a_choice_for_a_group_has_an_effect(argument: str) -> None:
    group, beside, value = OF_GROUPS[argument]
    assert outcome({**beside, "groups": {group: {argument: value}}}) != outcome(beside)


@pytest.mark.parametrize(
    ("part", "key"),
    [pytest.param(part, key, id=f"{part.__name__}.{key}") for part, (_, keys) in PARTS.items() for key in keys],
)
def test_a_part_of_an_argument_has_an_effect(part: type, key: str) -> None:
    given, keys = PARTS[part]
    without, value = keys[key]
    assert outcome(given({**without, key: value})) != outcome(given(without))


def test_no_argument_is_missing_here() -> None:
    assert EFFECTS.keys() == FunctionAppArgs.__annotations__.keys()
    assert OF_GROUPS.keys() == GroupOverride.__annotations__.keys()
    assert {part: set(keys) for part, (_, keys) in PARTS.items()} == {part: set(part.__annotations__) for part in PARTS}
    named = {each.name for each in parts(next(each for each in arguments() if each.name == "FunctionAppArgs"))}
    choices = {"HealthProbes", "HttpExposure", "HttpScaling", "OperatingSystem", "PrometheusSignIn", "VirtualNodes"}
    choices |= {"VirtualNodesBackend", "TaintEffect", "TolerationOperator"}
    assert {part.__name__ for part in PARTS} | {"GroupOverride"} == named - choices


def test_the_command_line_takes_the_same() -> None:
    from pulumi_keda_functions.cli.options_file import ELSEWHERE, FileArguments

    assert FileArguments.__annotations__.keys() | ELSEWHERE.keys() == FunctionAppArgs.__annotations__.keys()
    assert AppArguments.__annotations__.keys() < FunctionAppArgs.__annotations__.keys()
