"""From the old app to the new one without losing work, step by step."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...manifests import DeclaredApp
from .deployed_app import DeployedApp, http_name
from .kubernetes_objects import Reference, name_of

PAUSED = "autoscaling.keda.sh/paused"
"""Annotation that makes KEDA leave a Deployment as it is (https://keda.sh/docs/latest/concepts/scaling-deployments/#pausing-autoscaling)."""
KEYS_ROLE = "functions-keys-manager-role"
"""One for all apps of a namespace."""
ACTING_ALONE = frozenset({"timertrigger", "blobtrigger", "sqltrigger", "mysqltrigger", "redispubsubtrigger"})
"""Triggers whose work two apps would both do, since the host's locks and receipts hang on its id. All others share the
work out at its source."""


@dataclass(frozen=True)
class Step:
    """What to do next, and why."""

    text: str
    commands: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommandLine:
    """How commands reach the cluster."""

    context: str | None = None
    """Of the kubeconfig; None: the current one."""

    def kubectl(self, namespace: str) -> str:
        """Up to the verb."""
        return shlex.join(["kubectl", *(("--context", self.context) if self.context else ()), "--namespace", namespace])

    @property
    def configuration(self) -> tuple[str, ...]:
        """What tells a stack the same."""
        return (shlex.join(["pulumi", "config", "set", "kubernetes:context", self.context]),) if self.context else ()


def cut_over(old: DeployedApp, new: DeclaredApp | None, cluster: CommandLine, folder: Path) -> Iterator[Step]:
    """In order, with the program in `folder`."""
    kubectl = cluster.kubectl(old.namespace)
    enter = f"cd {shlex.quote(folder.as_posix())}"
    yield Step(
        "Look at what will be made. Nothing changes yet.",
        (enter, f"pulumi stack init {shlex.quote(old.namespace)}", *cluster.configuration, "pulumi preview"),
    )
    if old.scaled_object is not None:
        annotate = f"{kubectl} annotate scaledobject/{old.name} --overwrite {PAUSED}=true"
        yield Step("Stop the old app's scaling. The pods that it has go on working; what comes in waits.", (annotate,))
    if old.objects.find("Deployment", old.name) and (alone := _would_run_twice(new)):
        names = ", ".join(alone)
        stop = f"{kubectl} scale deployment/{old.name} --replicas=0"
        yield Step(f"Stop the old app's pods, so that nothing runs in both apps: {names}.", (stop,))
    scaled = [name_of(each.body) for each in (new.manifests if new else ()) if each.kind == "ScaledObject"]
    yield Step(
        "Make the new app beside the old one, and see that KEDA can scale it. Both share the work from now on.",
        ("pulumi up", *(f"{kubectl} wait --for=condition=Ready scaledobject/{name} --timeout=2m" for name in scaled)),
    )
    if old.service is not None:
        url = "its url, an output of the stack"
        yield Step(f"Send callers to {url}. Requests to {http_name(old.name)} are answered as before until then.")
    yield Step(
        "Delete the old app, its ScaledObject first, while KEDA is there to let go of it. What its pods have begun and "
        "do not finish comes back to the queue.",
        tuple(f"{kubectl} delete --ignore-not-found {each}" for each in _deletions(old)),
    )
    if old.keys_account in old.service_accounts:
        yield Step(
            f"The Role {KEYS_ROLE} serves all apps of the namespace. After the last one it may go, too.",
            (f"{kubectl} delete --ignore-not-found role/{KEYS_ROLE}",),
        )


def way_back(old: DeployedApp, cluster: CommandLine) -> Step:
    """To the old app, as long as it is there."""
    commands = ["pulumi destroy"]
    if old.scaled_object is not None:
        commands.append(f"{cluster.kubectl(old.namespace)} annotate scaledobject/{old.name} {PAUSED}-")
    return Step("Until the old app is deleted, this leads back:", tuple(commands))


def _would_run_twice(new: DeclaredApp | None) -> list[str]:
    functions = [function for group in (new.plan.groups if new else ()) for function in group.functions]
    return list(dict.fromkeys(each.name for each in functions if each.trigger.type.lower() in ACTING_ALONE))


def _deletions(old: DeployedApp) -> Iterator[str]:
    """What the old tool made under names of its own. Secrets and ConfigMaps that a user named stay."""
    if old.scaled_object is not None:
        yield f"scaledobject/{old.name}"
    own = [
        *(Reference("Deployment", name) for name in (http_name(old.name), old.name)),
        Reference("Service", http_name(old.name)),
        Reference("Secret", old.name),
        Reference("ConfigMap", old.name),
    ]
    names = [f"{each.kind.lower()}/{each.name}" for each in own if old.objects.find(each.kind, each.name)]
    if (account := old.keys_account) in old.service_accounts:
        names += [f"rolebinding/{account}-functions-keys-manager-rolebinding", f"serviceaccount/{account}"]
    yield " ".join(names)
