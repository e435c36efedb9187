"""`make setup`: every executable is there afterwards; only what is missing is built."""

import shutil
from collections.abc import Iterable

from rich.console import Console

from . import go_build, node_install
from .builds import build_folder, exclusively, whole_or_not_at_all
from .environment_variables import make_backend
from .errors import MissingExecutableError
from .folders import LINKS, LOCAL, cache_folder
from .locate import find
from .pins import EXECUTABLES, GoModule, NodePackages
from .plugins import install_stand_in, needs_stand_in


def set_up(console: Console) -> None:
    """Builds what is missing and links it in the clone. Raises ExecutableError when something cannot be had."""
    for name, source in missing_sources():
        provide(name, source, console)
    link(console)
    make_backend()
    if needs_stand_in():
        install_stand_in()
        console.print("kubernetes plugin: Pulumi's own is absent, tools/kubernetes_provider stands in for it")
    console.print("""ready: eval "$(make -s env)" puts the tools on PATH""")


def missing_sources() -> Iterable[tuple[str, GoModule | NodePackages]]:
    """What has to be built, each once, with its name."""
    sources: dict[str, GoModule | NodePackages] = {}
    for name, executable in EXECUTABLES.items():
        try:
            find(name)
        except MissingExecutableError:
            match executable.source:
                case None:
                    raise
                case GoModule(name=module):
                    sources[module] = executable.source
                case NodePackages():
                    sources["node"] = executable.source
    return sources.items()


def provide(name: str, source: GoModule | NodePackages, console: Console) -> None:
    """Builds one source into the cache, unless somebody else does so meanwhile."""
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


def link(console: Console) -> None:
    """Links in the clone to what is taken from the cache, and none to anything else. Git ignores the folder."""
    shutil.rmtree(LINKS, ignore_errors=True)
    LINKS.mkdir(parents=True)
    (LOCAL / ".gitignore").write_text("*\n")
    for name in EXECUTABLES:
        path = find(name)
        if cache_folder() in path.parents:
            (LINKS / name).symlink_to(path)
        else:
            console.print(f"{name}: your own, {path}")
