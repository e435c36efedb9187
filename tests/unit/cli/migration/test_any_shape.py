"""Objects that somebody edited by hand may have any shape."""

import contextlib
import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.cli.migration.cut_over import CommandLine
from pulumi_keda_functions.cli.migration.kubernetes_objects import KubernetesObjects
from pulumi_keda_functions.cli.migration.migration import deployed_app
from pulumi_keda_functions.cli.migration.report import report
from pulumi_keda_functions.problems import InvalidInputError

from tests.unit.cli.migration.deployed import deployed_yaml, taken_over
from tests.unit.sample import HTTP, QUEUE

Place = tuple[str | int, ...]


def places(node: Any, above: Place = ()) -> Iterator[Place]:
    """Every place in a document."""
    within = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in within:
        yield (*above, key)
        yield from places(value, (*above, key))


DOCUMENTS = list(yaml.safe_load_all(deployed_yaml()))


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(list(places(DOCUMENTS))), st.sampled_from([None, 3, 1.5, True, "x", [], [3], {}]))
def test_whatever_is_in_an_object_nobody_sees_a_traceback(place: Place, value: object) -> None:
    documents = copy.deepcopy(DOCUMENTS)
    node: Any = documents
    *path, last = place
    for key in path:
        node = node[key]
    node[last] = value
    with contextlib.suppress(InvalidInputError):
        old = deployed_app("orders", KubernetesObjects.of(documents))
        assert report(taken_over(old, QUEUE, HTTP), CommandLine(), Path("program"))
