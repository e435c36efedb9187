import pytest
from pulumi_keda_functions.projects import Json
from pulumi_keda_functions.scaling.disabled import is_disabled

from tests.unit.sample import app, function


@pytest.mark.parametrize(
    ("written", "settings", "content", "expected"),
    [
        pytest.param(False, {}, {}, False, id="runs"),
        pytest.param(True, {}, {}, True, id="function.json says so"),
        pytest.param("Off", {"Off": "1"}, {}, True, id="function.json names a setting"),
        pytest.param("%Which%", {"Which": "Off", "Off": "True"}, {}, True, id="through another setting"),
        pytest.param("Off", {}, {}, False, id="which is not there"),
        pytest.param(False, {"AzureWebJobs.F.Disabled": "true"}, {}, True, id="by its own setting"),
        pytest.param(False, {"AzureWebJobs_f_Disabled": "1"}, {}, True, id="in the form that shells keep"),
        pytest.param(True, {"AzureWebJobs_f_Disabled": "0"}, {}, False, id="the setting beats function.json"),
        pytest.param(False, {}, {"functions": ["g"]}, True, id="not in the list of host.json"),
        pytest.param(False, {}, {"functions": ["F"]}, False, id="in the list of host.json"),
        pytest.param(
            False, {"AzureFunctionsJobHost__functions__0": "f"}, {"functions": ["g"]}, False, id="a setting lists it"
        ),
    ],
)
def test_is_disabled(
    written: bool | str, settings: dict[str, str | None], content: dict[str, Json], expected: bool
) -> None:
    assert is_disabled(function("httpTrigger", disabled=written), app(settings, content)) is expected
