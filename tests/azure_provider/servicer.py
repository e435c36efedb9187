# ruff: noqa: N802 - the protocol names the methods
"""The provider protocol, answered as azure-native 3.29 answers it.

Like that plugin it takes no secrets: the engine hides what was secret among the inputs in the outputs of the same name.
"""

import functools
from collections.abc import Callable
from typing import TypeVar

import grpc
from google.protobuf import empty_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from tools.kubernetes_provider.property_values import Object, decode, encode

from . import VERSION
from .azure import Azure
from .defaults import CREATE_BEFORE_DELETE, with_defaults
from .difference import Change, differences
from .functions import call
from .identifiers import inputs_in
from .kinds import KINDS, Kind
from .preview import previewed, previewed_update
from .projection import projected
from .refresh import refreshed_inputs
from .refusal import Refusal, RefusedError
from .sdk.resources import ResourceType, resource_type
from .settings import settings_from
from .type_check import Misfit, misfits

Context = grpc.ServicerContext
DiffResponse = provider_pb2.DiffResponse
PropertyDiff = provider_pb2.PropertyDiff
Request = TypeVar("Request")
Answer = TypeVar("Answer")

DIFF_KINDS = {
    (Change.ADD, False): PropertyDiff.ADD,
    (Change.ADD, True): PropertyDiff.ADD_REPLACE,
    (Change.DELETE, False): PropertyDiff.DELETE,
    (Change.DELETE, True): PropertyDiff.DELETE_REPLACE,
    (Change.UPDATE, False): PropertyDiff.UPDATE,
    (Change.UPDATE, True): PropertyDiff.UPDATE_REPLACE,
}
LOCATION = "azure-native:config:location"


def _answering_refusals(
    method: Callable[["AzureProvider", Request, Context], Answer],
) -> Callable[["AzureProvider", Request, Context], Answer]:
    @functools.wraps(method)
    def answer(provider: "AzureProvider", request: Request, context: Context) -> Answer:
        try:
            return method(provider, request, context)
        except RefusedError as refused:
            context.abort(grpc.StatusCode.UNKNOWN, str(refused))
            raise AssertionError("abort raises") from refused

    return answer


def _known_kind(urn: str) -> tuple[Kind, ResourceType, str]:
    """The kind of a resource, what the SDK says of it, and its logical name."""
    _, _, types, name = urn.split("::", 3)
    token = types.rpartition("$")[2]
    resource = resource_type(token)
    if resource is None:
        raise RefusedError([Refusal("NotFound", f"the SDK has no resource {token}")])
    if token not in KINDS:
        raise RefusedError([Refusal("NotFound", f"{token} is not among tests/azure_provider/kinds.py: add it")])
    return KINDS[token], resource, name


def _without_nulls(properties: Object) -> Object:
    return {name: value for name, value in properties.items() if value is not None}


class AzureProvider(provider_pb2_grpc.ResourceProviderServicer):
    """One provider process."""

    def __init__(self) -> None:
        self._settings = settings_from()
        self._azure = Azure(self._settings)

    def Attach(self, _request: plugin_pb2.PluginAttach, _context: Context) -> empty_pb2.Empty:
        """The engine may start a provider that is debugged by hand."""
        return empty_pb2.Empty()

    def GetPluginInfo(self, _request: empty_pb2.Empty, _context: Context) -> plugin_pb2.PluginInfo:
        """The version that is stood in for."""
        return plugin_pb2.PluginInfo(version=VERSION)

    def CheckConfig(self, request: provider_pb2.CheckRequest, _: Context) -> provider_pb2.CheckResponse:
        """Whoever deploys is let in."""
        return provider_pb2.CheckResponse(inputs=request.news)

    def DiffConfig(self, _request: provider_pb2.DiffRequest, _context: Context) -> DiffResponse:
        """Nothing is replaced because of the provider's configuration."""
        return DiffResponse(changes=DiffResponse.DIFF_NONE)

    def Configure(self, request: provider_pb2.ConfigureRequest, _: Context) -> provider_pb2.ConfigureResponse:
        """The configured location is the default for resources."""
        self._settings = settings_from().at(request.variables.get(LOCATION, ""))
        self._azure = Azure(self._settings)
        return provider_pb2.ConfigureResponse(supportsPreview=True, supports_autonaming_configuration=True)

    @_answering_refusals
    def Check(self, request: provider_pb2.CheckRequest, _: Context) -> provider_pb2.CheckResponse:
        """Types, then what the plugin adds by itself."""
        kind, resource, name = _known_kind(request.urn)
        given = _without_nulls(decode(request.news))
        known = {name: value for name, value in given.items() if name not in (CREATE_BEFORE_DELETE, "azureApiVersion")}
        found = list(misfits(known, resource.inputs))
        inputs = with_defaults(
            kind,
            resource,
            name,
            given,
            decode(request.olds),
            self._azure.cloud.read(),
            self._settings,
            seed=request.randomSeed,
            autonaming=request.autonaming if request.HasField("autonaming") else None,
        )
        found += [
            Misfit(needed, f"missing required property '{needed}'")
            for needed in _needed(kind, resource)
            if needed not in inputs
        ]
        failures = [provider_pb2.CheckFailure(property=misfit.path, reason=misfit.reason) for misfit in found]
        return provider_pb2.CheckResponse(inputs=encode(inputs), failures=failures)

    @_answering_refusals
    def Diff(self, request: provider_pb2.DiffRequest, _: Context) -> DiffResponse:
        """What changed, property by property."""
        kind, _resource, _name = _known_kind(request.urn)
        old = _without_nulls(decode(request.old_inputs))
        found = differences(kind, old, _without_nulls(decode(request.news)), decode(request.olds))
        replacing = [difference.path for difference in found if difference.replaces]
        return DiffResponse(
            changes=DiffResponse.DIFF_SOME if found else DiffResponse.DIFF_NONE,
            diffs=[difference.path for difference in found],
            replaces=replacing,
            deleteBeforeReplace=bool(replacing) and not old.get(CREATE_BEFORE_DELETE),
            detailedDiff={
                difference.path: PropertyDiff(kind=DIFF_KINDS[difference.change, difference.replaces], inputDiff=True)
                for difference in found
            },
            hasDetailedDiff=True,
        )

    @_answering_refusals
    def Create(self, request: provider_pb2.CreateRequest, _: Context) -> provider_pb2.CreateResponse:
        """Make a resource, or say what making it would give."""
        kind, resource, _name = _known_kind(request.urn)
        inputs = _without_nulls(decode(request.properties))
        if request.preview:
            self._refuse_in_preview(kind, inputs)
            return provider_pb2.CreateResponse(id="", properties=encode(previewed(inputs, resource.outputs)))
        record = self._azure.create(kind.token, inputs)
        return provider_pb2.CreateResponse(id=record.id, properties=encode(record.outputs))

    @_answering_refusals
    def Update(self, request: provider_pb2.UpdateRequest, _: Context) -> provider_pb2.UpdateResponse:
        """Change a resource, or say what changing it would give."""
        kind, resource, _name = _known_kind(request.urn)
        inputs = _without_nulls(decode(request.news))
        if request.preview:
            self._refuse_in_preview(kind, inputs)
            outputs = previewed_update(inputs, resource.outputs, decode(request.olds))
            return provider_pb2.UpdateResponse(properties=encode(outputs))
        return provider_pb2.UpdateResponse(
            properties=encode(self._azure.update(kind.token, request.id, inputs).outputs)
        )

    @_answering_refusals
    def Read(self, request: provider_pb2.ReadRequest, _: Context) -> provider_pb2.ReadResponse:
        """A resource as it is: for a refresh, an import, or `get`. An empty answer where it is gone."""
        kind, resource, _name = _known_kind(request.urn)
        record = self._azure.read(request.id)
        if record is None:
            return provider_pb2.ReadResponse(id="")
        inputs = _without_nulls(decode(request.inputs))
        if inputs:
            told = _without_nulls(decode(request.properties))
            inputs = refreshed_inputs(inputs, told, record.outputs, resource.inputs)
        else:
            inputs = projected(record.outputs, resource.inputs) | (inputs_in(kind, record.id) or {})
        return provider_pb2.ReadResponse(id=record.id, properties=encode(record.outputs), inputs=encode(inputs))

    @_answering_refusals
    def Delete(self, request: provider_pb2.DeleteRequest, _: Context) -> empty_pb2.Empty:
        """Delete a resource."""
        kind, _resource, _name = _known_kind(request.urn)
        self._azure.delete(kind.token, request.id)
        return empty_pb2.Empty()

    @_answering_refusals
    def Invoke(self, request: provider_pb2.InvokeRequest, _: Context) -> provider_pb2.InvokeResponse:
        """Call a function."""
        answer = call(request.tok, _without_nulls(decode(request.args)), self._azure)
        response = provider_pb2.InvokeResponse()
        # `return` is a word of Python.
        getattr(response, "return").CopyFrom(encode(answer))
        return response

    def Cancel(self, _request: empty_pb2.Empty, _context: Context) -> empty_pb2.Empty:
        """Nothing here takes long enough to be cancelled."""
        return empty_pb2.Empty()

    def _refuse_in_preview(self, kind: Kind, inputs: Object) -> None:
        refusals = self._azure.refusals_in_preview(kind, inputs)
        if refusals:
            raise RefusedError(refusals)


def _needed(kind: Kind, resource: ResourceType) -> list[str]:
    """What must be there after defaults: the name, and the location of whatever Azure always tells a location of."""
    told = resource.outputs.get("location")
    located = "location" in resource.inputs and told is not None and told.is_required
    return [kind.name_input, *(["location"] if located else [])]
