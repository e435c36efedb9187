import base64
import hmac
import json
from pathlib import Path
from typing import Any, cast

import pulumi
import pytest
from pulumi.runtime import mocks
from pulumi_keda_functions import FunctionApp, FunctionAppArgs

from tests.mocks.conftest import SECRET, Created
from tests.unit.sample import IMAGE

STASH = "pulumi:index:Stash"
SEED = "a seed of thirty-two characters!"
BINDINGS = {
    "show": {"type": "httpTrigger", "route": "orders"},
    "hello": {"type": "httpTrigger", "authLevel": "anonymous"},
}


@pytest.fixture
def args(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FunctionAppArgs:
    folder = tmp_path / "app"
    for name, trigger in BINDINGS.items():
        (folder / name).mkdir(parents=True)
        function = {"scriptFile": "main.py", "bindings": [{"name": "x", "direction": "in", **trigger}]}
        (folder / name / "function.json").write_text(json.dumps(function))
    (folder / "host.json").write_text('{"version": "2.0"}')
    monkeypatch.chdir(tmp_path)
    return {"project": "app", "image": IMAGE}


def outputs(app: FunctionApp) -> dict[str, pulumi.Output[object]]:
    return {
        "keys": app.keys,
        "urls": app.function_urls,
        "keys_are_secret": pulumi.Output.from_input(app.keys.is_secret()),
        "urls_are_secret": pulumi.Output.from_input(app.function_urls.is_secret()),
    }


def secrets_data(created: Created) -> dict[str, str]:
    """What is in the Secret, as the engine is told: marked as secret."""
    data = cast("dict[str, Any]", created.only("orders-function-keys").inputs["data"])[SECRET]
    return {key: base64.b64decode(value).decode() for key, value in data.items()}


def test_a_seed_is_made_once_and_remembered_as_a_secret(created: Created, args: FunctionAppArgs) -> None:
    told = created.run(lambda: outputs(FunctionApp("orders", {**args, "function_keys": True})))
    stash = created.only("orders-function-keys-seed")
    assert (stash.type, stash.parent) == (STASH, "keda-functions:index:FunctionApp::orders")
    assert list(cast("dict[str, Any]", stash.inputs["input"])) == [SECRET]
    assert told["keys"] == secrets_data(created)
    assert told["keys_are_secret"]
    assert told["urls_are_secret"]


def test_a_seed_of_the_users_own_gives_the_same_keys_wherever_it_is_used(
    created: Created, args: FunctionAppArgs
) -> None:
    given: FunctionAppArgs = {**args, "function_keys": True, "function_keys_seed": pulumi.Output.secret(SEED)}
    told = created.run(lambda: outputs(FunctionApp("orders", given)))
    assert STASH not in created.types.values()
    digest = hmac.digest(SEED.encode(), b"orders\0\0functions.show.default", "sha256")
    key = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert told["urls"] == {
        "show": f"http://orders-http.default.svc/api/orders?code={key}",
        "hello": "http://orders-http.default.svc/api/hello",
    }


def test_a_plain_seed_is_a_secret_all_the_same(created: Created, args: FunctionAppArgs) -> None:
    given: FunctionAppArgs = {**args, "function_keys": True, "function_keys_seed": SEED}
    told = created.run(lambda: outputs(FunctionApp("orders", given)))
    assert told["keys_are_secret"]
    assert told["keys"] == secrets_data(created)


def test_without_keys_nothing_is_remembered_and_urls_are_no_secret(created: Created, args: FunctionAppArgs) -> None:
    told = created.run(lambda: outputs(FunctionApp("orders", args)))
    assert STASH not in created.types.values()
    assert (told["keys"], told["keys_are_secret"], told["urls_are_secret"]) == ({}, False, False)


def test_a_short_seed_is_refused_before_anything_is_made(created: Created, args: FunctionAppArgs) -> None:
    given: FunctionAppArgs = {**args, "function_keys": True, "function_keys_seed": "hunter2"}
    with pytest.raises(pulumi.RunError, match="function_keys_seed: is 7 characters long") as refused:
        created.run(lambda: outputs(FunctionApp("orders", given)))
    assert "hunter2" not in str(refused.value)
    assert created.all == []


def test_the_name_of_a_secret_that_exists_may_be_an_output(created: Created, args: FunctionAppArgs) -> None:
    given: FunctionAppArgs = {**args, "function_keys_secret": pulumi.Output.from_input("keys-of-orders")}
    created.run(lambda: outputs(FunctionApp("orders", given)))
    assert '"secretName": "keys-of-orders"' in json.dumps(created.only("orders-http-deployment").inputs)


class _Preview(mocks.Mocks):
    """An engine that previews: nothing has an id yet."""

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, object]]:
        return None, {**args.inputs, "output": args.inputs.get("input")}

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, object], None]:
        message = f"unexpected invoke of {args.token}"
        raise AssertionError(message)


def test_a_first_preview_shows_no_keys_that_will_never_be(args: FunctionAppArgs) -> None:
    pulumi.runtime.set_mocks(_Preview(), preview=True)
    told: list[object] = []

    def program() -> pulumi.Output[None]:
        app = FunctionApp("orders", {**args, "function_keys": True})
        # What is not known is left out of such a run.
        app.keys.apply(told.append)
        return app.plan.apply(told.append)

    mocks.test(program)()
    assert len(told) == 1
