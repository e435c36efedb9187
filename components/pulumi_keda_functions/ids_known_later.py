"""Ids that are Outputs, checked as soon as they are known: before anything is made of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar, cast

import pulumi

from .azure.given_ids import Form, Forms, with_ids
from .inputs import Input
from .problems import Problem

Declared = TypeVar("Declared", bound=Mapping[str, Any])
Check = Callable[[str], Problem | None]


def with_ids_checked(name: str, told: Declared, forms: Forms) -> Declared:
    """The arguments of the component `name`, whose ids fail when they turn out to be none."""
    checked: dict[tuple[int, Form], pulumi.Input[str]] = {}

    def check(form: Form, where: str, value: Input[str]) -> pulumi.Input[str]:
        # What is given twice stays the same: Azure refuses a second assignment of the same role.
        key = id(value), form
        if key not in checked:
            checked[key] = checked_when_known(name, value, partial(form.problem_in, where))
        return checked[key]

    return cast("Declared", with_ids(told, forms, check))


def checked_when_known(name: str, value: Input[str], problem_in: Check) -> pulumi.Input[str]:
    """`value` as it is where it is plain text, which is checked before; an Output with the check.

    It fails with RunError, which tells the component and the argument.
    """
    if isinstance(value, str):
        return value
    output = pulumi.Output.from_input(cast("pulumi.Input[str]", value))
    return pulumi.Output.all(output, output.is_secret()).apply(partial(_fitting, name, problem_in))


def _fitting(name: str, problem_in: Check, text_and_secrecy: list[Any]) -> str:
    text, is_secret = text_and_secrecy
    problem = problem_in(text)
    if problem is None:
        return cast("str", text)
    shown = replace(problem, message="is a secret, and no such id") if is_secret else problem
    raise pulumi.RunError(f"{name}: {shown}")
