"""Every rule refuses something: a request that differs from a sound one by what the rule is about."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.azure_provider.azure import Azure
from tests.azure_provider.identifiers import inputs_in
from tests.azure_provider.kinds import KINDS
from tests.azure_provider.refusal import Refusal, RefusedError
from tests.azure_provider.rules import GENERAL, RULES
from tests.azure_provider.rules.names import NAMES as NAME_RULES
from tests.azure_provider.rules.rule import Given, Rules
from tests.azure_provider.settings import Settings
from tests.unit.azure_provider import world
from tests.unit.azure_provider.case import Case, DeletionCase
from tests.unit.azure_provider.cases_clusters import CLUSTER_CASES, CLUSTER_DELETIONS
from tests.unit.azure_provider.cases_network import NETWORK_CASES, NETWORK_DELETIONS
from tests.unit.azure_provider.cases_pools import POOL_CASES
from tests.unit.azure_provider.cases_services import (
    GENERAL_CASES,
    IDENTITY_CASES,
    NAMES,
    SERVICE_CASES,
    SERVICE_DELETIONS,
)

CASES = (*NETWORK_CASES, *CLUSTER_CASES, *POOL_CASES, *IDENTITY_CASES, *SERVICE_CASES, *GENERAL_CASES)
DELETIONS = (*NETWORK_DELETIONS, *CLUSTER_DELETIONS, *SERVICE_DELETIONS)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("azure")
    world.subscription(folder)
    return folder


@pytest.fixture
def azure(furnished: Path, tmp_path: Path) -> Azure:
    """A subscription of the test's own, in which everything is there."""
    shutil.copytree(furnished, tmp_path / "azure")
    return Azure(Settings(tmp_path / "azure", seconds=0))


def name_of(rule: object) -> str:
    """Module and name, the same for a pool's rule inside a cluster."""
    return f"{getattr(rule, '__module__', '').rpartition('.')[2]}.{getattr(rule, '__name__', '')}"


def rules_of(kind: str) -> Rules:
    own = RULES.get(f"azure-native:{kind}", Rules())
    return Rules((*GENERAL.inputs, *own.inputs), (*GENERAL.writes, *own.writes), (*GENERAL.deletions, *own.deletions))


def every_rule() -> set[str]:
    tables = [GENERAL, *RULES.values()]
    return {name_of(rule) for table in tables for rule in (*table.inputs, *table.writes, *table.deletions)}


def refusals(azure: Azure, case: Case) -> Iterator[Refusal]:
    """Of the case's rule alone."""
    sound = world.NEW[case.kind]
    before = None
    inputs = world.changed(sound, **case.changes)
    case.prepared(azure)
    if case.updates:
        write = world.write_of(azure, case.kind, inputs)
        before = azure.read(write.id) or azure.create(f"azure-native:{case.kind}", world.changed(sound, **case.first))
    write = world.write_of(azure, case.kind, inputs, before)
    rules = rules_of(case.kind)
    for rule in rules.inputs:
        if name_of(rule) == case.rule:
            yield from rule(Given(inputs))
    for written in rules.writes:
        if name_of(written) == case.rule:
            yield from written(write)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_rule_refuses_what_it_is_about(azure: Azure, case: Case) -> None:
    said = "\n".join(map(str, refusals(azure, case)))
    assert re.search(case.says, said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_rule_lets_sound_inputs_pass(azure: Azure, case: Case) -> None:
    if not case.updates and case.kind not in world.NEEDS:
        assert list(refusals(azure, Case(case.rule, case.kind))) == []


@pytest.mark.parametrize("case", DELETIONS, ids=lambda case: f"{case.rule}: {case.says}")
def test_a_deletion_is_refused(azure: Azure, case: DeletionCase) -> None:
    case.prepared(azure)
    record = azure.read(case.id)
    assert record is not None
    with pytest.raises(RefusedError, match=case.says):
        azure.delete(record.token, record.id)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_a_name_is_refused(azure: Azure, kind: str, name: str) -> None:
    inputs = world.changed(world.NEW[kind], **{KINDS[f"azure-native:{kind}"].name_input: name})
    said = "\n".join(map(str, refusals(azure, Case("names.name_is_allowed", kind, inputs))))
    assert "InvalidResourceName" in said


def test_every_name_rule_is_tried() -> None:
    assert {kind for kind, _ in NAMES} == set(NAME_RULES)


def test_every_rule_is_tried() -> None:
    tried = {case.rule for case in (*CASES, *DELETIONS)} | {"names.name_is_allowed"}
    assert every_rule() == tried


@pytest.mark.parametrize("rule", sorted({case.rule for case in CASES}))
def test_every_tried_rule_belongs_to_its_kind(rule: str) -> None:
    kinds = {case.kind for case in CASES if case.rule == rule}
    for kind in kinds:
        rules = rules_of(kind)
        assert rule in {name_of(each) for each in (*rules.inputs, *rules.writes)}


def test_all_refusals_come_at_once(azure: Azure) -> None:
    inputs = world.changed(world.NEW["containerservice:AgentPool"], agentPoolName="User", maxPods=5, vmSize="large")
    with pytest.raises(RefusedError) as refused:
        azure.create("azure-native:containerservice:AgentPool", inputs)
    assert len(refused.value.refusals) == 3


def test_an_id_tells_the_inputs_that_make_it() -> None:
    assert inputs_in(KINDS["azure-native:network:Subnet"], world.NODES) == {
        "resourceGroupName": "rg",
        "virtualNetworkName": "network",
        "subnetName": "nodes",
    }
