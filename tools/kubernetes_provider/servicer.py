# ruff: noqa: N802 - the protocol names the methods
"""The provider protocol: requests in, answers and errors out; the work lies in the modules named like the calls.

https://pulumi-developer-docs.readthedocs.io/latest/docs/references/proto.html
"""

import functools
import os
import threading
from collections.abc import Callable
from typing import Final, NoReturn, TypeVar

import grpc
from google.protobuf import any_pb2, empty_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc, status_pb2

from . import VERSION
from .comparison import ChangeKind, property_path
from .engine_log import EngineLog
from .errors import CheckFailedError, InitializationFailedError, ProviderError
from .lifecycles import lifecycle_of
from .property_values import decode, encode
from .provider_diff import provider_diff
from .session import Session, open_session
from .settings import settings_of

Context = grpc.ServicerContext
DiffResponse = provider_pb2.DiffResponse
PropertyDiff = provider_pb2.PropertyDiff
Request = TypeVar("Request")
Answer = TypeVar("Answer")

DIFF_KINDS: Final = {
    (ChangeKind.ADD, False): PropertyDiff.ADD,
    (ChangeKind.ADD, True): PropertyDiff.ADD_REPLACE,
    (ChangeKind.DELETE, False): PropertyDiff.DELETE,
    (ChangeKind.DELETE, True): PropertyDiff.DELETE_REPLACE,
    (ChangeKind.UPDATE, False): PropertyDiff.UPDATE,
    (ChangeKind.UPDATE, True): PropertyDiff.UPDATE_REPLACE,
}
REPLACE_UNREADY_PATH: Final = '.metadata.annotations["pulumi.com/replaceUnready"]'


def _answering_errors(
    call: Callable[["KubernetesProvider", Request, Context], Answer],
) -> Callable[["KubernetesProvider", Request, Context], Answer]:
    """Hand a ProviderError to the engine as the protocol wants it, with the state to keep where there is one."""

    @functools.wraps(call)
    def answer(provider: "KubernetesProvider", request: Request, context: Context) -> Answer:
        try:
            return call(provider, request, context)
        except ProviderError as error:
            _abort(context, error)

    return answer


def _abort(context: Context, error: ProviderError) -> NoReturn:
    if isinstance(error, InitializationFailedError):
        detail = provider_pb2.ErrorResourceInitFailed(
            id=error.identifier, properties=encode(error.state), reasons=[str(error), *error.reasons]
        )
        if error.inputs is not None:
            detail.inputs.CopyFrom(encode(error.inputs))
        packed = any_pb2.Any()
        packed.Pack(detail)
        status = status_pb2.Status(code=grpc.StatusCode.UNKNOWN.value[0], message=str(error), details=[packed])
        context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    context.abort(grpc.StatusCode.UNKNOWN, str(error))
    raise AssertionError("abort raises")


class KubernetesProvider(provider_pb2_grpc.ResourceProviderServicer):
    """One provider, from Configure to Cancel."""

    def __init__(self, engine: str = "") -> None:
        """`engine` is the address of the engine, empty until it attaches itself."""
        self._log = EngineLog(engine)
        self._cancelled = threading.Event()
        self._configured: Session | None = None

    @property
    def _session(self) -> Session:
        if self._configured is None:
            raise ProviderError("the provider is used before it is configured")
        return self._configured

    def Attach(self, request: plugin_pb2.PluginAttach, _: Context) -> empty_pb2.Empty:
        """The engine introduces itself to a provider that it did not start (PULUMI_DEBUG_PROVIDERS)."""
        self._log = EngineLog(request.address)
        return empty_pb2.Empty()

    def GetPluginInfo(self, _request: empty_pb2.Empty, _context: Context) -> plugin_pb2.PluginInfo:
        """The version that is stood in for."""
        return plugin_pb2.PluginInfo(version=VERSION)

    def CheckConfig(self, request: provider_pb2.CheckRequest, _: Context) -> provider_pb2.CheckResponse:
        """Every configuration is taken; Configure refuses what cannot be done."""
        return provider_pb2.CheckResponse(inputs=request.news)

    @_answering_errors
    def DiffConfig(self, request: provider_pb2.DiffRequest, _: Context) -> DiffResponse:
        """Whether the cluster becomes another one."""
        changed, replacing = provider_diff(decode(request.olds), decode(request.news))
        if not changed:
            return DiffResponse(changes=DiffResponse.DIFF_NONE)
        return DiffResponse(changes=DiffResponse.DIFF_SOME, diffs=changed, replaces=replacing)

    @_answering_errors
    def Configure(self, request: provider_pb2.ConfigureRequest, _: Context) -> provider_pb2.ConfigureResponse:
        """Connect to the cluster, if it is there."""
        settings = settings_of(request.variables, os.environ)
        self._configured = open_session(settings, os.environ, self._log, self._cancelled)
        return provider_pb2.ConfigureResponse(
            acceptSecrets=True, supportsPreview=True, supports_autonaming_configuration=True
        )

    @_answering_errors
    def Check(self, request: provider_pb2.CheckRequest, _: Context) -> provider_pb2.CheckResponse:
        """The inputs as they will be used."""
        try:
            inputs = lifecycle_of(request.urn).check(
                self._session,
                request.urn,
                decode(request.olds),
                decode(request.news),
                seed=request.randomSeed,
                autonaming=request.autonaming if request.HasField("autonaming") else None,
            )
        except CheckFailedError as error:
            failure = provider_pb2.CheckFailure(property=error.property_name, reason=error.reason)
            return provider_pb2.CheckResponse(inputs=request.news, failures=[failure])
        return provider_pb2.CheckResponse(inputs=encode(inputs))

    @_answering_errors
    def Diff(self, request: provider_pb2.DiffRequest, _: Context) -> DiffResponse:
        """What changed, property by property."""
        found = lifecycle_of(request.urn).diff(
            self._session, request.urn, decode(request.olds), decode(request.news), list(request.ignoreChanges)
        )
        return DiffResponse(
            changes=DiffResponse.DIFF_SOME if found.changes or found.is_unready else DiffResponse.DIFF_NONE,
            replaces=[
                *(property_path(change.path) for change in found.replacing),
                *([REPLACE_UNREADY_PATH] if found.is_unready else []),
            ],
            deleteBeforeReplace=found.delete_first,
            detailedDiff={
                property_path(change.path): PropertyDiff(
                    kind=DIFF_KINDS[change.kind, change in found.replacing],
                    inputDiff=change.kind is ChangeKind.DELETE,
                )
                for change in found.changes
            },
            hasDetailedDiff=True,
        )

    @_answering_errors
    def Create(self, request: provider_pb2.CreateRequest, _: Context) -> provider_pb2.CreateResponse:
        """Make the object, or preview it."""
        identifier, outputs = lifecycle_of(request.urn).create(
            self._session, request.urn, decode(request.properties), timeout=request.timeout, preview=request.preview
        )
        return provider_pb2.CreateResponse(id=identifier, properties=encode(outputs))

    @_answering_errors
    def Read(self, request: provider_pb2.ReadRequest, _: Context) -> provider_pb2.ReadResponse:
        """The live object; an empty answer where it is gone."""
        found = lifecycle_of(request.urn).read(
            self._session, request.urn, request.id, decode(request.inputs), decode(request.properties)
        )
        if found is None:
            return provider_pb2.ReadResponse()
        return provider_pb2.ReadResponse(id=request.id, properties=encode(found.outputs), inputs=encode(found.inputs))

    @_answering_errors
    def Update(self, request: provider_pb2.UpdateRequest, _: Context) -> provider_pb2.UpdateResponse:
        """Change the object, or preview it."""
        outputs = lifecycle_of(request.urn).update(
            self._session,
            request.urn,
            decode(request.olds),
            decode(request.news),
            ignored=list(request.ignoreChanges),
            timeout=request.timeout,
            preview=request.preview,
        )
        return provider_pb2.UpdateResponse(properties=encode(outputs))

    @_answering_errors
    def Delete(self, request: provider_pb2.DeleteRequest, _: Context) -> empty_pb2.Empty:
        """Delete the object and see it gone."""
        lifecycle_of(request.urn).delete(
            self._session, request.urn, request.id, decode(request.properties), timeout=request.timeout
        )
        return empty_pb2.Empty()

    @_answering_errors
    def Invoke(self, request: provider_pb2.InvokeRequest, _: Context) -> provider_pb2.InvokeResponse:
        """Functions serve the SDK's YAML, Helm and Kustomize resources."""
        raise ProviderError(f"{request.tok} needs Pulumi's own kubernetes plugin")

    @_answering_errors
    def Construct(self, request: provider_pb2.ConstructRequest, _: Context) -> provider_pb2.ConstructResponse:
        """Components of the plugin are charts and folders of YAML."""
        raise ProviderError(f"{request.type} needs Pulumi's own kubernetes plugin")

    def Cancel(self, _request: empty_pb2.Empty, _context: Context) -> empty_pb2.Empty:
        """End all waits, so that what was made can still be recorded."""
        self._cancelled.set()
        return empty_pb2.Empty()
