"""Nothing that KEDA takes is refused, and nothing that is made wrong of it gets through."""

import pytest
from pulumi_keda_functions.keda.catalogue import catalogue_file, find_scaler, scaler_types
from pulumi_keda_functions.keda.kinds import Kind
from pulumi_keda_functions.keda.model import GivenTrigger
from pulumi_keda_functions.keda.triggers import problems_in_trigger
from pulumi_keda_functions.keda.version import PINNED

from tests.unit.keda.known_good import known_good
from tests.unit.keda.mutations import Mutation, mutations

KNOWN_GOOD = [pytest.param(trigger, id=name) for name, trigger in known_good()]
MUTATIONS = [
    pytest.param(mutation, id=f"{name}, {mutation.key} {mutation.what}")
    for name, trigger in known_good()
    for mutation in mutations(trigger)
]


@pytest.mark.parametrize("trigger", KNOWN_GOOD)
def test_what_keda_tests_with_has_no_problem(trigger: GivenTrigger) -> None:
    assert problems_in_trigger(trigger, "triggers[0]") == []


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_mistake_is_named(mutation: Mutation) -> None:
    problems = problems_in_trigger(mutation.trigger, "triggers[0]")
    assert any(mutation.key in problem.message for problem in problems), problems
    assert all(problem.where.startswith("triggers[0]") and problem.remedy for problem in problems)


def test_the_catalogue_is_that_of_the_keda_that_is_pinned() -> None:
    assert catalogue_file()["kedaVersion"] == PINNED


@pytest.mark.parametrize("scaler_type", scaler_types())
def test_every_entry_can_be_read_and_its_default_fits_it(scaler_type: str) -> None:
    scaler = find_scaler(scaler_type)
    assert scaler is not None
    for parameter in scaler.parameters.values():
        assert parameter.sources
        assert (
            parameter.default is None
            or parameter.kind in (Kind.TEXT, Kind.QUERY)
            or parameter.kind.fits(parameter.default)
        )
