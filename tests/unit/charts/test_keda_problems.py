from typing import Any

import pytest
from pulumi_keda_functions.charts.keda_problems import PEM, problems_in_keda
from pulumi_keda_functions.keda_arguments import KedaCertificates, KedaMode, KedaMonitors
from pulumi_keda_functions.placement_arguments import TolerationOperator

ADD_ON = {"mode": KedaMode.AKS_ADD_ON, "kubernetes_version": "1.35"}
CLIENT = "00000000-0000-0000-0000-000000000001"
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
        pytest.param(EXISTING | {"client_id": CLIENT}, "client_id", "left as it is", id="existing: no identity"),
        pytest.param(EXISTING | {"remove_crds": True}, "remove_crds", "left as it is", id="existing: nothing removed"),
        pytest.param({"version": "newest"}, "version", "'newest' is no version", id="no version of KEDA"),
        pytest.param({"version": "2.7.1"}, "version", "no workload identity", id="too old"),
        pytest.param({"tenant_id": CLIENT}, "tenant_id", "without client_id", id="half an identity"),
        pytest.param({"client_id": "me"}, "client_id", "'me' is no id", id="no client id"),
        pytest.param(
            {"client_id": CLIENT, "tenant_id": "contoso"}, "tenant_id", "'contoso' is no id", id="no tenant's id"
        ),
        pytest.param(
            {"client_id": CLIENT, "workload_identity": False},
            "workload_identity",
            "is off, and client_id is given",
            id="an identity that nobody signs in as",
        ),
        pytest.param({"version": "3.0.0"}, "version", "3.0.0 is newer than 2.21.0", id="a KEDA that is not tried"),
        pytest.param({"namespace": "Keda!"}, "namespace", "'Keda!' is no name for a namespace", id="no namespace"),
        pytest.param({"watch_namespaces": ["a", ""]}, "watch_namespaces[1]", "'' is no name", id="none to watch"),
        pytest.param({"release_name": "Keda!"}, "release_name", "'Keda!' is no name of a release", id="no release"),
        pytest.param(
            {"image_registry": "https://contoso.azurecr.io/"}, "image_registry", "is no registry", id="an address"
        ),
        pytest.param({"repository": "ftp://x"}, "repository", "'ftp://x' is no address", id="no repository of charts"),
        pytest.param(
            {"repository": "https://ci:hunter2@charts.contoso.com/keda"},
            "repository",
            "has credentials in its URL",
            id="a password in an address",
        ),
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
            {"tolerations": [EVERY_TAINT | {"key": "a", "value": "b"}]},
            "tolerations[0]",
            "has a value beside operator Exists",
            id="any value, and one",
        ),
        pytest.param(
            {"operator_resources": {"cpu_request": "much"}},
            "operator_resources.cpu_request",
            "'much' is no amount of cpu",
            id="no amount",
        ),
        pytest.param(
            {"operator_resources": {"memory_request": "2Gi", "memory_limit": "1Gi"}},
            "operator_resources.memory_request",
            "memory_request 2Gi is above memory_limit 1Gi",
            id="more than its limit",
        ),
        pytest.param(
            {"webhooks_resources": {"cpu_request": "2"}},
            "webhooks_resources.cpu_request",
            "cpu_request 2 is above cpu_limit 1",
            id="more than the chart's limit",
        ),
        pytest.param(
            {"http_add_on": {"min_interceptors": 5, "max_interceptors": 2}},
            "http_add_on.min_interceptors",
            "min_interceptors 5 is above max_interceptors 2",
            id="interceptors from 5 to 2",
        ),
        pytest.param(
            {"http_add_on": {"max_interceptors": 2}},
            "http_add_on.max_interceptors",
            "min_interceptors 3 is above max_interceptors 2",
            id="fewer interceptors than the chart's least",
        ),
        pytest.param({"http_add_on": {"scalers": 0}}, "http_add_on.scalers", "is 0", id="nobody whom KEDA asks"),
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
        pytest.param(
            {"certificates": KedaCertificates.OWN, "certificates_secret": "s", "certificate_authority": "nope"},
            "certificate_authority",
            "is no certificate in PEM",
            id="no certificate",
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
        ADD_ON | {"client_id": CLIENT, "http_add_on": {}},
        EXISTING | {"namespace": "tools", "version": "2.17.2", "cosmos_db_scaler": {}},
        {"certificates": KedaCertificates.OWN, "certificates_secret": "s", "certificate_authority": f"{PEM}\n…"},
        {"workload_identity": True, "client_id": CLIENT, "image_registry": "contoso.azurecr.io/mirror"},
        {"client_id": object(), "operator_resources": {"cpu_request": "1"}, "http_add_on": {"min_interceptors": 1}},
    ],
)
def test_what_fits(chosen: Any) -> None:
    assert [*problems_in_keda(chosen, chosen)] == []
