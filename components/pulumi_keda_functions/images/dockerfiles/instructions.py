"""The instructions that the Dockerfiles of all languages share."""

from pathlib import PurePosixPath

from ...manifests.ports import UNPRIVILEGED, URLS
from ...manifests.restricted import UID, WRITABLE
from .options import DockerfileOptions

SCRIPT_ROOT = "/home/site/wwwroot"
"""Where the host looks for functions in Microsoft's images."""
ENVIRONMENT = f"""\
ENV AzureWebJobsScriptRoot={SCRIPT_ROOT} \\
    AzureFunctionsJobHost__Logging__Console__IsEnabled=true"""


def runtime_stage(image: str, options: DockerfileOptions, *instructions: str) -> str:
    """The stage that becomes the image, with what brings the project in."""
    stage = [f"FROM {image}", "", ENVIRONMENT]
    if options.non_root:
        folders = " ".join(path for path in WRITABLE.values() if path != "/tmp")  # noqa: S108 - all may write there
        stage += [
            f"ENV {URLS}=http://+:{UNPRIVILEGED}",
            f"RUN mkdir -p {folders} && chown -R {UID}:{UID} {folders}",
            f"EXPOSE {UNPRIVILEGED}",
        ]
    stage += ["", *instructions]
    if options.non_root:
        stage += ["", f"USER {UID}:{UID}"]
    return "\n".join(stage)


def build_stage(image: str, name: str, *instructions: str) -> str:
    """A stage that the image takes files from."""
    return "\n".join([f"FROM {image} AS {name}", "", *instructions])


def copied(files: list[str]) -> list[str]:
    """COPY instructions that put files where they are in the project, one for each folder."""
    folders: dict[str, list[str]] = {}
    for file in files:
        folders.setdefault(f"{PurePosixPath(file).parent.as_posix()}/", []).append(file)
    return [f"COPY {' '.join(inside)} {folder}" for folder, inside in folders.items()]


def existing(root_files: frozenset[str], *names: str) -> list[str]:
    """Those of `names`, in any case, that are among the files in the project's folder."""
    wanted = [name.casefold() for name in names]
    return sorted(file for file in root_files if file.casefold() in wanted)
