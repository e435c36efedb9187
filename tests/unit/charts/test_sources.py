import pytest
from pulumi_keda_functions.charts.sources import Source, source

MIRROR = "https://charts.contoso.com"
OFFICIAL = "https://kedacore.github.io/charts"


@pytest.mark.parametrize(
    ("chart", "version", "repository", "expected"),
    [
        pytest.param(None, None, None, Source("keda", "2.21.0", OFFICIAL), id="nothing said: the tested one"),
        pytest.param(None, "2.20.2", None, Source("keda", "2.20.2", OFFICIAL), id="another version"),
        pytest.param("our-keda", None, MIRROR, Source("our-keda", "2.21.0", MIRROR), id="a mirror of one's own"),
        pytest.param("./keda", None, MIRROR, Source("./keda", None, None), id="a folder has one version"),
        pytest.param("keda-2.21.0.tgz", None, None, Source("keda-2.21.0.tgz", None, None), id="an archive"),
        pytest.param(
            "oci://contoso.azurecr.io/keda",
            None,
            MIRROR,
            Source("oci://contoso.azurecr.io/keda", "2.21.0", None),
            id="OCI",
        ),
    ],
)
def test_where_a_chart_comes_from(
    chart: str | None, version: str | None, repository: str | None, expected: Source
) -> None:
    assert source(chart, version, repository, usual="keda", tested="2.21.0") == expected
