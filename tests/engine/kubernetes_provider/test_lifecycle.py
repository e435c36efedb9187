"""What a program's objects go through: made, unchanged, scaled, changed, replaced, imported, gone."""

import pulumi
import pulumi_kubernetes as k8s
import pytest
from pulumi import ResourceOptions, automation

from tests.engine.kubernetes_provider.programs import NAMESPACE, deployment, make, metadata
from tests.engine.kubernetes_provider.stack import Engine

OWN = "kubernetes-provider-own"
SECRET = "correct-horse-battery-staple"


def test_an_app_is_made_once_and_no_secret_is_in_its_state(engine: Engine) -> None:
    def program() -> None:
        own = make(k8s.core.v1.Namespace, "namespace", metadata={"name": OWN})
        options = ResourceOptions(depends_on=[own])
        make(
            k8s.core.v1.Secret,
            "settings",
            metadata=metadata("settings", namespace=OWN),
            string_data={"Key": pulumi.Output.secret(SECRET)},
            options=options,
        )
        make(
            k8s.core.v1.ConfigMap,
            "config",
            metadata=metadata("config", namespace=OWN),
            data={"a": "b"},
            options=options,
        )
        make(k8s.core.v1.ServiceAccount, "account", metadata=metadata("account", namespace=OWN), options=options)
        make(
            k8s.core.v1.Service,
            "service",
            metadata=metadata("orders", namespace=OWN),
            spec={"clusterIP": "None", "selector": {"app": "orders"}},
            options=options,
        )
        app = deployment(options, namespace=OWN)
        make(
            k8s.apiextensions.CustomResource,
            "scaler",
            api_version="keda.sh/v1alpha1",
            kind="ScaledObject",
            metadata=metadata("orders", namespace=OWN, annotations={"pulumi.com/waitFor": "condition=Ready"}),
            spec={
                "scaleTargetRef": {"name": "orders"},
                "triggers": [
                    {
                        "type": "cron",
                        "metadata": {
                            "timezone": "UTC",
                            "start": "0 0 1 1 *",
                            "end": "1 0 1 1 *",
                            "desiredReplicas": "3",
                        },
                    }
                ],
            },
            options=ResourceOptions(depends_on=[app]),
        )

    assert engine.preview(program) == {"create": 8}, "its namespace is not there to ask the API server about"
    assert engine.up(program) == {"create": 8}
    assert engine.up(program) == {"same": 8}
    assert engine.refresh(program) == {"same": 8}
    assert engine.up(program) == {"same": 8}
    assert engine.get("scaledobject", "orders", OWN)["status"]["conditions"]
    state = engine.state()
    assert "ScaledObject" in state
    assert SECRET not in state
    assert engine.get("secret", "settings", OWN)["data"]["Key"] not in state


def test_replicas_that_the_program_leaves_out_belong_to_the_autoscaler(engine: Engine) -> None:
    def program(image: str = "app:1") -> None:
        deployment(image=image)

    assert engine.up(program) == {"create": 2}
    engine.kubectl("scale", "deployment/orders", "--replicas=4")
    engine.kubectl("rollout", "status", "deployment/orders", "--timeout=60s")
    assert engine.up(program) == {"same": 2}
    assert engine.refresh(program) == {"same": 2}
    assert engine.up(program) == {"same": 2}
    assert engine.up(lambda: program("app:2")) == {"same": 1, "update": 1}
    live = engine.get("deployment", "orders")
    assert live["spec"]["replicas"] == 4
    assert live["spec"]["template"]["spec"]["containers"][0]["image"] == "app:2"


def test_replicas_can_be_ignored(engine: Engine) -> None:
    def program(image: str = "app:1") -> None:
        options = ResourceOptions(ignore_changes=["spec.replicas"])
        deployment(options, image, replicas=1)

    engine.up(program)
    engine.kubectl("scale", "deployment/orders", "--replicas=3")
    assert engine.up(lambda: program("app:2")) == {"same": 1, "update": 1}
    assert engine.get("deployment", "orders")["spec"]["replicas"] == 3


def test_drift_in_what_the_program_sets_is_undone(engine: Engine) -> None:
    def program() -> None:
        provider = k8s.Provider("cluster", enable_patch_force=True)
        deployment(ResourceOptions(provider=provider), replicas=2)

    engine.up(program)
    engine.kubectl("scale", "deployment/orders", "--replicas=1")
    assert engine.up(program) == {"same": 3}, "the state does not know of it yet"
    assert engine.refresh(program) == {"same": 2, "update": 1}
    assert engine.up(program) == {"same": 2, "update": 1}
    assert engine.get("deployment", "orders")["spec"]["replicas"] == 2


@pytest.mark.parametrize("named", [True, False], ids=["named by the program", "named by Pulumi"])
def test_changed_data_replaces_a_secret(engine: Engine, named: bool) -> None:
    steps: list[str] = []

    def program(value: str) -> None:
        name = {"name": "settings"} if named else {}
        make(
            k8s.core.v1.Secret,
            "settings",
            metadata={"namespace": NAMESPACE, **name},
            string_data={"a": value},
        )

    def note(event: automation.EngineEvent) -> None:
        if event.resource_pre_event and "settings" in event.resource_pre_event.metadata.urn:
            steps.append(event.resource_pre_event.metadata.op)

    engine.up(lambda: program("one"))
    assert engine.preview(lambda: program("two")) == {"same": 1, "replace": 1}
    changes = engine.stack(lambda: program("two")).up(on_event=note).summary.resource_changes
    assert changes == {"same": 1, "replace": 1}
    first, last = ("delete-replaced", "create-replacement") if named else ("create-replacement", "delete-replaced")
    assert steps.index(first) < steps.index(last)
    assert engine.up(lambda: program("two")) == {"same": 2}


def test_a_field_that_leaves_the_program_leaves_the_object(engine: Engine) -> None:
    def program(**labels: str) -> None:
        make(k8s.core.v1.ServiceAccount, "account", metadata=metadata("account", labels=labels))

    engine.up(lambda: program(a="1", b="2"))
    engine.kubectl("label", "serviceaccount/account", "theirs=3")
    assert engine.up(lambda: program(a="1")) == {"same": 1, "update": 1}
    assert engine.get("serviceaccount", "account")["metadata"]["labels"] == {"a": "1", "theirs": "3"}


def test_a_kind_may_be_defined_in_the_same_run(engine: Engine) -> None:
    def program() -> None:
        schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
        definition = make(
            k8s.apiextensions.v1.CustomResourceDefinition,
            "definition",
            metadata={"name": "things.example.com"},
            spec={
                "group": "example.com",
                "scope": "Namespaced",
                "names": {"kind": "Thing", "plural": "things", "singular": "thing"},
                "versions": [
                    {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}},
                ],
            },
        )
        make(
            k8s.apiextensions.CustomResource,
            "thing",
            api_version="example.com/v1",
            kind="Thing",
            metadata=metadata("thing"),
            spec={"size": 3},
            options=ResourceOptions(depends_on=[definition]),
        )

    assert engine.preview(program) == {"create": 3}
    assert engine.up(program) == {"create": 3}
    assert engine.up(program) == {"same": 3}
    assert engine.get("things", "thing")["spec"] == {"size": 3}


def test_an_object_is_imported_as_it_is(engine: Engine) -> None:
    def program() -> None:
        imported = ResourceOptions(import_="default/kubernetes-provider-import")
        make(
            k8s.core.v1.ConfigMap,
            "config",
            metadata={"name": "kubernetes-provider-import", "namespace": "default"},
            data={"a": "b"},
            options=imported,
        )

    engine.cluster.kubectl("-n", "default", "create", "configmap", "kubernetes-provider-import", "--from-literal=a=b")
    assert engine.up(program) == {"create": 1, "import": 1}
    assert engine.up(program) == {"same": 2}


def test_what_was_deleted_behind_our_back_is_made_again(engine: Engine) -> None:
    def program() -> None:
        make(k8s.core.v1.ConfigMap, "config", metadata=metadata("config"), data={"a": "b"})

    engine.up(program)
    engine.kubectl("delete", "configmap/config")
    assert engine.refresh(program) == {"same": 1, "delete": 1}
    assert engine.up(program) == {"same": 1, "create": 1}
    engine.kubectl("delete", "configmap/config")
