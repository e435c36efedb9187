from typing import Any

import pytest
from pulumi_keda_functions.app_arguments import AppArguments

from tests.unit.manifests.rendered import container, objects, told
from tests.unit.sample import HTTP, QUEUE


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param({}, {"requests": {"cpu": "100m", "memory": "256Mi"}}, id="nothing chosen: requests, no limits"),
        pytest.param(
            {"cpu_request": "500m", "memory_request": "1Gi"},
            {"requests": {"cpu": "500m", "memory": "1Gi"}},
            id="requests",
        ),
        pytest.param(
            {"cpu_limit": "2", "memory_limit": "1Gi"},
            {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"cpu": "2", "memory": "1Gi"}},
            id="limits",
        ),
        pytest.param(
            {"memory_limit": "128Mi"},
            {"requests": {"cpu": "100m", "memory": "128Mi"}, "limits": {"memory": "128Mi"}},
            id="a limit below the request of every pod",
        ),
        pytest.param(
            {"cpu_request": "1", "groups": {"http": {"cpu_request": "2"}}},
            {"requests": {"cpu": "2", "memory": "256Mi"}},
            id="a group's own",
        ),
    ],
)
def test_requests_and_limits(arguments: AppArguments, expected: dict[str, Any]) -> None:
    assert container(HTTP, arguments=arguments)["resources"] == expected


def test_a_choice_for_one_group_leaves_the_others_alone() -> None:
    made = objects(HTTP, QUEUE, arguments={"groups": {"events": {"memory_request": "2Gi"}}})
    requests = {
        role: each["spec"]["template"]["spec"]["containers"][0]["resources"]["requests"]["memory"]
        for role, each in made.items()
        if each["kind"] == "Deployment"
    }
    assert requests == {"http-deployment": "256Mi", "events-deployment": "2Gi"}


@pytest.mark.parametrize(
    ("arguments", "problems"),
    [
        pytest.param(
            {"cpu_limit": "2 cores"},
            ["cpu_limit: '2 cores' is no amount of cpu: write it as Kubernetes does: 250m or 1.5"],
            id="no amount",
        ),
        pytest.param(
            {"groups": {"http": {"memory_request": "0"}}},
            ["groups['http'].memory_request: '0' is no amount of memory: write it as Kubernetes does: 512Mi or 2Gi"],
            id="nothing",
        ),
        pytest.param(
            {"memory_request": "1Gi", "memory_limit": "512Mi"},
            ["memory_request: memory_request 1Gi is above memory_limit 512Mi: lower the request or raise the limit"],
            id="a request above its limit",
        ),
        pytest.param(
            {"cpu_request": "1500m", "groups": {"http": {"cpu_limit": "1"}}},
            ["groups['http'].cpu_limit: cpu_request 1500m is above cpu_limit 1: lower the request or raise the limit"],
            id="the app's request above a group's limit",
        ),
    ],
)
def test_what_kubernetes_would_refuse_is_told(arguments: AppArguments, problems: list[str]) -> None:
    assert told(HTTP, arguments=arguments) == problems
