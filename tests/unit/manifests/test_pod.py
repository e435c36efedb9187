from tests.unit.manifests.rendered import objects, template
from tests.unit.sample import HTTP, QUEUE


def test_pods_have_the_priority_of_their_group() -> None:
    made = objects(
        HTTP, QUEUE, arguments={"priority_class_name": "low", "groups": {"http": {"priority_class_name": "high"}}}
    )
    priorities = {
        role: each["spec"]["template"]["spec"]["priorityClassName"]
        for role, each in made.items()
        if each["kind"] == "Deployment"
    }
    assert priorities == {"http-deployment": "high", "events-deployment": "low"}


def test_pods_have_the_clusters_priority_by_default() -> None:
    assert "priorityClassName" not in template(HTTP)["spec"]
