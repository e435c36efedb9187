"""`make setup`: every executable that can be had is there afterwards; only what is missing is built."""

import shutil
from pathlib import Path

from rich.console import Console

from . import debian_unpack, go_build, maven_install, node_install
from .builds import build_folder, exclusively, whole_or_not_at_all
from .environment_variables import make_backend
from .errors import ExecutableError, MissingExecutableError
from .folders import LINKS, LOCAL, cache_folder
from .locate import find
from .pins import EXECUTABLES, DebianPackages, GoModule, MavenPackages, NodePackages, Source
from .plugins import install_stand_in, needs_stand_in


def set_up(console: Console) -> None:
    """Gets what is missing and links it in the clone. Raises ExecutableError when something required cannot be had."""
    required, others = missing_sources()
    for name, source in required.items():
        provide(name, source, console)
    for name, source in others.items():
        try:
            provide(name, source, console)
        except ExecutableError as error:
            console.print(f"{name}: cannot be had, and the tests that need it will be skipped: {error}")
    link(console)
    make_backend()
    if needs_stand_in():
        install_stand_in()
        console.print("kubernetes plugin: Pulumi's own is absent, tools/kubernetes_provider stands in for it")
    console.print("""ready: eval "$(make -s env)" puts the tools on PATH""")


Sources = dict[str, Source]
"""What has to be got, each once, by name."""


def missing_sources() -> tuple[Sources, Sources]:
    """Those of required executables, and the others."""
    required: Sources = {}
    others: Sources = {}
    for name, executable in EXECUTABLES.items():
        if executable.is_on_demand:
            continue
        try:
            find(name)
        except MissingExecutableError:
            if executable.source is not None:
                sources = required if executable.is_required else others
                sources[source_name(executable.source)] = executable.source
            elif executable.is_required:
                raise
    return required, others


def source_name(source: Source) -> str:
    """What a source is called in messages and in the names of logs."""
    return "node" if isinstance(source, NodePackages) else source.name


def provided(*names: str) -> list[Path]:
    """Paths of executables that are got on demand: now, unless they are there. Raises ExecutableError when one cannot
    be had."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for name in names:
        source = EXECUTABLES[name].source
        try:
            find(name)
        except MissingExecutableError:
            if source is None:
                raise
            provide(source_name(source), source, console)
    return [find(name) for name in names]


def provide(name: str, source: Source, console: Console) -> None:
    """Gets one source into the cache, unless somebody else does so meanwhile."""
    folder = build_folder(source)
    log = cache_folder() / "logs" / f"{name}-{folder.name}.log"
    with exclusively(folder, lambda: console.print(f"{name}: waiting for another build of the same")):
        if folder.exists():
            return
        console.print(f"{name}: missing; usually {source.minutes} min from nothing, less from warm caches; log: {log}")
        with whole_or_not_at_all(folder) as partial:
            match source:
                case GoModule():
                    go_build.build(source, partial, log, console)
                case NodePackages():
                    node_install.install(partial, log, console)
                case MavenPackages():
                    maven_install.install(source, partial, log, console)
                case DebianPackages():
                    debian_unpack.unpack(source, partial, log, console)


def link(console: Console) -> None:
    """Links in the clone to what is taken from the cache, and none to anything else. Git ignores the folder."""
    shutil.rmtree(LINKS, ignore_errors=True)
    LINKS.mkdir(parents=True)
    (LOCAL / ".gitignore").write_text("*\n")
    for name, executable in EXECUTABLES.items():
        try:
            path = find(name)
        except MissingExecutableError:
            if executable.is_required:
                raise
            continue
        if cache_folder() in path.parents:
            (LINKS / name).symlink_to(path)
        else:
            console.print(f"{name}: your own, {path}")
