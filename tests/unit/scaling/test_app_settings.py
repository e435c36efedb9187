import pytest
from pulumi_keda_functions.scaling import AppSettings, environment_name, problem_in_text, problems_in_names
from pulumi_keda_functions.scaling.app_settings import problems_of_unknown_shape

from tests.unit.sample import messages


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        pytest.param("QueueName", "QueueName", id="as it is"),
        pytest.param("ConnectionStrings:Orders", "ConnectionStrings__Orders", id="colons become two underscores"),
        pytest.param("AzureWebJobs.f.Disabled", "AzureWebJobs_f_Disabled", id="shells drop names with dots"),
        pytest.param("My.Dotted.Name", "My.Dotted.Name", id="other dots stay"),
    ],
)
def test_environment_name(name: str, variable: str) -> None:
    assert environment_name(name) == variable


def test_names_ignore_case_and_keep_their_spelling() -> None:
    settings = AppSettings.of({"ConnectionStrings:Orders": "x"})
    assert settings.find("connectionstrings__orders") == "ConnectionStrings__Orders"
    assert settings.text("CONNECTIONSTRINGS:ORDERS") == "x"
    assert settings.find("Orders") is None


def test_problems_in_names() -> None:
    assert messages(problems_in_names(["A", "a", "1st", "B C"])) == [
        "settings['a']: is the same setting as 'A', since the host ignores case and reads ':' as '__': "
        "keep one of the two",
        "settings['1st']: cannot be an environment variable: letters, digits, '-', '_' and '.' are allowed, "
        "at most 253, no digit first: rename it",
        "settings['B C']: cannot be an environment variable: letters, digits, '-', '_' and '.' are allowed, "
        "at most 253, no digit first: rename it",
    ]


@pytest.mark.parametrize(
    ("text", "is_fit"),
    [
        pytest.param("UseDevelopmentStorage=true", False, id="the short form of the emulator"),
        pytest.param("usedevelopmentstorage = TRUE;", False, id="in any case and spacing"),
        pytest.param("AccountName=d;AccountKey=eA==;QueueEndpoint=http://10.1.2.3:1/d;", True, id="addressed in full"),
        pytest.param("Say UseDevelopmentStorage=true", True, id="only as a part of its own"),
    ],
)
def test_only_the_short_form_of_the_emulator_is_unfit_for_a_cluster(text: str, is_fit: bool) -> None:
    assert (problem_in_text("Storage", text) is None) is is_fit


def test_the_host_s_own_storage_is_an_account() -> None:
    problem = problem_in_text("azurewebjobsstorage", "garbage")
    assert messages([problem] if problem else []) == [
        "settings['azurewebjobsstorage']: is no connection string of a storage account: it has no AccountName and "
        "AccountKey: give it as the Azure portal shows it: DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…"
    ]
    assert problem_in_text("Mode", "garbage") is None


def test_settings_that_decide_what_is_made_must_be_plain_text() -> None:
    settings = AppSettings.of({"AzureWebJobs.f.Disabled": None, "AzureFunctionsJobHost__a": None, "Other": None})
    assert [problem.where for problem in problems_of_unknown_shape(settings)] == [
        "settings['AzureFunctionsJobHost__a']",
        "settings['AzureWebJobs_f_Disabled']",
    ]
