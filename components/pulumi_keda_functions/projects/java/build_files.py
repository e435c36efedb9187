"""Maven's and Gradle's build files: where a project's sources are, and the other modules of its build.

They are looked through for a few plain entries, not evaluated.
"""

import re
from collections.abc import Iterator
from pathlib import Path

POM = "pom.xml"
GRADLE = ("build.gradle", "build.gradle.kts")
SETTINGS = ("settings.gradle", "settings.gradle.kts")
SOURCES = "src/main"
GENERATED = ("target/generated-sources", "build/generated")

XML_COMMENT = re.compile(r"<!--(?:.*?-->|.*)", re.DOTALL)
MODULE = re.compile(r"<module>([^<\0]{1,200})</module>")
SOURCE_DIRECTORY = re.compile(r"<sourceDirectory>([^<\0]{1,200})</sourceDirectory>")
INCLUDE = re.compile(r"""\binclude\s*\(?((?:\s*["'][^"'\n]+["']\s*,?)+)""")
QUOTED = re.compile(r"""["']([^"'\0]{1,200})["']""")
BASE = re.compile(r"^\$\{(?:project\.)?basedir\}/")


def has_build_file(folder: Path) -> bool:
    """Whether Maven or Gradle builds this folder."""
    return any((folder / name).is_file() for name in (POM, *GRADLE))


def source_folders(root: Path) -> list[Path]:
    """The folders of a module's sources: `src/main`, and a `<sourceDirectory>` elsewhere."""
    declared = [BASE.sub("", found.strip()) for found in SOURCE_DIRECTORY.findall(read(root / POM))]
    others = [root / found for found in declared if not found.startswith((SOURCES, "$", "/"))]
    return [folder for folder in (root / SOURCES, *others) if folder.is_dir()]


def other_sources(root: Path) -> Iterator[Path]:
    """Folders of sources that a module's constants may come from: generated ones, and those of other modules."""
    yield from (root / folder for folder in GENERATED if (root / folder).is_dir())
    for module in modules(top_of_build(root)):
        if module != root.resolve():
            yield from source_folders(module)


def top_of_build(root: Path) -> Path:
    """The outermost folder around `root` up to which each has a build file."""
    top = root.resolve()
    while top.parent != top and (has_build_file(top.parent) or has_settings(top.parent)):
        top = top.parent
    return top


def has_settings(folder: Path) -> bool:
    """Whether it is the top of a Gradle build."""
    return any((folder / name).is_file() for name in SETTINGS)


def modules(top: Path) -> list[Path]:
    """The modules of a build, its top among them, as far as they are folders that are there."""
    found: dict[Path, None] = {}
    waiting = [top.resolve()]
    while waiting:
        folder = waiting.pop()
        if folder not in found and folder.is_dir():
            found[folder] = None
            waiting += [(folder / name).resolve() for name in module_names(folder)]
    return list(found)


def module_names(folder: Path) -> list[str]:
    """The folders of the modules that a build file lists, relative to its own."""
    maven = [name.strip().removesuffix(f"/{POM}") for name in MODULE.findall(read(folder / POM))]
    included = [group for name in SETTINGS for group in INCLUDE.findall(read(folder / name))]
    gradle = [name.strip(":").replace(":", "/") for group in included for name in QUOTED.findall(group)]
    return maven + gradle


def read(path: Path) -> str:
    """The text of a build file without XML comments; empty where there is none."""
    return XML_COMMENT.sub("", path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ""
