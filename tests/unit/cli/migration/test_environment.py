import base64

import pytest
from pulumi_keda_functions.cli.migration.environment import environment_of

from tests.unit.cli.migration.deployed import deployed
from tests.unit.sample import STORAGE, messages

OWN = "        - name: AzureFunctionsJobHost__functions__0\n          value: process\n"
SECRET = "secretRef:\n            name: orders"


def test_the_settings_are_those_of_the_secret_and_nothing_that_the_old_tool_added() -> None:
    found = environment_of(deployed({**STORAGE, "Queue": "orders", "Empty": ""}))
    assert found.settings == {**STORAGE, "Queue": "orders", "Empty": ""}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param("value: mine", "mine", id="a variable of the Deployment wins over the Secret"),
        pytest.param("value:", "", id="without a value it is empty"),
        pytest.param(
            "valueFrom: {secretKeyRef: {name: orders, key: AzureWebJobsStorage}}",
            STORAGE["AzureWebJobsStorage"],
            id="one that comes from a key of a Secret",
        ),
    ],
)
def test_variables_of_the_deployment(added: str, expected: str) -> None:
    # In the Deployment for HTTP, which comes first.
    variable = f"          value: show\n        - name: Mode\n          {added}\n"
    app = deployed({**STORAGE, "Mode": "theirs"}, ("          value: show\n", variable))
    assert environment_of(app).settings["Mode"] == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            SECRET,
            "secretRef:\n            name: shared",
            ["Secret shared: it holds settings and was not found"],
            id="a Secret that is not at hand",
        ),
        pytest.param(
            OWN,
            f"{OWN}        - name: Node\n          valueFrom: {{fieldRef: {{fieldPath: spec.nodeName}}}}\n",
            ["Deployment: the setting 'Node' comes from fieldRef of the pod"],
            id="a variable that the kubelet fills in",
        ),
        pytest.param(
            OWN,
            f"{OWN}        - name: Key\n          valueFrom: {{configMapKeyRef: {{name: keys, key: main}}}}\n",
            ["ConfigMap keys: the setting 'Key' comes from its 'main', which was not found"],
            id="a key of a ConfigMap that is not at hand",
        ),
        pytest.param(
            OWN,
            f"{OWN}        - name: AzureWebJobsStorage\n          value: another-secret\n",
            ["Deployment: orders has another value of 'AzureWebJobsStorage' than the Deployment before it"],
            id="Deployments that do not agree",
        ),
    ],
)
def test_what_cannot_be_read_is_told_without_a_value(before: str, after: str, expected: list[str]) -> None:
    told = messages(environment_of(deployed(STORAGE, (before, after))).problems)
    assert [line[: len(start)] for line, start in zip(told, expected, strict=True)] == expected
    assert "another-secret" not in "".join(told)


def test_a_value_that_is_no_text() -> None:
    written = base64.b64encode(b"text").decode()
    app = deployed({"Key": "text"}, (f"Key: {written}", f"Key: {base64.b64encode(bytes([0xFF])).decode()}"))
    (problem,) = environment_of(app).problems
    assert str(problem).startswith("Secret orders: 'Key' is no text in base64")


def test_settings_of_a_config_map_and_under_a_prefix() -> None:
    app = deployed(
        STORAGE,
        ("kind: Secret\nmetadata:\n  name: orders\n", "kind: ConfigMap\nmetadata:\n  name: orders\n"),
        (SECRET, "configMapRef:\n            name: orders\n          prefix: My_"),
    )
    assert list(environment_of(app).settings) == ["My_AzureWebJobsStorage"]
