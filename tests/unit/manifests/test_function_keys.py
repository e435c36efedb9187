import re
from typing import Any, cast

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, DeclaredApp, declare, resolved
from pulumi_keda_functions.manifests.function_keys import SEED
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.values import Value, resolve

from tests.unit.sample import HTTP, IMAGE, QUEUE, STORAGE, function, messages, project

SEED_TEXT = "a seed of thirty-two characters!"
MADE: AppArguments = {"function_keys": True}
EVENT_GRID = function("eventGridTrigger", name="placed")
ANONYMOUS = function("httpTrigger", {"authLevel": "anonymous"}, name="hello")


def declared(
    *functions: Function,
    arguments: AppArguments = MADE,
    name: str = "orders",
    settings: dict[str, str] | None = None,
    has_seed: bool = True,
    secret: Value | None = None,
) -> DeclaredApp:
    options = AppOptions(name, IMAGE, arguments=arguments, has_keys_seed=has_seed, keys_secret=secret)
    return declare(project(*functions), AppSettings.of({**STORAGE, **(settings or {})}), options)


def keys(app: DeclaredApp, seed: str = SEED_TEXT) -> dict[str, str]:
    return {name: resolve(value, {SEED.name: seed}) for name, value in app.keys.items()}


def body(app: DeclaredApp, role: str) -> dict[str, Any]:
    (manifest,) = [each for each in app.manifests if each.role == role]
    return cast("dict[str, Any]", resolved(manifest.body, {**STORAGE, SEED.name: SEED_TEXT}))


def pod(app: DeclaredApp, group: str) -> dict[str, Any]:
    return cast("dict[str, Any]", body(app, f"{group}-deployment")["spec"]["template"]["spec"])


def test_keys_are_fit_for_a_query_and_the_same_for_the_same_seed() -> None:
    made = keys(declared(HTTP))
    assert made == keys(declared(HTTP))
    assert list(made) == ["host.master", "host.function.default", "functions.show.default"]
    assert all(re.fullmatch(r"[\w-]{43}", key) for key in made.values())
    assert len(set(made.values())) == len(made)


def test_a_function_that_is_added_changes_no_other_key() -> None:
    before, after = keys(declared(HTTP)), keys(declared(HTTP, EVENT_GRID))
    assert after == {**before, "host.systemKey.eventgrid_extension": after["host.systemKey.eventgrid_extension"]}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(keys(declared(HTTP), "another seed of the same length!"), id="the seed"),
        pytest.param(keys(declared(HTTP, arguments={**MADE, "function_keys_rotation": "2"})), id="the rotation"),
        pytest.param(keys(declared(HTTP, name="returns")), id="the app"),
    ],
)
def test_each_key_hangs_on(other: dict[str, str]) -> None:
    assert not set(keys(declared(HTTP)).values()) & set(other.values())


def test_pods_that_answer_http_read_them_from_files_and_others_do_not() -> None:
    app = declared(HTTP, QUEUE)
    secret = body(app, "function-keys")
    assert set(secret["data"]) == set(app.keys)
    http = pod(app, "http")
    assert http["volumes"] == [{"name": "function-keys", "secret": {"secretName": secret["metadata"]["name"]}}]
    (container,) = http["containers"]
    assert container["volumeMounts"] == [
        {"name": "function-keys", "mountPath": "/run/secrets/functions-keys", "readOnly": True}
    ]
    assert {"name": "AzureWebJobsSecretStorageType", "value": "kubernetes"} in container["env"]
    assert "AzureWebJobsKubernetesSecretName" not in str(container)
    assert "function-keys" not in str(pod(app, "events"))
    assert "kubernetes" not in str(pod(app, "events")["containers"])


def test_the_pods_come_after_the_secret_and_its_name_follows_its_content() -> None:
    app = declared(HTTP)
    assert "function-keys" in next(each for each in app.manifests if each.role == "http-deployment").after
    rotated = declared(HTTP, arguments={**MADE, "function_keys_rotation": "2"})
    names = [body(each, "function-keys")["metadata"]["name"] for each in (app, rotated)]
    assert names[0] != names[1]


def test_a_secret_that_exists_is_mounted_and_none_is_made() -> None:
    app = declared(HTTP, arguments={}, has_seed=False, secret="orders-keys")
    assert pod(app, "http")["volumes"] == [{"name": "function-keys", "secret": {"secretName": "orders-keys"}}]
    assert "function-keys" not in [each.role for each in app.manifests]
    assert (app.keys, app.function_urls) == ({}, {"show": "http://orders-http.default.svc/api/orders/{id}"})


def test_without_a_choice_the_host_makes_its_own() -> None:
    app = declared(HTTP, arguments={}, has_seed=False)
    assert "function-keys" not in str([each.body for each in app.manifests])


def test_urls_carry_the_key_that_opens_them() -> None:
    app = declared(HTTP, EVENT_GRID, ANONYMOUS)
    made = keys(app)
    assert {name: resolve(url, {SEED.name: SEED_TEXT}) for name, url in app.function_urls.items()} == {
        "show": f"http://orders-http.default.svc/api/orders/{{id}}?code={made['functions.show.default']}",
        "placed": "http://orders-http.default.svc/runtime/webhooks/eventgrid?functionName=placed"
        f"&code={made['host.systemKey.eventgrid_extension']}",
        "hello": "http://orders-http.default.svc/api/hello",
    }


@pytest.mark.parametrize(
    ("arguments", "has_seed", "secret", "settings", "told"),
    [
        pytest.param(
            MADE,
            False,
            None,
            {},
            "function_keys: keys that are made by chance need a stack that remembers them, and here is none: "
            "give function_keys_seed, or the Secret that holds the keys as function_keys_secret",
            id="nothing to make them of",
        ),
        pytest.param(
            MADE,
            True,
            "mine",
            {},
            "function_keys_secret: function_keys makes a Secret of its own: keep one of the two",
            id="two Secrets",
        ),
        pytest.param(
            {},
            True,
            None,
            {},
            "function_keys_seed: no keys are made of it: set function_keys, or remove it",
            id="a seed alone",
        ),
        pytest.param(
            {"function_keys_rotation": "2"},
            False,
            None,
            {},
            "function_keys_rotation: no keys are made of it: set function_keys, or remove it",
            id="a rotation alone",
        ),
        pytest.param(
            MADE,
            True,
            None,
            {"AzureWebJobsSecretStorageType": "files"},
            "settings['AzureWebJobsSecretStorageType']: the host would look for its keys elsewhere: "
            "remove the setting, or function_keys",
            id="a setting against it",
        ),
    ],
)
def test_what_does_not_go_together_is_refused(
    arguments: AppArguments, *, has_seed: bool, secret: str | None, settings: dict[str, str], told: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        declared(HTTP, arguments=arguments, has_seed=has_seed, secret=secret, settings=settings)
    assert messages(refused.value.problems) == [told]


def test_keys_that_no_pod_reads_draw_a_warning() -> None:
    app = declared(QUEUE)
    assert messages(app.warnings) == [
        "function_keys: no function is called over HTTP, so that no pod reads keys: remove it, or leave it for later"
    ]
    assert app.keys == {}


def test_a_seed_that_can_be_guessed_makes_no_key_and_is_not_told() -> None:
    with pytest.raises(ValueError, match=r"^is 6 characters long, so that its keys could be guessed$"):
        keys(declared(HTTP), "secret")
