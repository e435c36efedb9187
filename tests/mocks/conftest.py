"""Components against a recorder instead of an engine."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pulumi
import pytest
from google.protobuf import json_format
from pulumi.runtime import mocks, rpc
from pulumi.runtime.proto import resource_pb2

from tests.conftest import collect_failed_programs
from tests.mocks import azure_answers

Json = None | bool | float | str | list["Json"] | dict[str, "Json"]
SECRET = "secret"


@dataclass(frozen=True)
class Registered:
    """A resource as the engine is told of it."""

    type: str
    name: str
    parent: str
    """`<type>::<name>`; the stack's is empty."""
    after: frozenset[str]
    """Names of the resources that it depends on."""
    inputs: Mapping[str, Json]
    """With every secret as `{"secret": value}`."""
    left_alone: tuple[str, ...] = ()
    """Inputs whose changes are ignored, by their paths."""


class Created(mocks.MockMonitor):
    """Every resource that a program registers, in order."""

    def __init__(self) -> None:
        super().__init__(_Echo())
        self.all: list[Registered] = []

    def RegisterResource(self, request: resource_pb2.RegisterResourceRequest) -> resource_pb2.RegisterResourceResponse:  # noqa: N802 - the protocol's name
        if request.type != "pulumi:pulumi:Stack":
            inputs = _secrets_marked(json_format.MessageToDict(request.object))
            assert isinstance(inputs, dict)
            parent = request.parent.split("::", 2)[-1].split("$")[-1]
            after = frozenset(urn.split("::")[-1] for urn in request.dependencies)
            self.all.append(
                Registered(
                    request.type,
                    request.name,
                    "" if ":Stack::" in parent else parent,
                    after,
                    inputs,
                    tuple(request.ignoreChanges),
                )
            )
        response: resource_pb2.RegisterResourceResponse = super().RegisterResource(request)  # type: ignore[no-untyped-call] # so it comes
        return response

    def run(self, program: Callable[[], Mapping[str, pulumi.Output[object]]]) -> dict[str, object]:
        """Run a program to its end and answer the values of the outputs that it returns."""
        values: dict[str, object] = {}

        def keep(known: dict[str, object]) -> None:
            values.update(known)

        mocks.test(lambda: pulumi.Output.all(**program()).apply(keep))()
        return values

    @property
    def types(self) -> dict[str, str]:
        """Each resource's type, by its name."""
        return {each.name: each.type for each in self.all}

    def only(self, name: str) -> Registered:
        """The one resource of that name."""
        (found,) = [each for each in self.all if each.name == name]
        return found


class _Echo(mocks.Mocks):
    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, object]]:
        # A Stash answers with what it was first given.
        kept = {"output": args.inputs["input"]} if args.typ == "pulumi:index:Stash" else {}
        if args.typ == "docker-build:index:Image":
            kept = {"ref": f"{args.inputs['tags'][0]}@sha256:{'a' * 64}"}
        if args.typ == "docker:index/image:Image":
            kept = {"repoDigest": f"contoso.azurecr.io/orders@sha256:{'a' * 64}"}
        of_azure = azure_answers.computed(args.typ, args.name, args.inputs)
        resource_id = azure_answers.resource_id(args.typ, args.name) or f"{args.name}-id"
        return resource_id, {**args.inputs, **kept, **of_azure}

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, object], list[tuple[str, str]]]:
        if (answer := azure_answers.answered(args.token)) is not None:
            return answer, []
        message = f"unexpected invoke of {args.token}"
        raise AssertionError(message)


def _secrets_marked(value: Json) -> Json:
    match value:
        case dict() if value.get(rpc._special_sig_key) == rpc._special_secret_sig:
            return {SECRET: _secrets_marked(value["value"])}
        case dict():
            return {key: _secrets_marked(inner) for key, inner in value.items()}
        case list():
            return [_secrets_marked(inner) for inner in value]
        case _:
            return value


@pytest.fixture(autouse=True)
def an_event_loop() -> None:
    """For Outputs that fixtures make. What has called `asyncio.run` before leaves the thread without one."""
    try:
        asyncio.get_event_loop_policy().get_event_loop()
    except RuntimeError:
        asyncio.set_event_loop(asyncio.new_event_loop())


@pytest.fixture(scope="module", autouse=True)
def failed_programs_are_gone() -> Iterator[None]:
    yield
    collect_failed_programs()


def recorder(project: str = "shop") -> Created:
    """What a program of that project registers from now on."""
    monitor = Created()
    pulumi.runtime.set_mocks(_Echo(), project=project, stack="test", preview=False, monitor=monitor)
    return monitor


@pytest.fixture
def created() -> Created:
    return recorder()
