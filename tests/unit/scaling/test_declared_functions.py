from dataclasses import replace

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Binding
from pulumi_keda_functions.projects.model import ANY
from pulumi_keda_functions.projects.unread import unread
from pulumi_keda_functions.scaling import FunctionOverride, with_declared

from tests.unit.sample import HTTP, QUEUE, messages, project


def test_a_function_that_was_not_read_is_added_where_it_is_declared() -> None:
    declared = FunctionOverride(name="late", trigger="queueTrigger", settings={"queueName": "late"})
    read, added = with_declared(project(QUEUE), [declared]).functions
    assert read == QUEUE
    assert (added.name, added.trigger, added.where) == (
        "late",
        Binding("queueTrigger", {"queueName": "late"}),
        "functions[0]",
    )


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        pytest.param(
            FunctionOverride(name="process", settings={"connection": "Shop"}),
            Binding("queueTrigger", {"queueName": "orders", "connection": "Shop"}),
            id="its properties are laid over those that were read",
        ),
        pytest.param(
            FunctionOverride(name="PROCESS", trigger="QueueTrigger", settings={"queueName": "other"}),
            Binding("queueTrigger", {"queueName": "other"}),
            id="letter case does not matter, as to the host",
        ),
        pytest.param(
            FunctionOverride(name="process", trigger="kafkaTrigger", settings={"topic": "t"}),
            Binding("kafkaTrigger", {"topic": "t"}),
            id="another trigger takes nothing over",
        ),
        pytest.param(FunctionOverride(name="process"), QUEUE.trigger, id="a name alone changes nothing"),
    ],
)
def test_a_function_that_was_read_is_corrected(override: FunctionOverride, expected: Binding) -> None:
    corrected = with_declared(project(QUEUE, HTTP), [override])
    assert [function.trigger for function in corrected.functions] == [expected, HTTP.trigger]
    assert corrected.problems == ()


def test_declaring_a_function_settles_what_could_not_be_read() -> None:
    lost = unread("function_app.py:3", "functions are declared in a loop")
    found = replace(project(QUEUE), problems=(lost,))
    declared = FunctionOverride(name="late", trigger="timerTrigger", settings={"schedule": "0 0 3 * * *"})
    assert with_declared(found, []).problems[0].severity is Severity.ERROR
    assert with_declared(found, [FunctionOverride(name="process")]).problems[0].severity is Severity.ERROR
    assert with_declared(found, [declared]).problems[0].severity is Severity.WARNING


NAME = unread("function_app.py:5", "queueName of the trigger of function process cannot be read")
HALF_READ = replace(QUEUE, trigger=Binding("queueTrigger", {"connection": "Shop"}, {"queueName": NAME}))


def test_a_property_that_could_not_be_read_is_wrong_until_it_is_given() -> None:
    found = replace(project(HALF_READ), problems=(NAME,))
    late = FunctionOverride(name="late", trigger="timerTrigger", settings={"schedule": "0 0 3 * * *"})
    others = FunctionOverride(name="process", settings={"connection": "Orders"})
    given = FunctionOverride(name="process", settings={"queueName": "orders"})
    assert with_declared(found, [late]).problems == (NAME,)
    assert with_declared(found, [others]).problems == (NAME,)
    corrected = with_declared(found, [given])
    assert corrected.problems == ()
    assert corrected.functions[0].trigger.properties == {"connection": "Shop", "queueName": "orders"}


def test_properties_none_of_which_could_be_read_are_given_together() -> None:
    lost = unread("function_app.py:5", "properties of the trigger of function process cannot be read")
    unread_whole = replace(QUEUE, trigger=Binding("queueTrigger", {}, {ANY: lost}))
    found = replace(project(unread_whole), problems=(lost,))
    assert with_declared(found, [FunctionOverride(name="process")]).problems == (lost,)
    assert with_declared(found, [FunctionOverride(name="process", settings={"queueName": "orders"})]).problems == ()


def test_a_function_that_is_neither_read_nor_declared_and_one_given_twice() -> None:
    wrong = [FunctionOverride(name="proces"), FunctionOverride(name="process"), FunctionOverride(name="Process")]
    assert messages(with_declared(project(QUEUE), wrong).problems) == [
        "functions[0]: the project has no function 'proces': did you mean process? Or give its trigger to declare it",
        "functions[2]: Process is already given by functions[1]: keep one of the two",
    ]


def test_a_declared_trigger_is_one_that_the_host_takes() -> None:
    declared = FunctionOverride(name="late", trigger="queue")
    assert messages(with_declared(project(QUEUE), [declared]).problems) == [
        "functions[0].trigger: 'queue' is no trigger, which the host tells by the end of its type: "
        "write it as in function.json: queueTrigger"
    ]


def test_a_declared_name_is_one_that_the_host_takes() -> None:
    declared = FunctionOverride(name="no name", trigger="timerTrigger")
    assert messages(with_declared(project(QUEUE), [declared]).problems) == [
        "functions[0]: 'no name' is no name for a function: "
        "begin with a letter and go on with letters, digits, _ and -, 128 at most"
    ]


def test_a_function_that_environments_register_in_two_ways_keeps_both() -> None:
    ways = [replace(QUEUE, conditional="a"), replace(QUEUE, conditional="not (a)")]
    assert with_declared(project(*ways), []).functions == tuple(ways)
    corrected = with_declared(project(*ways), [FunctionOverride(name="process", settings={"queueName": "mails"})])
    assert [each.trigger.properties["queueName"] for each in corrected.functions] == ["mails", "mails"]
