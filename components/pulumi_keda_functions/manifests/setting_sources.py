"""Where containers and KEDA find settings: in Secrets of the app, or in objects that exist."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..problems import Problem
from ..scaling import AppSettings, HolderKind, holders
from ..values import Derived, Joined, Setting, Value, settings_in
from .model import Manifest, Node
from .options import AppOptions
from .secret import Content, secret_name
from .settings_secret import ROLE, group_content, group_role, settings_content

FROM = {HolderKind.CONFIG_MAP: "configMapRef", HolderKind.SECRET: "secretRef"}
"""How a container's `envFrom` names what holds settings."""


@dataclass(frozen=True)
class Entry:
    """A setting as it lies in the cluster."""

    kind: HolderKind
    name: Value
    key: str
    role: str | None
    """What the object is to the app; None: it exists already."""


def own_secrets(settings: AppSettings, group: str) -> dict[str, Content]:
    """The app's Secrets with the settings of a group, by what they are to the app. The last one counts."""
    contents = {ROLE: settings_content(settings), group_role(group): group_content(settings, group)}
    return {role: content for role, content in contents.items() if content}


def environment_sources(settings: AppSettings, group: str, options: AppOptions) -> Iterator[Node]:
    """A container's `envFrom`, in which the last source of a variable counts: what is given here over what exists, and
    all that is the group's own over what is for the app."""
    contents = own_secrets(settings, group)
    override = options.arguments.get("groups", {}).get(group, {})
    for held, role in ((holders(options.arguments), ROLE), (holders(override), group_role(group))):
        for holder in held:
            yield {FROM[holder.kind]: {"name": holder.name}}
        if content := contents.get(role):
            yield {FROM[HolderKind.SECRET]: {"name": secret_name(role, content, options)}}


def entry(value: Value, settings: AppSettings, options: AppOptions) -> Entry | None:
    """Where `value` lies as it is; None where it has to be derived, or is KEDA's alone."""
    match value:
        case Setting(name) if held := settings.holder_of(name):
            holder, key = held
            return Entry(holder.kind, holder.name, key, None)
        case Setting(name) if name in settings.own:
            return Entry(HolderKind.SECRET, secret_name(ROLE, settings_content(settings), options), name, ROLE)
        case Setting(reference):
            for group, layer in settings.groups.items():
                if own_key := layer.references.get(reference):
                    role = group_role(group)
                    own = secret_name(role, group_content(settings, group), options)
                    return Entry(HolderKind.SECRET, own, own_key, role)
    return None


def problems_in_held(manifests: Iterable[Manifest], settings: AppSettings) -> Iterator[Problem]:
    """Values that have to be written down, of settings whose values nobody reads here."""
    for manifest in manifests:
        written = {setting.name for value in _values(manifest.body) for setting in settings_in(value)}
        for holder, name in filter(None, map(settings.holder_of, sorted(written))):
            message = f"the {manifest.kind} for {manifest.role} hangs on {name}, and {holder} is not read"
            remedy = "give it in settings instead, or in keda_settings, too, if it is a connection"
            yield Problem(holder.argument, message, remedy)


def _values(node: Node) -> Iterator[Value]:
    match node:
        case bool() | int() | float():
            return
        case str() | Setting() | Joined() | Derived():
            yield node
        case Mapping():
            for inner in node.values():
                yield from _values(inner)
        case _:
            for inner in node:
                yield from _values(inner)
