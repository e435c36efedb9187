"""Which executables there are, what each is built from, and which of a user's own are taken instead.

Versions are pinned once, where the package managers read them: tools/go/*/go.mod and tools/node/package-lock.json.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class GoModule:
    """Executables that are built together, from a module in tools/go."""

    name: str
    """Name of its folder."""
    packages: tuple[str, ...]
    """What is built, as `go build` takes it; `tool` is what the module's `tool` lines name."""
    links: Mapping[str, str]
    """Name of each executable to the file that `go build` makes, for those with another name."""
    stamps: Mapping[str, tuple[str, str]]
    """Variable of a package to the module whose version is written there, and the form: `{full}` is `v1.36.3`,
    `{number}` is `1.36.3`. A package cannot know its version otherwise."""
    minutes: int
    """Usual time of a build that finds nothing in Go's own caches, on two cores."""
    scripts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name of a script to the module and the path in it that it is copied from."""


@dataclass(frozen=True)
class NodePackages:
    """What `npm ci` installs from tools/node."""

    minutes: int


@dataclass(frozen=True)
class Accepted:
    """Which executable on PATH does instead of the pinned one."""

    arguments: tuple[str, ...]
    """What makes it print its version."""
    minimum: tuple[int, int]
    """Oldest version, as (major, minor)."""
    companion: str | None = None
    """An executable that must lie beside it or on PATH, too."""


@dataclass(frozen=True)
class Executable:
    """Something that `find` finds."""

    source: GoModule | NodePackages | None
    """None for what has to be on PATH."""
    accepted: Accepted | None = None
    """None for what is never taken from PATH: its flags and behaviour are relied on."""


PULUMI_SDK = "github.com/pulumi/pulumi/sdk/v3"
KUBERNETES = "k8s.io/kubernetes"
KEDA = "github.com/kedacore/keda/v2"
HELM = "helm.sh/helm/v3"

PULUMI_MODULE = GoModule(
    name="pulumi",
    packages=("tool", "./pulumi-language-python"),
    links={},
    stamps={f"{PULUMI_SDK}/go/common/version.Version": (PULUMI_SDK, "{number}")},
    minutes=7,
    scripts={
        "pulumi-language-python-exec": (PULUMI_SDK, "python/cmd/pulumi-language-python-exec"),
        "pulumi-resource-pulumi-python": (PULUMI_SDK, "python/dist/pulumi-resource-pulumi-python"),
    },
)
CONTROL_PLANE = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl", "kwok")
KEDA_PROCESSES = {"keda-operator": "operator", "keda-adapter": "keda", "keda-webhooks": "keda"}
KUBERNETES_MODULE = GoModule(
    name="kubernetes",
    packages=("tool", "./kubernetes", "./keda"),
    links=dict.fromkeys(CONTROL_PLANE, "kubernetes") | KEDA_PROCESSES,
    stamps={
        f"{package}.{variable}": (KUBERNETES, form)
        for package in ("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")
        for variable, form in {"gitVersion": "{full}", "gitMajor": "{major}", "gitMinor": "{minor}"}.items()
    }
    | {f"{KEDA}/version.Version": (KEDA, "{number}")},
    minutes=10,
)
HELM_MODULE = GoModule(
    name="helm",
    packages=("tool",),
    links={},
    stamps={f"{HELM}/internal/version.version": (HELM, "{full}")},
    minutes=2,
)
GO_MODULES = (PULUMI_MODULE, KUBERNETES_MODULE, HELM_MODULE)
NODE = NodePackages(minutes=1)

EXECUTABLES: Mapping[str, Executable] = {
    # The components' oldest supported SDK is 3.237; an engine without a Python host runs no program.
    "pulumi": Executable(PULUMI_MODULE, Accepted(("version",), (3, 237), companion="pulumi-language-python")),
    "kubectl": Executable(KUBERNETES_MODULE, Accepted(("version", "--client"), (1, 31))),
    "helm": Executable(HELM_MODULE, Accepted(("version", "--short"), (3, 14))),
    "node": Executable(None, Accepted(("--version",), (20, 0))),
    "azurite": Executable(NODE),
    **{name: Executable(KUBERNETES_MODULE) for name in KUBERNETES_MODULE.links if name != "kubectl"},
}
