"""What every component does with arguments that are none."""

from typing import Any

import pulumi
import pytest
from pulumi_keda_functions import (
    AksCluster,
    ContainerRegistry,
    FunctionApp,
    FunctionIdentity,
    FunctionImage,
    FunctionStack,
    Keda,
)

from tests.mocks.conftest import Created

COMPONENTS = (AksCluster, ContainerRegistry, FunctionApp, FunctionIdentity, FunctionImage, FunctionStack, Keda)


@pytest.mark.parametrize("component", COMPONENTS)
@pytest.mark.parametrize(("args", "told"), [(None, "is missing"), (["project"], "is of type list")])
def test_arguments_are_a_mapping(component: Any, args: object, told: str, created: Created) -> None:
    with pytest.raises(pulumi.RunError) as raised:
        component("orders", args)
    assert str(raised.value).splitlines()[1:] == [f"  - args: {told}: give a mapping of names"]
    assert created.all == []
