import pytest
from pulumi_keda_functions.keda.aks_add_on import keda_version, problems_in_kubernetes_version


@pytest.mark.parametrize(
    ("kubernetes", "keda"),
    [
        pytest.param("1.33", "2.16.1", id="in the table"),
        pytest.param("1.35.4", "2.17.0", id="a patch"),
        pytest.param("1.34", "2.16.1", id="between two: as before"),
        pytest.param("1.36", "2.19.0", id="the newest"),
        pytest.param("1.40", "2.19.0", id="newer than the table: at least that"),
    ],
)
def test_the_keda_of_a_cluster(kubernetes: str, keda: str) -> None:
    assert keda_version(kubernetes) == keda


@pytest.mark.parametrize(
    ("text", "words"), [("v1.35", "no version"), ("newest", "no version"), ("1.27", "older than 1.30")]
)
def test_a_kubernetes_that_there_is_not(text: str, words: str) -> None:
    (problem,) = problems_in_kubernetes_version(text)
    assert words in problem.message
