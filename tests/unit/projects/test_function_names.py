"""Names: what the host refuses, and when two functions of one name are one."""

from dataclasses import replace

import pytest
from pulumi_keda_functions.projects import Binding, Function
from pulumi_keda_functions.projects.function_names import name_problems

WORK = Function("work", Binding("queueTrigger"), (), "function_app.py", 7)


def named(name: str) -> Function:
    return replace(WORK, name=name)


def under(condition: str | None) -> Function:
    return replace(WORK, conditional=condition)


@pytest.mark.parametrize("name", ["a", "Take_Order-2", "a" * 128])
def test_the_host_takes(name: str) -> None:
    assert name_problems([named(name)]) == []


@pytest.mark.parametrize("name", ["", "2nd", "_work", "take order", "größe", "a" * 129, "a\n"])
def test_the_host_refuses(name: str) -> None:
    assert [problem.message for problem in name_problems([named(name)])] == [f"{name!r} is no name for a function"]


@pytest.mark.parametrize(
    "functions",
    [
        pytest.param([WORK, WORK], id="always and always"),
        pytest.param([WORK, named("WORK")], id="letter case aside"),
        pytest.param([WORK, under("a")], id="always, and under a condition"),
        pytest.param([under("a"), WORK], id="under a condition, and always"),
        pytest.param([under("a"), under("b"), under("a")], id="twice under the same condition"),
    ],
)
def test_two_functions_of_one_name(functions: list[Function]) -> None:
    (problem,) = name_problems(functions)
    assert problem.message.endswith("has the name of the one at function_app.py:7, letter case aside")


def test_one_function_that_each_environment_has_in_its_own_way() -> None:
    assert name_problems([under("a"), under("not (a) and b"), under("not (a) and not (b)")]) == []
