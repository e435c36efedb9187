from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.scaling import AppSettings, ByIdentity, BySecrets, ScalingPlan, plan, with_arguments
from pulumi_keda_functions.scaling.model import Principal
from pulumi_keda_functions.values import Derived, Setting, resolve

from tests.unit.sample import STORAGE, function, messages, project

BUS = function("serviceBusTrigger", {"queueName": "orders", "connection": "Bus"}, name="ship")
LISTEN = "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=x"
ADDRESS = "contoso.servicebus.windows.net"


def planned(settings: dict[str, str | None], arguments: AppArguments) -> ScalingPlan:
    return plan(project(BUS), with_arguments(AppSettings.of({**STORAGE, **settings}), arguments))


def authentication(scaled: ScalingPlan) -> object:
    (found,) = scaled.authentications
    return found


def test_keda_signs_in_with_its_own_connection_string() -> None:
    scaled = planned({"Bus": LISTEN}, {"keda_settings": {"Bus": "Manage"}})
    assert authentication(scaled) == BySecrets({"connection": Setting("Bus for KEDA")})
    assert scaled.problems == ()


def test_keda_signs_in_by_identity_where_the_app_has_a_connection_string() -> None:
    scaled = planned({"Bus": LISTEN}, {"keda_settings": {"Bus__fullyQualifiedNamespace": ADDRESS}})
    assert authentication(scaled) == ByIdentity()
    (trigger,) = scaled.groups[0].triggers
    namespace = trigger.metadata["namespace"]
    assert isinstance(namespace, Derived)
    assert resolve(namespace, {"Bus__fullyQualifiedNamespace for KEDA": ADDRESS}) == "contoso"
    assert [(role.name, role.principal) for role in scaled.roles] == [
        ("Azure Service Bus Data Owner", Principal.KEDA),
    ]


def test_keda_signs_in_with_a_connection_string_where_the_app_has_an_identity() -> None:
    scaled = planned({"Bus__fullyQualifiedNamespace": ADDRESS}, {"keda_settings": {"Bus": "Manage"}})
    assert authentication(scaled) == BySecrets({"connection": Setting("Bus for KEDA")})
    assert [(role.name, role.principal) for role in scaled.roles] == [
        ("Azure Service Bus Data Receiver", Principal.APP),
    ]


def test_what_the_app_itself_lacks_stays_wrong() -> None:
    assert messages(planned({}, {"keda_settings": {"Bus": "Manage"}}).problems) == [
        "function_app.py:7: ship: connection is 'Bus', and no setting provides it: add Bus to settings, or Bus__… for "
        "an identity"
    ]


def test_a_group_s_own_connection_scales_its_functions() -> None:
    scaled = planned({}, {"groups": {"events": {"settings": {"Bus": LISTEN}}}})
    assert authentication(scaled) == BySecrets({"connection": Setting("Bus of events")})
    assert scaled.problems == ()


BATCH = "AzureFunctionsJobHost__extensions__queues__batchSize"


def test_a_group_s_own_host_setting_that_the_host_would_refuse() -> None:
    scaled = planned({"Bus": LISTEN}, {"groups": {"events": {"settings": {BATCH: "99"}}}})
    assert messages(scaled.problems) == [
        f"groups['events'].settings['{BATCH}']: extensions.queues.batchSize is '99': 1 to 32 is allowed: correct it"
    ]


def test_a_group_s_own_host_setting_changes_its_targets() -> None:
    calls = "AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls"
    scaled = planned({"Bus": LISTEN}, {"groups": {"events": {"settings": {calls: "3"}}}})
    assert scaled.groups[0].triggers[0].metadata["messageCount"] == "3"
