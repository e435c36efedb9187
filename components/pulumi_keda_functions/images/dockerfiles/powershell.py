"""PowerShell: the project as it is. The host downloads the modules that requirements.psd1 names when it starts."""

from ...projects import FunctionsProject
from .base_images import POWERSHELL
from .instructions import SCRIPT_ROOT, runtime_stage
from .options import DockerfileOptions
from .versions import chosen_version


def dockerfile(_project: FunctionsProject, options: DockerfileOptions) -> str:
    """One stage."""
    version = chosen_version(POWERSHELL, None, options.language_version)
    image = options.base_image or POWERSHELL.images[version]
    return runtime_stage(image, options, f"COPY . {SCRIPT_ROOT}")
