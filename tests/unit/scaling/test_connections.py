import pytest
from pulumi_keda_functions.projects import Property
from pulumi_keda_functions.scaling import AppSettings
from pulumi_keda_functions.scaling.connections import Connection, find_connection
from pulumi_keda_functions.values import Joined, Setting

from tests.unit.sample import app, function, messages


def looked_up(written: Property, settings: dict[str, str | None]) -> Connection:
    properties = {} if written is None else {"connection": written}
    return find_connection(app(settings), function("queueTrigger", properties), "AzureWebJobsStorage")


@pytest.mark.parametrize(
    ("written", "settings", "expected"),
    [
        pytest.param(None, {"AzureWebJobsStorage": "x"}, Connection("AzureWebJobsStorage"), id="the default"),
        pytest.param("", {"AzureWebJobsStorage": "x"}, Connection("AzureWebJobsStorage"), id="empty is the default"),
        pytest.param("Orders", {"Orders": "x"}, Connection("Orders"), id="its own name"),
        pytest.param("Orders", {"Orders": None}, Connection("Orders"), id="a secret"),
        pytest.param("orders", {"ORDERS": "x"}, Connection("ORDERS"), id="case is ignored"),
        pytest.param(
            "Orders", {"Orders": "x", "AzureWebJobsOrders": "y"}, Connection("AzureWebJobsOrders"), id="prefix first"
        ),
        pytest.param(
            "Orders",
            {"AzureWebJobsOrders": "y", "ConnectionStrings:AzureWebJobsOrders": "z"},
            Connection("ConnectionStrings__AzureWebJobsOrders"),
            id="connection strings before settings",
        ),
        pytest.param(
            "Orders",
            {"ConnectionStrings__Orders": "y", "Orders": "x"},
            Connection("ConnectionStrings__Orders"),
            id="and without the prefix",
        ),
        pytest.param(
            "Orders",
            {"Orders__queueServiceUri": "u"},
            Connection("Orders", uses_identity=True),
            id="a section",
        ),
        pytest.param(
            "Orders", {"Orders": "x", "Orders__clientId": "u"}, Connection("Orders"), id="a value beats a section"
        ),
        pytest.param("%Which%", {"Which": "Orders", "Orders": "x"}, Connection("Orders"), id="named by a setting"),
        pytest.param(
            Joined(("Or", Setting("Which", "ders"))), {"Orders": "x"}, Connection("Orders"), id="from the environment"
        ),
    ],
)
def test_the_order_in_which_the_host_looks(
    written: Property, settings: dict[str, str | None], expected: Connection
) -> None:
    assert looked_up(written, settings) == expected


@pytest.mark.parametrize(
    ("written", "settings", "message"),
    [
        pytest.param(
            "Orders",
            {},
            "function_app.py:7: f: connection is 'Orders', and no setting provides it: "
            "add Orders to settings, or Orders__… for an identity",
            id="nowhere",
        ),
        pytest.param(
            "Orders",
            {"orderz": "x"},
            "function_app.py:7: f: connection is 'Orders', and no setting provides it: "
            "did you mean orderz? Or add Orders to settings, or Orders__… for an identity",
            id="misspelt",
        ),
        pytest.param(
            "%Which%",
            {},
            "function_app.py:7: f: connection is '%Which%', and no setting is called Which: add Which to settings",
            id="the name itself is missing",
        ),
        pytest.param(
            "%Which%",
            {"Which": None},
            "function_app.py:7: f: connection is '%Which%', which is not known before `up`: "
            "give the settings that it names as plain text: they decide which connection is used",
            id="the name is an Output",
        ),
        pytest.param(
            "Orders",
            {"Orders": ""},
            "function_app.py:7: f: its connection Orders is empty: give Orders a value",
            id="an empty string",
        ),
    ],
)
def test_what_is_wrong_with_a_connection(written: str, settings: dict[str, str | None], message: str) -> None:
    assert messages(looked_up(written, settings).problems) == [message]


def test_without_settings_every_connection_is_taken_to_be_there() -> None:
    assumed = app()
    assumed = type(assumed)(assumed.host, AppSettings(assumed=True))
    assert find_connection(assumed, function("queueTrigger", {"connection": "Orders"}), "x") == Connection("Orders")
