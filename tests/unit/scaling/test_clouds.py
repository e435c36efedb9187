import pytest
from pulumi_keda_functions.scaling.clouds import cloud_metadata, cloud_of
from pulumi_keda_functions.values import Derived, Setting, Value

from tests.unit.sample import app


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("contoso.servicebus.windows.net", "AzurePublicCloud", id="the public cloud"),
        pytest.param("Contoso.servicebus.usgovcloudapi.NET", "AzureUSGovernmentCloud", id="in any case"),
        pytest.param("https://c.blob.core.chinacloudapi.cn:443/x", "AzureChinaCloud", id="a URI"),
        pytest.param("usgovcloudapi.net.example", "AzurePublicCloud", id="a name that only looks alike"),
        pytest.param("", "AzurePublicCloud", id="nothing"),
    ],
)
def test_cloud_of(address: str, expected: str) -> None:
    assert cloud_of(address) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("c.servicebus.windows.net", {}, id="KEDA assumes the public cloud"),
        pytest.param("c.servicebus.chinacloudapi.cn", {"cloud": "AzureChinaCloud"}, id="another cloud is named"),
        pytest.param(None, {"cloud": Derived(cloud_of, Setting("Host"))}, id="one that is known at up is derived"),
    ],
)
def test_cloud_metadata(address: str | None, expected: dict[str, Value]) -> None:
    assert cloud_metadata(app({"Host": address}), Setting("Host")) == expected
