from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NotRequired, TypedDict

import pulumi
import pytest
from pulumi_keda_functions.arguments import checked
from pulumi_keda_functions.problems import InvalidInputError

from tests.unit.sample import messages


class Colour(StrEnum):
    RED = "red"
    LIGHT_BLUE = "light_blue"


class Part(TypedDict):
    name: str
    weight: NotRequired[int]


class Whole(TypedDict):
    title: str
    image: NotRequired[pulumi.Input[str]]
    size: NotRequired[int]
    open: NotRequired[bool]
    parts: NotRequired[Sequence[Part]]
    by_name: NotRequired[Mapping[str, Part]]
    free: NotRequired[Mapping[str, Any]]
    colour: NotRequired[Colour]


class Output:
    """As far as the check knows Pulumi's."""


def test_what_is_right_comes_back_as_it_is() -> None:
    given = {"title": "a", "size": 2, "open": False, "parts": [{"name": "x"}], "free": {"queueLength": 5}}
    assert checked(given, Whole) == (given, [])


def test_what_is_none_counts_as_left_out() -> None:
    assert checked({"title": "a", "size": None}, Whole) == ({"title": "a"}, [])


def test_a_whole_number_may_come_as_the_plugin_host_hands_it_over() -> None:
    told, problems = checked({"title": "a", "size": 5.0, "parts": [{"name": "x", "weight": 2.0}]}, Whole)
    assert (told, problems) == ({"title": "a", "size": 5, "parts": [{"name": "x", "weight": 2}]}, [])
    assert isinstance(told["size"], int)


def test_what_is_free_comes_back_in_json_s_own_kinds() -> None:
    free = {"behavior": {"policies": [{"value": 4.0, "tolerance": 0.5}], "off": None}}
    told, problems = checked({"title": "a", "free": free}, Whole)
    assert told["free"] == {"behavior": {"policies": [{"value": 4, "tolerance": 0.5}], "off": None}}
    assert isinstance(told["free"]["behavior"]["policies"][0]["value"], int)
    assert problems == []


@pytest.mark.parametrize("given", [Colour.LIGHT_BLUE, "light_blue"])
def test_a_choice_may_come_as_its_text(given: object) -> None:
    assert checked({"title": "a", "colour": given}, Whole) == ({"title": "a", "colour": Colour.LIGHT_BLUE}, [])


def test_an_input_may_be_known_later() -> None:
    image = Output()
    assert checked({"title": "a", "image": image}, Whole) == ({"title": "a", "image": image}, [])


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        pytest.param({}, "title: is missing: give title", id="left out"),
        pytest.param({"title": ""}, "title: is missing: give title", id="empty"),
        pytest.param({"title": Output()}, "title: is an Output: give plain text", id="not known yet"),
        pytest.param({"title": "a", "sise": 1}, "sise: there is no such argument: did you mean size?", id="misspelt"),
        pytest.param({"title": "a", "size": 2.5}, "size: is 2.5: give a whole number", id="a fraction"),
        pytest.param({"title": "a", "size": True}, "size: is True: give a whole number", id="a truth"),
        pytest.param({"title": "a", "open": "no"}, "open: is 'no': give true or false", id="text"),
        pytest.param(
            {"title": "a", "colour": "blue"}, "colour: is 'blue': choose among red, light_blue", id="no such choice"
        ),
        pytest.param(
            {"title": "a", "colour": Output()},
            "colour: is an Output: choose among red, light_blue",
            id="a choice that is not known yet",
        ),
        pytest.param({"title": "a", "parts": "x"}, "parts: is of type str: give a list", id="text for a list"),
        pytest.param({"title": "a", "parts": [{}]}, "parts[0].name: is missing: give name", id="within a list"),
        pytest.param(
            {"title": "a", "parts": ["x"]},
            "parts[0]: is of type str: give a mapping with name, weight",
            id="an item of another kind",
        ),
        pytest.param(
            {"title": "a", "by_name": {"x": {"name": "n", "weigth": 1}}},
            "by_name['x'].weigth: there is no such argument: did you mean weight?",
            id="within a mapping",
        ),
        pytest.param({"title": "a", "free": 5}, "free: is of type int: give a mapping of names", id="no mapping"),
        pytest.param(
            {"title": "a", "free": {"x": Output()}},
            "free['x']: is an Output: give text, a number, True, False, a list or a mapping",
            id="free, and not known yet",
        ),
        pytest.param(
            {"title": "a", "by_name": Output()},
            "by_name: is an Output as a whole, so that its names are not known before `up`: "
            "give a mapping of names, whose values may be Outputs",
            id="a mapping that is not known yet",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(given: dict[str, object], problem: str) -> None:
    assert messages(checked(given, Whole)[1]) == [problem]


def test_a_part_without_what_it_requires_is_absent_as_a_whole() -> None:
    told, problems = checked({"title": "a", "parts": [{"weight": 1}, {"name": 5}, {"name": "x"}]}, Whole)
    assert told == {"title": "a", "parts": [{"name": "x"}]}
    assert messages(problems) == [
        "parts[0].name: is missing: give name",
        "parts[1].name: is of type int: give plain text, in quotes",
    ]


def test_what_is_wrong_is_absent_and_the_rest_is_there() -> None:
    told, problems = checked({"title": "a", "size": "x", "open": True}, Whole)
    assert told == {"title": "a", "open": True}
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(None, "args: is missing: give a mapping of names", id="nothing"),
        pytest.param(["title"], "args: is of type list: give a mapping of names", id="a list"),
        pytest.param(Output(), "args: is an Output: give a mapping of names", id="not known yet"),
    ],
)
def test_arguments_that_are_no_mapping_are_refused(given: object, told: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        checked(given, Whole)  # type: ignore[arg-type] # that is the point
    assert messages(raised.value.problems) == [told]
