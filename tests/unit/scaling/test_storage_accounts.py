import pytest
from pulumi_keda_functions.scaling.storage_accounts import problem_in_account


@pytest.mark.parametrize(
    ("text", "is_account"),
    [
        pytest.param("DefaultEndpointsProtocol=https;AccountName=c;AccountKey=eA==", True, id="a key"),
        pytest.param("accountname=c; AccountKey = eA==;", True, id="in any case and spacing"),
        pytest.param("BlobEndpoint=https://c.blob.core.windows.net;SharedAccessSignature=sv=1", True, id="a signature"),
        pytest.param("", True, id="what is empty is told elsewhere"),
        pytest.param("UseDevelopmentStorage=true", True, id="and so is the emulator"),
        pytest.param("garbage", False, id="no fields"),
        pytest.param("https://c.queue.core.windows.net", False, id="an address"),
        pytest.param("AccountName=c", False, id="no key"),
        pytest.param("Endpoint=sb://c.servicebus.windows.net;SharedAccessKey=x", False, id="of another service"),
    ],
)
def test_a_connection_string_leads_to_an_account(text: str, is_account: bool) -> None:
    problem = problem_in_account("settings['Orders']", text)
    assert (problem is None) is is_account
    assert problem is None or (problem.where == "settings['Orders']" and text not in str(problem))
