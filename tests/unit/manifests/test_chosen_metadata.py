import pytest
from pulumi_keda_functions.app_arguments import AppArguments

from tests.unit.manifests.rendered import objects, told
from tests.unit.sample import HTTP, QUEUE


def test_every_object_carries_them_and_the_apps_own() -> None:
    chosen: AppArguments = {
        "create_namespace": True,
        "labels": {"cost-center": "4711"},
        "annotations": {"contoso.com/owner": "the orders team"},
        "groups": {"events": {"paused": True}},
    }
    made = objects(HTTP, QUEUE, arguments=chosen)
    for each in made.values():
        assert each["metadata"]["labels"]["cost-center"] == "4711"
        assert each["metadata"]["labels"]["app.kubernetes.io/managed-by"] == "keda-functions"
        assert each["metadata"]["annotations"]["contoso.com/owner"] == "the orders team"
    assert made["events-scaled-object"]["metadata"]["annotations"]["autoscaling.keda.sh/paused"] == "true"


def test_pods_have_their_own() -> None:
    chosen: AppArguments = {"labels": {"a": "b"}, "pod_labels": {"c": "d"}, "pod_annotations": {"e": "f"}}
    deployment = objects(HTTP, arguments=chosen)["http-deployment"]
    about = deployment["spec"]["template"]["metadata"]
    assert about["labels"].items() >= deployment["spec"]["selector"]["matchLabels"].items()
    assert (about["labels"]["c"], about["annotations"]) == ("d", {"e": "f"})
    assert "a" not in about["labels"]
    assert "c" not in deployment["metadata"]["labels"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        pytest.param(
            {"pod_labels": {"app.kubernetes.io/component": "x"}},
            "pod_labels['app.kubernetes.io/component']: the app sets this label itself: use another key",
            id="the label that finds the pods",
        ),
        pytest.param(
            {"groups": {"http": {"pod_labels": {"owner": "the orders team"}}}},
            "groups['http'].pod_labels['owner']: 'the orders team' cannot be a label's value: "
            "write up to 63 letters, digits, '-', '_' and '.', or make it an annotation",
            id="a value with blanks",
        ),
        pytest.param(
            {"annotations": {"a/b/c": "x"}},
            "annotations['a/b/c']: Kubernetes takes no such key: write name or domain/name, "
            "the name up to 63 letters, digits, '-', '_' and '.'",
            id="a key with two slashes",
        ),
        pytest.param(
            {"labels": {"A.com/b": "x"}},
            "labels['A.com/b']: Kubernetes takes no such key: write name or domain/name, "
            "the name up to 63 letters, digits, '-', '_' and '.'",
            id="a domain in capitals",
        ),
    ],
)
def test_what_kubernetes_would_refuse_is_told(arguments: AppArguments, problem: str) -> None:
    assert told(HTTP, arguments=arguments) == [problem]
