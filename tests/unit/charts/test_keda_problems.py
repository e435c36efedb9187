from typing import Any

import pytest
from pulumi_keda_functions.charts.keda_problems import problems_in_keda
from pulumi_keda_functions.keda_arguments import KedaCertificates, KedaMode, KedaMonitors
from pulumi_keda_functions.placement_arguments import TolerationOperator

ADD_ON = {"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "1.35"}
EXISTING = {"mode": KedaMode.EXISTING}
EVERY_TAINT = {"operator": TolerationOperator.EXISTS}


@pytest.mark.parametrize(
    ("chosen", "where", "message"),
    [
        pytest.param(ADD_ON | {"values": {}}, "values", "mode aks_add_on", id="AKS takes no values"),
        pytest.param(ADD_ON | {"namespace": "keda"}, "namespace", "AKS decides", id="AKS has its own namespace"),
        pytest.param(ADD_ON | {"version": "2.20.2"}, "version", "AKS decides", id="AKS has its own version"),
        pytest.param(
            ADD_ON | {"high_availability": True}, "high_availability", "AKS decides", id="AKS has its own replicas"
        ),
        pytest.param({"mode": KedaMode.AKS_ADD_ON}, "kubernetes_version", "is missing", id="which AKS?"),
        pytest.param(
            {"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "newest"},
            "kubernetes_version",
            "no version",
            id="no version",
        ),
        pytest.param(
            {"kubernetes_version": "1.35"}, "kubernetes_version", "mode helm", id="Helm asks the cluster itself"
        ),
        pytest.param(EXISTING | {"client_id": "x"}, "client_id", "left as it is", id="existing: no identity"),
        pytest.param(EXISTING | {"remove_crds": True}, "remove_crds", "left as it is", id="existing: nothing removed"),
        pytest.param({"version": "newest"}, "version", "'newest' is no version", id="no version of KEDA"),
        pytest.param({"version": "2.7.1"}, "version", "no workload identity", id="too old"),
        pytest.param({"tenant_id": "t"}, "tenant_id", "without client_id", id="half an identity"),
        pytest.param(
            {"tolerations": [{"key": "virtual-kubelet.io/provider"}]},
            "tolerations[0]",
            "virtual nodes",
            id="virtual nodes",
        ),
        pytest.param(
            {"tolerations": [EVERY_TAINT]}, "tolerations[0]", "virtual nodes", id="every taint is theirs, too"
        ),
        pytest.param({"tolerations": [{"value": "x"}]}, "tolerations[0]", "has no key", id="a toleration of nothing"),
        pytest.param(
            {"operator_resources": {"cpu_request": "much"}},
            "operator_resources.cpu_request",
            "'much' is no amount of cpu",
            id="no amount",
        ),
        pytest.param(
            {"prometheus_monitors": KedaMonitors.POD_MONITORS},
            "prometheus_monitors",
            "no metrics",
            id="monitors of nothing",
        ),
        pytest.param(
            {"prometheus_monitor_labels": {"a": "b"}},
            "prometheus_monitor_labels",
            "without monitors",
            id="labels of nothing",
        ),
        pytest.param(
            {"certificates": KedaCertificates.OWN, "certificates_secret": "s"},
            "certificate_authority",
            "is missing",
            id="nobody would trust it",
        ),
        pytest.param({"certificates_secret": "s"}, "certificates_secret", "certificates generated", id="not its own"),
        pytest.param(
            {"certificate_issuer": {"name": "x"}}, "certificate_issuer", "certificates generated", id="nobody is asked"
        ),
        pytest.param({"atomic": True, "wait": False}, "atomic", "does not wait for", id="atomic without waiting"),
        pytest.param({"timeout_seconds": 0}, "timeout_seconds", "0 is no time", id="no time"),
        pytest.param({"removal_check_image": "x"}, "removal_check_image", "without remove_crds", id="nothing to check"),
        pytest.param({"values": ["x"]}, "values", "no mapping", id="values are a mapping"),
        pytest.param({"cosmos_db_scaler": {}}, "cosmos_db_scaler", "of its own since 2.21", id="a scaler too many"),
    ],
)
def test_what_does_not_fit_is_told(chosen: Any, where: str, message: str) -> None:
    problems = [*problems_in_keda(chosen, chosen)]
    assert [problem.where for problem in problems] == [where]
    assert message in problems[0].message


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        ADD_ON | {"client_id": "x", "http_add_on": {}},
        EXISTING | {"namespace": "tools", "version": "2.17.2", "cosmos_db_scaler": {}},
        {"certificates": KedaCertificates.OWN, "certificates_secret": "s", "certificate_authority": "pem"},
    ],
)
def test_what_fits(chosen: Any) -> None:
    assert [*problems_in_keda(chosen, chosen)] == []
