import pytest
from pulumi_keda_functions.values import (
    Derived,
    Joined,
    Setting,
    Value,
    describe,
    in_words,
    joined,
    resolve,
    reveals,
    settings_in,
)


def upper(text: str) -> str:
    return text.upper()


SETTINGS = {"A": "x", "B": "y"}
PREFIXED = Joined(("p-", Setting("A")))


@pytest.mark.parametrize(
    ("value", "text", "described", "words"),
    [
        pytest.param("plain", "plain", "plain", "plain", id="text is itself"),
        pytest.param(Setting("A"), "x", {"setting": "A"}, "<A>", id="a setting"),
        pytest.param(Setting("C", "d"), "d", {"setting": "C", "default": "d"}, "<C or 'd'>", id="a default"),
        pytest.param(Setting("A", "d"), "x", {"setting": "A", "default": "d"}, "<A or 'd'>", id="a default unused"),
        pytest.param(PREFIXED, "p-x", {"parts": ["p-", {"setting": "A"}]}, "p-<A>", id="parts in a row"),
        pytest.param(
            Derived(upper, PREFIXED),
            "P-X",
            {"derived": "upper", "from": {"parts": ["p-", {"setting": "A"}]}},
            "upper of p-<A>",
            id="a function of a value",
        ),
    ],
)
def test_the_three_readers_of_a_value(value: Value, text: str, described: object, words: str) -> None:
    assert resolve(value, SETTINGS) == text
    assert describe(value) == described
    assert in_words(value) == words


def test_a_setting_that_is_neither_given_nor_defaulted_is_named() -> None:
    with pytest.raises(KeyError, match="C"):
        resolve(Joined(("a", Setting("C"))), SETTINGS)


@pytest.mark.parametrize(
    ("parts", "simplest"),
    [
        pytest.param(["a", "b"], "ab", id="texts melt"),
        pytest.param([], "", id="nothing is empty text"),
        pytest.param(["", Setting("A"), ""], Setting("A"), id="one part is itself"),
        pytest.param(["a", Joined(("b", Setting("A"))), "c"], Joined(("ab", Setting("A"), "c")), id="rows in rows"),
    ],
)
def test_joined_is_in_its_simplest_form(parts: list[Value], simplest: Value) -> None:
    assert joined(*parts) == simplest


def test_only_a_digest_hides_what_it_is_made_of() -> None:
    hidden = Derived(upper, Setting("A"), reveals=False)
    assert not reveals(Joined(("name-", hidden)))
    assert reveals(Joined((Setting("B"), hidden)))
    assert settings_in(Joined((Setting("B"), hidden))) == {Setting("A"), Setting("B")}
