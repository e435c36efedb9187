"""KEDA goes, and who is left behind."""

import pytest
from pulumi import automation
from pulumi_keda_functions import Keda, KedaArgs

from tests.cluster.keda_chart.bare_cluster import Hands, only_by_hand
from tests.cluster.keda_chart.conftest import exists, live
from tests.cluster.keda_chart.scaled import remove, somebodys_scaled_object, wait_for_ready
from tests.engine.conftest import EngineStack, Program
from tools.cluster import Cluster, ClusterError

REFUSAL = "keda-stays-while-scaledobjects-exist"


def only_keda(args: KedaArgs) -> Program:
    return lambda: _ignored(Keda("keda", args))


def _ignored(_: Keda) -> None:
    return None


def test_what_others_have_scaled_survives_keda_and_the_next_one_takes_it_on(
    stack: EngineStack, args: KedaArgs, bare: Cluster
) -> None:
    stack.up(only_keda(args))
    somebodys_scaled_object(bare, "foreign")
    stack.destroy()
    assert not exists(bare, "namespace/keda")
    assert exists(bare, "scaledobject/foreign", "foreign")
    assert exists(bare, "hpa/keda-hpa-foreign", "foreign")
    stack.up(only_keda(args))
    wait_for_ready(bare, "foreign")
    remove(bare, "foreign")


def test_definitions_go_when_nobody_needs_them(stack: EngineStack, args: KedaArgs, bare: Cluster, hands: Hands) -> None:
    del hands
    stack.up(only_keda({**args, "remove_crds": True}))
    with only_by_hand(bare):
        stack.destroy()
    assert bare.kubectl("get", "crd", "--output=name") == ""
    assert not exists(bare, "namespace/keda")
    assert not exists(bare, f"clusterrole/{REFUSAL}")


def test_definitions_that_somebody_needs_are_not_removed_and_neither_is_keda(
    stack: EngineStack, args: KedaArgs, bare: Cluster
) -> None:
    stack.up(only_keda({**args, "remove_crds": True}))
    somebodys_scaled_object(bare, "foreign")
    with only_by_hand(bare):
        with pytest.raises(automation.CommandError) as error:
            stack.destroy()
        assert f"job {REFUSAL} failed" in str(error.value)
        assert live(bare, "deployment/keda-operator")["status"]["readyReplicas"] == 1
        wait_for_ready(bare, "foreign")
        remove(bare, "foreign")
        stack.destroy()
    assert bare.kubectl("get", "crd", "--output=name") == ""


def test_a_namespace_that_a_dead_keda_holds_is_let_go_by_a_new_one(
    stack: EngineStack, args: KedaArgs, bare: Cluster, hands: Hands
) -> None:
    stack.up(only_keda(args))
    somebodys_scaled_object(bare, "foreign")
    hands.let_die()
    bare.kubectl("delete", "namespace", "foreign", "--wait=false")
    with pytest.raises(ClusterError):
        bare.kubectl("wait", "--for=delete", "namespace/foreign", "--timeout=3s")
    assert live(bare, "scaledobject/foreign", "foreign")["metadata"]["finalizers"] == ["finalizer.keda.sh"]
    hands.revive()
    bare.kubectl("wait", "--for=delete", "namespace/foreign", "--timeout=60s")


def test_a_namespace_that_a_dead_keda_holds_is_let_go_by_hand(
    stack: EngineStack, args: KedaArgs, bare: Cluster, hands: Hands
) -> None:
    stack.up(only_keda(args))
    somebodys_scaled_object(bare, "foreign")
    hands.let_die()
    stack.destroy()
    bare.kubectl("delete", "namespace", "foreign", "--wait=false")
    patch = '--patch={"metadata":{"finalizers":null}}'
    bare.kubectl("patch", "scaledobject/foreign", "--namespace=foreign", "--type=merge", patch)
    bare.kubectl("wait", "--for=delete", "namespace/foreign", "--timeout=60s")
    assert not exists(bare, "apiservice/v1beta1.external.metrics.k8s.io")
