import pytest
from pulumi_keda_functions.cli.migration.changes import Change

from tests.unit.cli.migration.deployed import deployed, taken_over
from tests.unit.sample import HTTP, QUEUE, STORAGE, TIMER

BOUNDS = ("  cooldownPeriod: 2\n", "  cooldownPeriod: 2\n  minReplicaCount: 1\n  maxReplicaCount: 8\n")


def change(what: str, *replaced: tuple[str, str], **settings: str) -> Change | None:
    """The change of that name, in an app with a queue, HTTP and a timer."""
    migration = taken_over(deployed({**STORAGE, **settings}, *replaced), QUEUE, HTTP, TIMER)
    return next((each for each in migration.changes if each.what == what), None)


def sides(found: Change | None) -> tuple[str, str]:
    assert found is not None
    return found.before, found.after


def test_each_group_gets_a_deployment_of_its_own() -> None:
    new = "orders-app-http, orders-app-events, orders-app-resident"
    assert sides(change("Deployments")) == ("orders-http, orders", new)


@pytest.mark.parametrize(
    ("replaced", "before", "after", "has_reason"),
    [
        pytest.param((), "0 to 100 (KEDA's own)", "0 to 10", True, id="KEDA's own maximum is none"),
        pytest.param((BOUNDS,), "1 to 8", "1 to 8", False, id="bounds that were chosen are kept"),
        pytest.param(
            (("kind: ScaledObject", "kind: Gone"),), "0", "0 to 10", False, id="what did not scale had what it had"
        ),
    ],
)
def test_replicas(replaced: tuple[tuple[str, str], ...], before: str, after: str, has_reason: bool) -> None:
    found = change("Replicas", *replaced)
    assert sides(found) == (
        f"1 for orders-http, {before} for orders",
        f"1 for http (show), {after} for events (process), 1 for resident (nightly)",
    )
    assert found is not None
    assert bool(found.why) == has_reason


def test_a_load_balancer_becomes_a_service_inside_the_cluster() -> None:
    found = change("Service")
    assert sides(found) == ("LoadBalancer orders-http", "ClusterIP orders-app-http")
    assert found is not None
    assert "http_exposure" in found.why


def test_callers_keep_their_keys_and_pods_lose_their_rights() -> None:
    keys = "Secret func-keys-kube-secret-orders"
    assert sides(change("Function keys")) == (keys, f"{keys}, which the pods can only read")
    assert sides(change("ServiceAccount")) == (
        "orders-function-keys-identity-svc-act, which may read, change and delete every Secret of the namespace",
        "orders-app, without any right",
    )


def test_an_account_that_somebody_chose_is_no_more_than_a_name() -> None:
    own = ("serviceAccountName: orders-function-keys-identity-svc-act", "serviceAccountName: shop")
    assert sides(change("ServiceAccount", own)) == ("shop", "orders-app")


def test_the_host_id_becomes_one_for_all_unless_it_was() -> None:
    assert sides(change("Host id")) == ("the name of each pod", "one for all pods")
    assert change("Host id", AzureFunctionsWebHost__hostid="orders-of-shop") is None


def test_probes_and_settings() -> None:
    found = change("Probes")
    assert found is not None
    assert found.before == "startup at / and readiness at /"
    assert sides(change("Settings from")) == ("Secret orders", "Secret orders-app-settings-…")
