"""Which executables there are, what each is built from, and which of a user's own are taken instead.

Versions are pinned once, where the package managers read them: tools/go/*/go.mod, tools/node/package-lock.json and
tools/maven/*/pom.xml. Those of Debian's packages are pinned by its release.
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
class MavenPackages:
    """Programs in Java, with all that they need, from a project in tools/maven."""

    name: str
    """Name of its folder."""
    main_classes: Mapping[str, str]
    """Name of each executable to the class that it runs."""
    minutes: int


@dataclass(frozen=True)
class DebianPackages:
    """Packages that apt chooses and downloads, with the libraries that the machine lacks. Nothing is installed."""

    name: str
    packages: tuple[str, ...]
    """What is unpacked even where it is installed."""
    executables: Mapping[str, str]
    """Name of each executable to its path in the packages, `*` for what changes with a version."""
    minutes: int
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables that tell the executables where they are: `$root` is the folder that would be `/`, `$here/bin` that of
    the executables."""


Source = GoModule | NodePackages | MavenPackages | DebianPackages


@dataclass(frozen=True)
class Accepted:
    """Which executable on PATH does instead of the pinned one."""

    arguments: tuple[str, ...]
    """What makes it print its version. Empty: it cannot be asked, and any version does."""
    minimum: tuple[int, int] = (0, 0)
    """Oldest version, as (major, minor)."""
    companion: str | None = None
    """An executable that must lie beside it or on PATH, too."""
    folders: tuple[str, ...] = ()
    """Where packages put it that is on few people's PATH; looked at first."""


@dataclass(frozen=True)
class Executable:
    """Something that `find` finds."""

    source: Source | None
    """None for what has to be on PATH."""
    accepted: Accepted | None = None
    """None for what is never taken from PATH: its flags and behaviour are relied on."""
    is_required: bool = True
    """Whether set-up fails without it. Without the others, the tests that need them are skipped."""
    is_on_demand: bool = False
    """Whether it is got when it is first used, and not by set-up: what few need and takes minutes."""


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
NODE_PROCESSES = ("kubelet", "kube-proxy")
KEDA_PROCESSES = {"keda-operator": "operator", "keda-adapter": "keda", "keda-webhooks": "keda"}
KUBERNETES_MODULE = GoModule(
    name="kubernetes",
    packages=("tool", "./kubernetes", "./keda"),
    links=dict.fromkeys((*CONTROL_PLANE, *NODE_PROCESSES), "kubernetes") | KEDA_PROCESSES,
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
# In a module of its own: it requires an older KEDA than the one that it works with here.
HTTP_ADD_ON_MODULE = GoModule(
    name="http-add-on",
    packages=("tool",),
    links={f"http-add-on-{part}": part for part in ("operator", "interceptor", "scaler")},
    stamps={},
    minutes=4,
)
DOCKER_BUILD = "github.com/pulumi/pulumi-docker-build"
# Beside the engine it does not compile: it requires an older one.
DOCKER_BUILD_MODULE = GoModule(
    name="docker-build",
    packages=("tool",),
    links={},
    stamps={f"{DOCKER_BUILD}/provider.Version": (DOCKER_BUILD, "{number}")},
    minutes=6,
)
GO_MODULES = (PULUMI_MODULE, KUBERNETES_MODULE, HELM_MODULE, HTTP_ADD_ON_MODULE, DOCKER_BUILD_MODULE)
NODE = NodePackages(minutes=1)
KAFKA = MavenPackages(
    name="kafka",
    main_classes={"kafka-server": "kafka.Kafka", "kafka-storage": "kafka.tools.StorageTool"},
    minutes=1,
)
REDIS = DebianPackages(
    name="redis",
    packages=("redis-server", "redis-tools"),
    executables={"redis-server": "usr/bin/redis-server"},
    minutes=1,
)
RABBITMQ = DebianPackages(
    name="rabbitmq",
    packages=("rabbitmq-server", "erlang-base"),
    executables={
        "rabbitmq-server": "usr/lib/rabbitmq/bin/rabbitmq-server",
        "erl": "usr/lib/erlang/erts-*/bin/erlexec",
        "epmd": "usr/lib/erlang/erts-*/bin/epmd",
    },
    # What Debian's own `erl` sets before it runs erlexec, for its own folder alone.
    environment={
        "PATH": "$here/bin:$PATH",
        "ROOTDIR": "$root/usr/lib/erlang",
        "BINDIR": '$(echo "$root"/usr/lib/erlang/erts-*/bin)',
        "EMU": "beam",
        "PROGNAME": "erl",
    },
    minutes=1,
)
MARIADB = DebianPackages(
    name="mariadb", packages=("mariadb-server-core",), executables={"mariadbd": "usr/sbin/mariadbd"}, minutes=1
)
PROMETHEUS = DebianPackages(
    name="prometheus", packages=("prometheus",), executables={"prometheus": "usr/bin/prometheus"}, minutes=1
)
RUNC = DebianPackages(name="runc", packages=("runc",), executables={"runc": "usr/sbin/runc"}, minutes=1)
CONTAINERD = DebianPackages(
    name="containerd",
    packages=("containerd", "containernetworking-plugins", "nftables"),
    executables={
        **{name: f"usr/bin/{name}" for name in ("containerd", "containerd-shim-runc-v2", "ctr")},
        "nft": "usr/sbin/nft",
    },
    minutes=1,
)
REGISTRY = DebianPackages(
    name="registry",
    packages=("docker-registry",),
    executables={"docker-registry": "usr/bin/docker-registry"},
    minutes=1,
)
BUSYBOX = DebianPackages(
    name="busybox", packages=("busybox-static",), executables={"busybox": "bin/busybox"}, minutes=1
)
SYSTEM_FOLDERS = ("/usr/local/sbin", "/usr/sbin")
"""Where servers are that their packages expect root to start."""

EXECUTABLES: Mapping[str, Executable] = {
    # The components' oldest supported SDK is 3.237; an engine without a Python host runs no program.
    "pulumi": Executable(PULUMI_MODULE, Accepted(("version",), (3, 237), companion="pulumi-language-python")),
    "kubectl": Executable(KUBERNETES_MODULE, Accepted(("version", "--client"), (1, 31))),
    "helm": Executable(HELM_MODULE, Accepted(("version", "--short"), (3, 14))),
    "node": Executable(None, Accepted(("--version",), (20, 0))),
    "azurite": Executable(NODE),
    **{name: Executable(KUBERNETES_MODULE) for name in KUBERNETES_MODULE.links if name != "kubectl"},
    **{name: Executable(HTTP_ADD_ON_MODULE, is_required=False) for name in HTTP_ADD_ON_MODULE.links},
    "java": Executable(None, Accepted(("--version",), (11, 0)), is_required=False),
    **{name: Executable(KAFKA, is_required=False) for name in KAFKA.main_classes},
    # KEDA reads the lag of a stream's consumer group, which Redis tells from 7.0 on.
    "redis-server": Executable(REDIS, Accepted(("--version",), (7, 0)), is_required=False),
    # Debian's command on PATH refuses everyone but root and its own user; the one behind it does not.
    "rabbitmq-server": Executable(RABBITMQ, Accepted((), folders=("/usr/lib/rabbitmq/bin",)), is_required=False),
    "epmd": Executable(RABBITMQ, Accepted(()), is_required=False),
    "mariadbd": Executable(MARIADB, Accepted(("--version",), (10, 6), folders=SYSTEM_FOLDERS), is_required=False),
    "prometheus": Executable(PROMETHEUS, Accepted(("--version",), (2, 40)), is_required=False),
    "pulumi-resource-docker-build": Executable(DOCKER_BUILD_MODULE, is_required=False, is_on_demand=True),
    "buildkitd": Executable(DOCKER_BUILD_MODULE, is_required=False, is_on_demand=True),
    "buildctl": Executable(DOCKER_BUILD_MODULE, is_required=False, is_on_demand=True),
    "runc": Executable(
        RUNC, Accepted(("--version",), (1, 1), folders=SYSTEM_FOLDERS), is_required=False, is_on_demand=True
    ),
    "docker-registry": Executable(REGISTRY, is_required=False, is_on_demand=True),
    "busybox": Executable(BUSYBOX, is_required=False, is_on_demand=True),
    # In one build with the network plugins, which are found beside it.
    **{name: Executable(CONTAINERD, is_required=False, is_on_demand=True) for name in CONTAINERD.executables},
}
