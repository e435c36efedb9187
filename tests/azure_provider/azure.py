"""Azure Resource Manager: makes, changes and deletes resources, or refuses to."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import sleep

from tools.kubernetes_provider.property_values import Object

from .cloud import Cloud, Record, Resources
from .defaults import CREATE_BEFORE_DELETE
from .identifiers import identifier, key, name_in, parent
from .journal import Journal
from .kinds import KINDS, Kind
from .outputs import COMPUTED
from .outputs.identities import identity_outputs
from .outputs.output import Computed, merged
from .projection import projected
from .refusal import Refusal, RefusedError
from .rules import GENERAL, RULES
from .rules.rule import Given, NotKnownYetError, Rules, Write
from .sdk.resources import resource_type
from .settings import Settings

CREDENTIAL = "azure-native:managedidentity:FederatedIdentityCredential"
CREDENTIAL_SLOWNESS = 10
"""Entra is slower than the rest of Azure: long enough for two writes that nothing orders to meet on any machine."""


class Azure:
    """The resources in a folder, changed under Azure's rules."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.cloud = Cloud(settings.folder)
        self.journal = Journal(settings.folder)

    def refusals_in_preview(self, kind: Kind, inputs: Object) -> list[Refusal]:
        """What the inputs alone show, as far as they are known."""
        given = Given(inputs)
        rules = [*GENERAL.inputs, *RULES.get(kind.token, Rules()).inputs]
        return [refusal for rule in rules for refusal in _known(rule(given))]

    def create(self, token: str, inputs: Object) -> Record:
        """Make a resource. Raises RefusedError."""
        kind = KINDS[token]
        own = identifier(kind, inputs)
        with self.journal.writing("create", token, own), self._held(kind, own):
            self._take_time(token)
            with self.cloud.changing() as resources:
                if resources.get(own) is not None:
                    raise RefusedError([Refusal("Conflict", f"cannot create already existing resource {own}")])
                return self._write(kind, own, inputs, resources)

    def update(self, token: str, own: str, inputs: Object) -> Record:
        """Change a resource. Raises RefusedError."""
        kind = KINDS[token]
        with self.journal.writing("update", token, own), self._held(kind, own):
            self._take_time(token)
            with self.cloud.changing() as resources:
                return self._write(kind, own, inputs, resources)

    def delete(self, token: str, own: str) -> None:
        """Delete a resource with what lives in it. What is not there is deleted already. Raises RefusedError."""
        kind = KINDS[token]
        with self.journal.writing("delete", token, own), self._held(kind, own):
            self._take_time(token)
            with self.cloud.changing() as resources:
                record = resources.get(own)
                if record is None:
                    return
                rules = [*GENERAL.deletions, *RULES.get(token, Rules()).deletions]
                _raise_all([refusal for rule in rules for refusal in rule(record, resources)])
                _remove(record, resources)

    def read(self, own: str) -> Record | None:
        """A resource as it is."""
        return self.cloud.read().get(own)

    def _write(self, kind: Kind, own: str, inputs: Object, resources: Resources) -> Record:
        inputs = {name: value for name, value in inputs.items() if value is not None and name != CREATE_BEFORE_DELETE}
        before = resources.get(own)
        refusals = self.refusals_in_preview(kind, inputs)
        write = Write(kind, own, Given(inputs), resources, before)
        rules = [*GENERAL.writes, *RULES.get(kind.token, Rules()).writes]
        _raise_all([*refusals, *(refusal for rule in rules for refusal in rule(write))])
        computed = COMPUTED.get(kind.token, Computed())
        beside = computed.beside(own, inputs, resources)
        for gone in resources.owned_by(own):
            if gone.id not in {record.id for record in beside}:
                resources.remove(gone.id)
        for made in beside:
            resources.put(made)
        record = Record(own, kind.token, inputs, _outputs(kind, own, inputs, resources, computed))
        resources.put(record)
        _repeat_pools(kind, own, resources)
        return record

    def _take_time(self, token: str) -> None:
        sleep(self.settings.seconds * (CREDENTIAL_SLOWNESS if token == CREDENTIAL else 1))

    def _held(self, kind: Kind, own: str) -> AbstractContextManager[None]:
        """What may not be written at the same time."""
        match kind.token:
            case token if token == CREDENTIAL:
                return self.cloud.busy(
                    parent(own),
                    Refusal(
                        "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                        f"Too many Federated Identity Credentials are written concurrently for the managed identity "
                        f"'{parent(own)}': write one after the other (dependsOn)",
                    ),
                )
            case "azure-native:containerservice:ManagedCluster":
                return self.cloud.busy(own, _in_progress(own))
            case "azure-native:containerservice:AgentPool" | "azure-native:containerservice:MaintenanceConfiguration":
                return self.cloud.busy(parent(own), _in_progress(parent(own)), alone=False)
            case _:
                return nullcontext()

    @contextmanager
    def behind_the_engine(self, own: str) -> Iterator[Object]:
        """The outputs of a resource, to be changed as if by someone else in the portal. Raises KeyError."""
        with self.cloud.changing() as resources:
            yield resources.records[key(own)].outputs

    def vanish(self, own: str) -> None:
        """Delete a resource whatever the rules say. Raises KeyError."""
        with self.cloud.changing() as resources:
            _remove(resources.records[key(own)], resources)


def _in_progress(cluster: str) -> Refusal:
    return Refusal(
        "OperationNotAllowed", f"another operation is in progress on the managed cluster '{name_in(cluster)}'"
    )


def _known(refusals: Iterator[Refusal]) -> list[Refusal]:
    """As many as the rule finds before it asks for what is not known yet."""
    found = []
    try:
        for refusal in refusals:
            found.append(refusal)  # noqa: PERF402 - what was found before the error counts
    except NotKnownYetError:
        pass
    return found


def _raise_all(refusals: list[Refusal]) -> None:
    if refusals:
        raise RefusedError(dict.fromkeys(refusals))


def _outputs(kind: Kind, own: str, inputs: Object, resources: Resources, computed: Computed) -> Object:
    resource = resource_type(kind.token)
    if resource is None:
        raise LookupError(f"the SDK has no {kind.token}")
    usual: Object = {
        "name": name_in(own),
        "type": kind.arm_type,
        "provisioningState": "Succeeded",
        "azureApiVersion": resource.api_version,
    }
    repeated = projected(inputs, resource.outputs) | {
        name: value for name, value in usual.items() if name in resource.outputs
    }
    with_identity = merged(repeated, identity_outputs(own, inputs, resources))
    outputs: Object = merged(with_identity, computed.outputs(own, inputs, resources))
    return outputs


def _remove(record: Record, resources: Resources) -> None:
    resources.remove(record.id)
    _repeat_pools(KINDS[record.token], record.id, resources)


def _repeat_pools(kind: Kind, own: str, resources: Resources) -> None:
    """A cluster tells of all its pools, those that are resources of their own included."""
    if kind.token != "azure-native:containerservice:AgentPool":
        return
    cluster = resources.get(parent(own))
    if cluster is not None:
        cluster.outputs |= COMPUTED[cluster.token].outputs(cluster.id, cluster.inputs, resources)
