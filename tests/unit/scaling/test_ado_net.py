import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.scaling.ado_net import keywords


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Server=db;Database=shop", {"server": "db", "database": "shop"}, id="keywords ignore case"),
        pytest.param("User ID=sa; Initial Catalog = a b ;", {"userid": "sa", "initialcatalog": "a b"}, id="spaces"),
        pytest.param("Password=a=b", {"password": "a=b"}, id="an equals sign in a value"),
        pytest.param('Password="a;b""c"', {"password": 'a;b"c'}, id="double quotes"),
        pytest.param("Password='a;b''c';Server=db", {"password": "a;b'c", "server": "db"}, id="single quotes"),
        pytest.param("Password=;Server=db", {"password": "", "server": "db"}, id="an empty value"),
        pytest.param("Server=a;server=b", {"server": "b"}, id="the last one counts"),
        pytest.param(";;Server=a;;", {"server": "a"}, id="nothing between semicolons"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_keywords(text: str, expected: dict[str, str]) -> None:
    assert keywords(text) == expected


@pytest.mark.parametrize("text", ["secret", "Server=db;secret", "=secret", 'Password="secret'])
def test_what_is_no_connection_string_is_not_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is no connection string of the form Server=…;Database=…$"):
        keywords(text)


@given(st.text(alphabet="ab =;'\"\n", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = keywords(text)
    except ValueError:
        return
    assert all(found)
