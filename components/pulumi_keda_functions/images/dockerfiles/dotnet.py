"""C# and F#: restored, then published by the SDK of the target framework; what was published already is copied."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from ...projects import FunctionsProject
from ...projects.dotnet.project_file import PROPERTY, texts, xml_elements
from ...projects.dotnet.project_folder import C_SHARP, F_SHARP, own_projects, project_files, referred_projects
from ...projects.dotnet.project_folder import relative_name as name_in
from .base_images import DOTNET_IN_PROCESS, DOTNET_ISOLATED, DOTNET_SDK, HOST_ALONE, Published
from .instructions import SCRIPT_ROOT, build_stage, copied, existing, runtime_stage
from .options import DockerfileOptions
from .refused import needs_more, refused
from .versions import Declared, as_numbers, chosen_version

OF_RESTORE = (
    "global.json",
    "nuget.config",
    "packages.lock.json",
    "Directory.Build.props",
    "Directory.Build.targets",
    "Directory.Packages.props",
)
"""Files in the project's folder that `dotnet restore` reads beside the project file."""
NET = re.compile(r"net(\d+\.\d+)")
SCRIPT = ".csx"


def isolated_dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """Of an app that runs in a process of its own."""
    return published_dockerfile(project.root, DOTNET_ISOLATED, options)


def in_process_dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """Of an app in the host's process. C# scripts are compiled by the host."""
    root = project.root
    if not project_files(root, C_SHARP, F_SHARP) and any(root.glob(f"*/*{SCRIPT}")):
        return runtime_stage(options.base_image or HOST_ALONE, options, f"COPY . {SCRIPT_ROOT}")
    return published_dockerfile(root, DOTNET_IN_PROCESS, options)


def published_dockerfile(root: Path, published: Published, options: DockerfileOptions) -> str:
    """Of the one project in the folder, or of what was published into it."""
    files = project_files(root, C_SHARP, F_SHARP)
    declared = declared_version(root)
    version = chosen_version(published, declared, options.language_version)
    image = options.base_image or published.images[version]
    if not files:
        return runtime_stage(image, options, f"COPY . {SCRIPT_ROOT}")
    if len(files) > 1:
        raise needs_more(files[1].name, f"beside {files[0].name} it is a second project in the folder")
    file = files[0].name
    needed = [*files_of_restore(root), *referred_files(root)]
    framework = f" --framework net{version}" if declared and ";" in declared.text else ""
    compiled = build_stage(
        options.build_image or DOTNET_SDK.format(version),
        "build",
        "WORKDIR /src",
        *copied([file, *needed]),
        f"RUN dotnet restore {file}",
        "COPY . .",
        f"RUN dotnet publish {file} --configuration Release --no-restore{framework} --output {SCRIPT_ROOT}",
    )
    return f"{compiled}\n\n{runtime_stage(image, options, f'COPY --from=build {SCRIPT_ROOT} {SCRIPT_ROOT}')}"


def files_of_restore(root: Path) -> list[str]:
    """What a restore reads in the project's folder, beside the project file."""
    return existing(frozenset(path.name for path in root.iterdir() if path.is_file()), *OF_RESTORE)


def referred_files(root: Path) -> Iterator[str]:
    """The projects that it refers to. Raises InvalidInputError where one, or a source, is outside the folder."""
    own = own_projects(root)
    for project in (*own, *referred_projects(root, own)):
        name = name_in(project.path, root)
        outside = [name, *(f"../{path.removeprefix('../')}" for path in project.included if "../" in path)]
        for path in outside:
            if path.startswith("../"):
                raise needs_more(path, "the project needs it, and it is outside the project's folder")
        if "/" in name:
            yield name


def declared_version(root: Path) -> Declared | None:
    """By the target framework; of what was published, by its runtime configuration."""
    for project in own_projects(root):
        try:
            elements = list(xml_elements(project.path.read_bytes()))
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise refused(name_in(project.path, root), f"it is not XML: {error}", "mend it") from None
        found = [text for name in ("TargetFramework", "TargetFrameworks") for text in texts(elements, name) if text]
        if found and PROPERTY not in found[0]:
            return of_frameworks(name_in(project.path, root), found[0])
    for path in sorted(root.glob("*.runtimeconfig.json")):
        try:
            options = json.loads(path.read_text(encoding="utf-8-sig")).get("runtimeOptions", {})
        except (ValueError, AttributeError):
            continue
        if isinstance(options, dict) and isinstance(framework := options.get("tfm"), str):
            return of_frameworks(path.name, framework)
    return None


def of_frameworks(where: str, text: str) -> Declared:
    """Target frameworks as a project file has them."""
    versions = sorted(NET.findall(text), key=as_numbers)
    return Declared(where, text, versions.__contains__)
