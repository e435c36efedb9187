"""The pages about arguments, and that there is something to write on them."""

import ast
from pathlib import Path

import pytest

from tools.argument_docs.declarations import Declared, Module
from tools.argument_docs.pages import FOLDER, arguments, page, pages, parts
from tools.argument_docs.types import in_words

ARGS = '''
from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from .choices import Colour, Part


class Shared(TypedDict):
    """What both have."""

    title: str
    """A name | or two."""


class ThingArgs(Shared):
    """What a thing is made of."""

    parts_of_it: NotRequired[Mapping[str, Part]]
    """Its parts, over
    two lines. None when left out."""


class Unrelated:
    """No arguments."""
'''
CHOICES = '''
from enum import StrEnum
from typing import TypedDict


class Colour(StrEnum):
    """A colour."""

    RED = "red"
    """Like blood."""
    BLUE = "blue"


class Part(TypedDict):
    """A part."""

    colour: Colour
    """Its colour."""
'''


@pytest.fixture
def module(tmp_path: Path) -> Module:
    """A module of arguments, beside one that it imports from."""
    (tmp_path / "choices.py").write_text(CHOICES)
    (tmp_path / "thing_args.py").write_text(ARGS)
    return Module(tmp_path / "thing_args.py")


def test_a_page_holds_the_arguments_and_every_type_that_they_name(module: Module) -> None:
    assert pages(module.path.parent) == {
        "thing.md": """\
# Thing: arguments

<!-- Made by `python -m tools.argument_docs` of thing_args.py; a change here is lost. -->

What a thing is made of. The names are Python's: other languages write `partsOfIt` for `parts_of_it`.

| Argument | Takes | Effect |
|---|---|---|
| `title` (required) | text | A name \\| or two. |
| `parts_of_it` | [Part](#part) by name | Its parts, over two lines. None when left out. |

## Part

A part.

| Argument | Takes | Effect |
|---|---|---|
| `colour` (required) | [one of](#colour) `red`, `blue` | Its colour. |

## Colour

A colour.

| Value | Meaning |
|---|---|
| `red` | Like blood. |
| `blue` |  |
"""
    }


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("str", "text"),
        ("NotRequired[int]", "a whole number"),
        ("pulumi.Input[str]", "text or an Output"),
        ("NotRequired[Sequence[Input[str]]]", "a list of texts or Outputs"),
        ("Mapping[str, Sequence[str]]", "lists of texts by name"),
        ("Mapping[str, Any]", "anything by name"),
        ("Sequence[Part]", "a list of [Part](#part)"),
        ("Colour", "[one of](#colour) `red`, `blue`"),
        ("Unheard", "`Unheard`"),
        ("Callable[int]", "`Callable[int]`"),
    ],
)
def test_what_an_argument_takes_in_words(module: Module, annotation: str, words: str) -> None:
    assert in_words(ast.parse(annotation, mode="eval").body, module) == words


each_component = pytest.mark.parametrize("args", list(arguments()), ids=lambda args: args.name)


@each_component
def test_every_argument_and_every_choice_says_what_it_does(args: Declared) -> None:
    types = [args, *parts(args)]
    assert [f"{each.name}.{field.name}" for each in types for field in each.fields if not field.words] == []
    assert [each.name for each in types if not each.words] == []


@each_component
def test_every_argument_that_may_be_left_out_says_what_happens_then(args: Declared) -> None:
    assert [
        f"{declared.name}.{field.name}"
        for declared in (args, *parts(args))
        for field in declared.fields
        if not declared.is_choice and not field.is_required and not says_what_happens(field.words)
    ] == []


def says_what_happens(words: str) -> bool:
    return "left out" in words or words.startswith("The same ")


def test_the_pages_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "write them anew: python -m tools.argument_docs"


@each_component
def test_a_page_has_a_heading_for_every_link(args: Declared) -> None:
    text = page(args)
    headings = {line.removeprefix("## ").lower() for line in text.splitlines() if line.startswith("## ")}
    assert {part.partition(")")[0] for part in text.split("](#")[1:]} <= headings
