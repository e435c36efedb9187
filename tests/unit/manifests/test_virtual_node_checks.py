from typing import Any

import pytest
from pulumi_keda_functions.manifests.workload_identity import WorkloadIdentity
from pulumi_keda_functions.placement_arguments import TolerationOperator, VirtualNodes, VirtualNodesBackend
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.values import Setting, Value

from tests.unit.manifests.pods import declared
from tests.unit.sample import HTTP, IMAGE, QUEUE, TIMER, messages

REQUIRE, PREFER, NEVER = VirtualNodes.REQUIRE, VirtualNodes.PREFER, VirtualNodes.NEVER
CLIENT = "00000000-0000-0000-0000-000000000001"
PUBLIC = f"docker.io/contoso/orders@sha256:{'0' * 64}"
PULL = (
    "image: virtual nodes of the add-on pull with a pull secret alone, where virtual machines use their identity: "
    "give registry_credentials or image_pull_secrets, unless the registry lets everybody pull"
)
ARGS = {"containers": [{"name": "functions", "args": ["--verbose"]}]}
TOLERANT = {"tolerations": [{"key": "virtual-kubelet.io/provider", "operator": "Exists"}]}


@pytest.mark.parametrize("wanted", [REQUIRE, PREFER])
def test_what_the_user_wrote_last_is_checked_too(wanted: VirtualNodes) -> None:
    with pytest.raises(InvalidInputError, match=r"Deployment orders-events.spec.template.spec.containers\[0\].args: "):
        declared(QUEUE, virtual_nodes=wanted, pod_override=ARGS)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param({}, id="no virtual nodes"),
        pytest.param({"tolerations": [{"operator": TolerationOperator.EXISTS}]}, id="taints that do not matter"),
        pytest.param(
            {"virtual_nodes": REQUIRE, "virtual_nodes_backend": VirtualNodesBackend.V2_HELM},
            id="virtual nodes that can do it",
        ),
    ],
)
def test_elsewhere_pods_are_free(arguments: dict[str, Any]) -> None:
    assert declared(QUEUE, pod_override=ARGS, **arguments).warnings == ()


def test_a_toleration_that_was_written_last_counts() -> None:
    with pytest.raises(InvalidInputError, match="no arguments without a command"):
        declared(QUEUE, pod_override={**ARGS, **TOLERANT})


def test_pods_there_cannot_sign_in_by_identity_but_keda_can() -> None:
    with pytest.raises(InvalidInputError, match=r"spec.template.metadata.labels: .* no token for workload identity"):
        declared(QUEUE, HTTP, virtual_nodes=REQUIRE, identity=WorkloadIdentity(CLIENT))
    declared(QUEUE, virtual_nodes=REQUIRE, identity=WorkloadIdentity(keda_client_id=CLIENT))
    backend = VirtualNodesBackend.V2_HELM
    declared(QUEUE, virtual_nodes=REQUIRE, virtual_nodes_backend=backend, identity=WorkloadIdentity(CLIENT))


@pytest.mark.parametrize(
    ("image", "arguments", "told"),
    [
        pytest.param(IMAGE, {}, [PULL], id="Azure's registry"),
        pytest.param(Setting("image argument"), {}, [PULL], id="a registry that is not known yet"),
        pytest.param(PUBLIC, {}, [], id="another registry"),
        pytest.param(IMAGE, {"image_pull_secrets": ["pull"]}, [], id="a pull secret"),
        pytest.param(
            IMAGE, {"virtual_nodes_backend": VirtualNodesBackend.V2_HELM}, [], id="virtual nodes with an identity"
        ),
        pytest.param(IMAGE, {"virtual_nodes": NEVER}, [], id="virtual machines"),
    ],
)
def test_images_are_pulled_with_a_secret(image: Value, arguments: dict[str, Any], told: list[str]) -> None:
    app = declared(QUEUE, TIMER, image=image, **{"virtual_nodes": REQUIRE, **arguments})
    assert messages(app.warnings) == told


def test_processor_time_is_a_doubtful_measure_there() -> None:
    trigger = {"type": "cpu", "metric_type": "Utilization", "metadata": {"value": "70"}}
    groups = {"events": {"triggers": [trigger]}, "http": {"triggers": [trigger]}}
    app = declared(QUEUE, HTTP, image=PUBLIC, virtual_nodes=PREFER, groups=groups)
    assert messages(app.warnings) == [
        "ScaledObject orders-events.triggers[1]: the metrics server has failed to read cpu from virtual nodes of the "
        "add-on: scale on the work that waits, or see that `kubectl top pods` shows these pods"
    ]
