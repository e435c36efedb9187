"""The provider's calls for a Release."""

from ..comparison import changes, pruned
from ..diff import Diff
from ..errors import CheckFailedError, InitializationFailedError, ProviderError
from ..kinds import Kind, resource_name
from ..naming import Autonaming, unique_suffix
from ..objects import split_id, text
from ..property_values import Object, has_unknown, plain
from ..read import Reading
from ..session import Session
from .helm import Helm, HelmError, Installed, documents
from .inputs import INSTALL, OUTPUTS, UPGRADE, ZEROES, completed, flags, location, release_id, waiting
from .state import INPUTS, expected, inputs_of, recorded

IDENTITY = ("name", "namespace")
NAME_IN_USE = "cannot re-use a name that is still in use"
NOTHING_DONE = (
    "another operation (install/upgrade/rollback) is in progress",
    "Unable to continue with update",
    "has no deployed releases",
)
"""What Helm says when it has not begun."""


def check(
    session: Session, urn: str, old: Object, new: Object, *, seed: bytes = b"", autonaming: Autonaming | None = None
) -> Object:
    """The inputs, with the version that the chart really has. Raises CheckFailedError where the chart is not found."""
    inputs = completed(new, session.default_namespace)
    if not inputs["name"]:
        proposed = autonaming.proposed_name if autonaming else f"{resource_name(urn)}-{unique_suffix(seed)}"
        inputs["name"] = old.get("name") or proposed
    if has_unknown(inputs):
        return inputs
    helm = _helm(session)
    try:
        inputs["version"] = helm.chart_version(*location(inputs))
    except HelmError as error:
        reason = f"{error}; check the chart name and repository configuration."
        raise CheckFailedError("chart", reason) from None
    _remember_definitions(session, helm, inputs)
    return inputs


def diff(session: Session, urn: str, state: Object, new: Object, ignored: list[str]) -> Diff:
    """What the program changed, and what others changed of it. The engine itself sees to what is ignored, but for the
    version, which Check finds out."""
    del session, urn
    old_inputs = {key: value for key, value in plain(inputs_of(state)).items() if key not in OUTPUTS}
    live = {key: value for key, value in plain(state).items() if key != INPUTS}
    inputs = plain(new)
    if "version" in ignored:
        inputs["version"] = live.get("version")
    found = tuple(changes(pruned(live, old_inputs), inputs, zero_values_vanish=False))
    return Diff(found, replacing=tuple(change for change in found if change.path[0] in IDENTITY))


def create(
    session: Session, urn: str, given: Object, *, timeout: float = 0, preview: bool = False
) -> tuple[str, Object]:
    """Install the chart. What was installed and does not work stays in the state, to be mended by the next run."""
    del timeout  # Helm's own counts
    if preview:
        return "", expected(given)
    if session.cluster is None:
        raise ProviderError(f"can't create Helm Release with unreachable cluster: {session.unreachable}")
    helm, inputs = _helm(session), plain(given)
    name, namespace = str(inputs["name"]), str(inputs["namespace"])
    session.log.status(urn, f"helm install {name}")
    try:
        helm.run("install", name, *location(inputs), *_in(namespace), *flags(inputs, INSTALL), values=inputs["values"])
    except HelmError as error:
        found = None if NAME_IN_USE in error.message else _after_failure(helm, name, namespace)
        if found is None:
            raise
        session.log.warning(
            urn,
            f"Helm release {name!r} was created but has a failed status. Use the `helm` command to investigate the "
            f"error, correct it, then retry. Reason: {error}",
        )
        raise _not_initialized(given, found, error, "was created, but failed to initialize completely") from None
    session.log.status(urn, "")
    return release_id(inputs), recorded(given, _known(helm, name, namespace))


def read(session: Session, urn: str, identifier: str, given: Object, state: Object) -> Reading | None:
    """The release as it is; None where there is none. `state` is empty for an import."""
    del given
    kept = inputs_of(state)
    namespace, name = split_id(identifier)
    if kept:
        namespace, name = str(plain(kept["namespace"])), str(plain(kept["name"]))
    session.log.status(urn, "")
    installed = _helm(session).status(name, namespace or session.default_namespace)
    if installed is None:
        return None
    inputs = kept or completed(
        {
            "name": installed.name,
            "namespace": installed.namespace,
            "chart": installed.chart,
            "version": installed.version,
            "values": installed.values,
        },
        session.default_namespace,
    )
    return Reading(inputs, recorded(inputs, installed))


def update(
    session: Session,
    urn: str,
    state: Object,
    given: Object,
    *,
    ignored: list[str],
    timeout: float = 0,
    preview: bool = False,
) -> Object:
    """Upgrade to the new chart or values."""
    del timeout, ignored
    if preview:
        return expected(given)
    if session.cluster is None:
        raise ProviderError(f"can't update Helm Release with unreachable cluster: {session.unreachable}")
    helm, inputs = _helm(session), plain(given)
    name, namespace = str(inputs["name"]), text(plain(state), "namespace")
    history = f"--history-max={inputs.get('maxHistory') or 0}"
    session.log.status(urn, f"helm upgrade {name}")
    try:
        helm.run(
            "upgrade",
            name,
            *location(inputs),
            *_in(namespace),
            *flags(inputs, UPGRADE),
            history,
            values=inputs["values"],
        )
    except HelmError as error:
        found = None if any(words in error.message for words in NOTHING_DONE) else _after_failure(helm, name, namespace)
        if found is None:
            raise
        raise _not_initialized(given, found, error, "failed to initialize completely") from None
    session.log.status(urn, "")
    return recorded(given, _known(helm, name, namespace))


def delete(session: Session, urn: str, identifier: str, state: Object, *, timeout: float = 0) -> None:
    """Uninstall it, and tell what Helm leaves."""
    del identifier, timeout
    inputs = ZEROES | plain(inputs_of(state))
    session.log.status(urn, f"helm uninstall {inputs['name']}")
    told = _helm(session).run("uninstall", inputs["name"], *_in(inputs["namespace"]), *waiting(inputs))
    kept = told.rpartition(f'release "{inputs["name"]}" uninstalled')[0].strip()
    if kept:
        session.log.warning(urn, f"Helm uninstall returned information: {kept!r}")


def _helm(session: Session) -> Helm:
    return Helm(session.kubeconfig, session.settings.helm, session.cancelled)


def _in(namespace: str) -> tuple[str, str]:
    return "--namespace", namespace


def _remember_definitions(session: Session, helm: Helm, inputs: Object) -> None:
    """So that objects of kinds that the chart defines find their place before it is installed."""
    values = plain(inputs["values"])
    crds = () if inputs["skipCrds"] else ("--include-crds",)
    try:
        rendered = helm.run(
            "template", inputs["name"], *location(plain(inputs)), *_in(inputs["namespace"]), *crds, values=values
        )
    except HelmError:  # the installation will tell
        return
    for item in documents(rendered):
        if item["kind"] == "CustomResourceDefinition":
            defined = Kind(text(item, "spec", "group"), "", text(item, "spec", "names", "kind"))
            session.defined[defined.group, defined.name] = text(item, "spec", "scope") == "Namespaced"


def _after_failure(helm: Helm, name: str, namespace: str) -> Installed | None:
    try:
        return helm.status(name, namespace)
    except HelmError:
        return None


def _known(helm: Helm, name: str, namespace: str) -> Installed:
    installed = helm.status(name, namespace)
    if installed is None:
        raise ProviderError(f"Helm release {namespace}/{name} is gone right after Helm's work")
    return installed


def _not_initialized(given: Object, found: Installed, error: HelmError, what: str) -> InitializationFailedError:
    identifier = release_id(plain(given))
    return InitializationFailedError(
        identifier,
        recorded(given, found),
        f"Helm release {identifier!r} {what}. Use Helm CLI to investigate: failed to become available within allocated "
        f"timeout. Error: Helm Release {identifier}: {error}",
    )
