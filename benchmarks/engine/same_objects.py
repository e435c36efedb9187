"""Whether two stacks hold the same objects, without which their times could not be compared."""

import json
from collections.abc import Iterable

from ..errors import BenchmarkError
from .state import Resource

COMPARED = ("type", "inputs", "dependencies")


def require_same_objects(ours: Iterable[Resource], hand_written: Iterable[Resource]) -> None:
    """Raises BenchmarkError with the name of an object that is not in both, or not the same in both."""
    left, right = (_objects(resources) for resources in (ours, hand_written))
    different = sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
    if different:
        raise BenchmarkError(
            f"FunctionApp and benchmarks/program/hand_written.py do not make the same of {different[0]!r} and "
            f"{len(different) - 1} more: write in hand_written.py what FunctionApp makes now"
        )


def _objects(resources: Iterable[Resource]) -> dict[str, str]:
    """By resource name: what the program said of each Kubernetes object, wherever it lies in the tree and cluster."""
    return {_name(str(each["urn"])): _said(each) for each in resources if str(each["type"]).startswith("kubernetes:")}


def _said(resource: Resource) -> str:
    said = {key: resource.get(key) for key in COMPARED}
    dependencies = said["dependencies"]
    if isinstance(dependencies, list):
        said["dependencies"] = sorted(_name(urn) for urn in dependencies)
    inputs = said["inputs"]
    namespace = inputs["metadata"]["namespace"] if isinstance(inputs, dict) else ""
    return json.dumps(said, sort_keys=True).replace(f'"{namespace}"', '"<namespace>"')


def _name(urn: str) -> str:
    return urn.rpartition("::")[2]
