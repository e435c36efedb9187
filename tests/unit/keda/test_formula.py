import pytest
from pulumi_keda_functions.keda.formula import is_balanced, names_in


@pytest.mark.parametrize(
    ("formula", "names"),
    [
        pytest.param("(a + b_1) / 2", ["a", "b_1"], id="arithmetic"),
        pytest.param("a > 1e3 ? a : 0x1F", ["a"], id="numbers are no names"),
        pytest.param("max([a, b]) + float(a)", ["a", "b"], id="functions are no names"),
        pytest.param("let c = a * 2; c + b", ["a", "b"], id="its own variables are no names"),
        pytest.param("'a' == \"b\" and not (c in [1]) // d", ["c"], id="neither are texts, words and comments"),
        pytest.param("a.b ?? nil", ["a"], id="nor members"),
        pytest.param("my-queue", ["my", "queue"], id="a dash is a minus"),
    ],
)
def test_the_names_in_a_formula(formula: str, names: list[str]) -> None:
    assert list(names_in(formula)) == names


@pytest.mark.parametrize(
    ("formula", "balanced"),
    [
        pytest.param("max([a, (b)])", True, id="nested"),
        pytest.param("'(' == a", True, id="a bracket in a text"),
        pytest.param("(a", False, id="not closed"),
        pytest.param("a)", False, id="not opened"),
        pytest.param("(a]", False, id="closed by another"),
    ],
)
def test_brackets_match(formula: str, balanced: bool) -> None:
    assert is_balanced(formula) is balanced
