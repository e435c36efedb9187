import uuid

from pulumi_keda_functions.azure.built_in_roles import IDS


def test_every_role_has_an_id_of_its_own() -> None:
    assert len(set(IDS.values())) == len(IDS)
    assert all(str(uuid.UUID(each)) == each for each in IDS.values())


def test_roles_that_everything_hangs_on() -> None:
    assert IDS["AcrPull"] == "7f951dda-4ed3-4680-a7ca-43fe172d538d"
    assert IDS["Network Contributor"] == "4d97b98b-1d4f-4787-a291-c67834d212e7"
