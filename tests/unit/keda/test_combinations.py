"""The rules speak of parameters that there are."""

import pytest
from pulumi_keda_functions.keda.catalogue import Source, find_scaler
from pulumi_keda_functions.keda.combinations import RULES
from pulumi_keda_functions.keda.kinds import Kind
from pulumi_keda_functions.keda.requirements import Apart, AtLeast, Beside, Needs, Rule
from pulumi_keda_functions.keda.since import PARAMETERS, SCALERS


def names_in(rule: Rule) -> list[str]:
    match rule:
        case Needs(options, _, condition, unless):
            others = [unless, condition.parameter if condition else None]
            return [*options, *(name for name in others if name is not None)]
        case Beside(given, needed):
            return [given, needed]
        case Apart(first, second):
            return [first, second]
        case AtLeast(parameter):
            return [parameter]
        case _:
            return []


@pytest.mark.parametrize("scaler_type", RULES)
def test_rules_name_parameters_of_their_scaler_by_their_first_name(scaler_type: str) -> None:
    scaler = find_scaler(scaler_type)
    assert scaler is not None
    for rule in RULES[scaler_type]:
        for name in names_in(rule):
            assert scaler.parameters[name].same_as is None
        if isinstance(rule, AtLeast):
            assert scaler.parameters[rule.parameter].kind in (Kind.INTEGER, Kind.NUMBER)
        if isinstance(rule, Needs) and rule.condition:
            known = scaler.parameters[rule.condition.parameter]
            assert Source.METADATA in known.sources
            assert (
                known.kind is Kind.BOOLEAN or known.name == "authModes" or rule.condition.values <= set(known.allowed)
            )


def test_what_came_later_is_in_the_catalogue() -> None:
    for scaler_type in SCALERS:
        assert find_scaler(scaler_type) is not None
    for scaler_type, name in PARAMETERS:
        scaler = find_scaler(scaler_type)
        assert scaler is not None
        assert name in scaler.parameters
