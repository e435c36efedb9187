"""The tables of decorators against the installed library, so that they cannot drift."""

import inspect
import re

import azure.functions.decorators.function_app as library
import pytest
from azure.functions.decorators.core import BlobSource
from azure.functions.decorators.http import HttpMethod
from pulumi_keda_functions.projects.python_v2.apps import HARMLESS, HTTP_METHODS, SETTINGS
from pulumi_keda_functions.projects.python_v2.binding_decorators import BINDINGS
from pulumi_keda_functions.projects.python_v2.bindings import DECORATORS, MEMBERS_BY_VALUE
from pulumi_keda_functions.projects.python_v2.trigger_decorators import TRIGGERS

DURABLE = {
    "orchestration_trigger": "orchestrationTrigger",
    "entity_trigger": "entityTrigger",
    "activity_trigger": "activityTrigger",
    "durable_client_input": "durableClient",
}
"""Decorators that the library passes on to azure-functions-durable, with that library's types."""


def offered(*apis: type) -> set[str]:
    """The public methods of the library's mixins."""
    return {name for api in apis for name in vars(api) if not name.startswith("_")}


def test_every_trigger_of_the_library_is_in_the_table() -> None:
    assert offered(library.TriggerApi) - HARMLESS == TRIGGERS.keys()


def test_every_binding_of_the_library_is_in_the_table() -> None:
    assert offered(library.BindingApi) == BINDINGS.keys()


def test_every_other_decorator_is_known() -> None:
    assert offered(library.SettingsApi) | {"function_name", "http_type"} == SETTINGS


@pytest.mark.parametrize("name", DECORATORS)
def test_parameters_stand_in_the_librarys_order(name: str) -> None:
    signature = inspect.signature(getattr(library.FunctionApp, name))
    expected = [
        parameter.name
        for parameter in signature.parameters.values()
        if parameter.name != "self" and parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    ours = DECORATORS[name].parameters
    assert list(ours[: len(expected)]) == expected
    assert set(ours[len(expected) :]) <= DECORATORS[name].unwritten


@pytest.mark.parametrize("name", DECORATORS)
def test_types_are_the_librarys(name: str) -> None:
    assert DECORATORS[name].type == DURABLE.get(name, library_type(name))


def library_type(name: str) -> str | None:
    """The type that the decorator's binding class gives itself."""
    source = inspect.getsource(getattr(library.FunctionApp, name))
    binding = re.search(r"(?:trigger|binding)\s*=\s*(\w+)\(", source)
    if binding is None:
        return None
    found = getattr(library, binding[1]).get_binding_name()
    return found if isinstance(found, str) else None


def test_enum_members_that_are_written_by_value() -> None:
    assert {member.name: member.value for member in BlobSource} == MEMBERS_BY_VALUE


def test_methods_of_a_web_application() -> None:
    assert tuple(method.name for method in HttpMethod) == HTTP_METHODS
