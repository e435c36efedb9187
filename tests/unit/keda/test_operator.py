import pytest
from pulumi_keda_functions.keda.operator import sufficient, version_of_operator


@pytest.mark.parametrize(
    ("images", "labels", "version"),
    [
        pytest.param(["ghcr.io/kedacore/keda:2.21.0"], {}, "2.21.0", id="the chart's image"),
        pytest.param(["mcr.microsoft.com/oss/v2/kedacore/keda:v2.17.2-1"], {}, "2.17.2", id="AKS' image"),
        pytest.param(["mirror:5000/keda:2.20.2@sha256:abc"], {}, "2.20.2", id="a tag and a digest"),
        pytest.param(
            ["mirror:5000/keda@sha256:abc"], {"app.kubernetes.io/version": "2.20.2"}, "2.20.2", id="a digest: the label"
        ),
        pytest.param(
            ["keda:main"], {"app.kubernetes.io/version": "2.20.2"}, "2.20.2", id="a tag that is no version: the label"
        ),
        pytest.param(["istio-proxy:main", "keda:2.19.0"], {}, "2.19.0", id="beside another container"),
    ],
)
def test_the_version_of_an_operator(images: list[str], labels: dict[str, str], version: str) -> None:
    assert version_of_operator(images, labels) == version


def test_an_operator_that_does_not_tell_its_version() -> None:
    with pytest.raises(ValueError, match="neither the tag of keda:main nor the label"):
        version_of_operator(["keda:main"], {"app.kubernetes.io/version": "latest"})


def test_a_keda_is_as_good_as_its_minor_version() -> None:
    assert sufficient("2.20.0", "2.20.2") == "2.20.0"
    with pytest.raises(ValueError, match=r"KEDA 2\.19\.0 runs, and apps are written for 2\.20\.2"):
        sufficient("2.19.0", "2.20.2")
