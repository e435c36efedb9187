"""Custom handlers: a program of the project's own that the host starts. Go and Rust are compiled; others are copied."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from ...projects import FunctionsProject, Json
from .base_images import GO, HOST_ALONE, RUST
from .instructions import SCRIPT_ROOT, build_stage, existing, runtime_stage
from .options import DockerfileOptions
from .refused import refused

EXECUTABLE = ("customhandler", "description", "defaultexecutablepath")
"""Where host.json names the program, case aside."""
GO_VERSION = re.compile(r"^go\s+(\d+\.\d+)", re.MULTILINE)


def dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """The program at the path that host.json names, and the rest of the project beside it."""
    root, path = project.root, executable(project)
    image = options.base_image or HOST_ALONE
    work_folder = f"WORKDIR {SCRIPT_ROOT}"
    files = frozenset(file.name for file in root.iterdir() if file.is_file())
    if "go.mod" in files:
        compiled = go_stage(root, files, options)
    elif "Cargo.toml" in files:
        compiled = rust_stage(root, files, options)
    elif (root / path).is_file():
        return runtime_stage(image, options, work_folder, "COPY . .", f"RUN chmod 755 {path}")
    else:
        message = f"defaultExecutablePath {path!r} is neither in the folder nor built here from Go or Rust"
        remedy = "build it for linux/amd64 into the folder, or write a Dockerfile that brings it"
        raise refused(project.host.where("customHandler"), message, remedy)
    copy = f"COPY --from=build /handler {PurePosixPath(SCRIPT_ROOT) / path}"
    return f"{compiled}\n\n{runtime_stage(image, options, work_folder, 'COPY . .', copy)}"


def executable(project: FunctionsProject) -> str:
    """The path of the program."""
    value: Json = project.host.content
    for key in EXECUTABLE:
        inner = value if isinstance(value, Mapping) else {}
        value = next((inner[name] for name in inner if name.casefold() == key), None)
    if not isinstance(value, str) or not value:
        message = "customHandler.description.defaultExecutablePath is missing"
        raise refused(project.host.where("customHandler"), message, "name the program that the host starts")
    return value.replace("\\", "/").removeprefix("./")


def go_stage(root: Path, files: frozenset[str], options: DockerfileOptions) -> str:
    """Linked statically, so that it starts on any Linux."""
    found = GO_VERSION.search((root / "go.mod").read_text(encoding="utf-8", errors="replace"))
    return build_stage(
        options.build_image or GO.format(options.language_version or (found[1] if found else "1")),
        "build",
        "WORKDIR /src",
        f"COPY {' '.join(existing(files, 'go.mod', 'go.sum'))} ./",
        "RUN go mod download",
        "COPY . .",
        "RUN CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -trimpath -o /handler .",
    )


def rust_stage(root: Path, files: frozenset[str], options: DockerfileOptions) -> str:
    """Cargo compiles dependencies only together with a program: first an empty one, then the project's own."""
    try:
        manifest = tomllib.loads((root / "Cargo.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refused("Cargo.toml", f"it is not TOML: {error}", "mend it") from None
    package = manifest.get("package")
    name = package.get("name") if isinstance(package, dict) else None
    if not isinstance(name, str):
        raise refused("Cargo.toml", "it has no package with a name", "name the package, or write a Dockerfile")
    return build_stage(
        options.build_image or RUST,
        "build",
        "WORKDIR /src",
        f"COPY {' '.join(existing(files, 'Cargo.toml', 'Cargo.lock'))} ./",
        "RUN mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release && rm -r src",
        "COPY . .",
        f"RUN touch src/main.rs && cargo build --release && cp target/release/{name} /handler",
    )
