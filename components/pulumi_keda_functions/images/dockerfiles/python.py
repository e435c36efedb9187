"""Python: the packages that the project asks for in a layer of their own, then its code."""

import re
import shlex
import tomllib
from pathlib import Path

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from ...projects import FunctionsProject
from .base_images import PYTHON
from .instructions import SCRIPT_ROOT, build_stage, copied, runtime_stage
from .options import DockerfileOptions
from .python_requirements import FILE as REQUIREMENTS
from .python_requirements import read_requirements
from .refused import refused
from .versions import Declared, chosen_version

VERSION_FILE = ".python-version"
"""Of pyenv and uv."""
PYPROJECT = "pyproject.toml"
UV_LOCK = "uv.lock"
LOCKED_ELSEWHERE = {"poetry.lock": "poetry export --output requirements.txt", "Pipfile": "pipenv requirements"}
"""Package managers that the base image lacks, and what of theirs writes a requirements.txt."""
NEWEST_PATCH = 99
PIP = "pip install --no-cache-dir"


def dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """One stage, and one before it where uv has locked the packages."""
    root = project.root
    pyproject = read_pyproject(root)
    version = chosen_version(PYTHON, declared_version(root), options.language_version)
    image = options.base_image or PYTHON.images[version]
    code = "COPY . ."
    if (root / REQUIREMENTS).is_file():
        return one_stage(image, options, *requirements_layers(root))
    if (root / UV_LOCK).is_file():
        export = "uv export --frozen --no-dev --no-emit-project --output-file /requirements.txt"
        locked = build_stage(
            image,
            "requirements",
            "WORKDIR /src",
            f"COPY {PYPROJECT} {UV_LOCK} ./",
            f"RUN {PIP} uv \\\n    && {export}",
        )
        install = ("COPY --from=requirements /requirements.txt /", f"RUN {PIP} -r /requirements.txt")
        return f"{locked}\n\n{one_stage(image, options, *install, code)}"
    for file, command in LOCKED_ELSEWHERE.items():
        if (root / file).is_file():
            raise refused(file, "the base image has no program that reads it", f"write {REQUIREMENTS}: {command}")
    if packages := dependencies(pyproject):
        listed = " \\\n    ".join(shlex.quote(package) for package in packages)
        return one_stage(image, options, f"RUN {PIP} \\\n    {listed}", code)
    return one_stage(image, options, code)


def one_stage(image: str, options: DockerfileOptions, *instructions: str) -> str:
    """The runtime stage, its instructions in the folder that the host looks in."""
    return runtime_stage(image, options, f"WORKDIR {SCRIPT_ROOT}", *instructions)


def requirements_layers(root: Path) -> list[str]:
    """Packages before code, unless some of them are part of the code."""
    requirements = read_requirements(root)
    install, code = f"RUN {PIP} -r {REQUIREMENTS}", "COPY . ."
    return [code, install] if requirements.has_local_packages else [*copied(requirements.files), install, code]


def read_pyproject(root: Path) -> dict[str, object]:
    """The content of pyproject.toml; empty where there is none."""
    path = root / PYPROJECT
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise refused(PYPROJECT, f"it is not TOML: {error}", "mend it") from None


def declared_version(root: Path) -> Declared | None:
    """As .python-version has it, or else pyproject.toml's `requires-python`."""
    path = root / VERSION_FILE
    if path.is_file() and (found := re.search(r"^\s*(?:cpython-)?(\d+\.\d+)", path.read_text(errors="replace"), re.M)):
        exact = found[1]
        return Declared(VERSION_FILE, exact, lambda version: version == exact)
    requires = _project_table(read_pyproject(root)).get("requires-python")
    if not isinstance(requires, str):
        return None
    try:
        specifiers = SpecifierSet(requires)
    except InvalidSpecifier:
        message = f"requires-python {requires!r} is no version specifier"
        raise refused(PYPROJECT, message, "write >=3.11 or the like") from None
    return Declared(
        PYPROJECT,
        requires,
        lambda version: any(specifiers.contains(text) for text in (version, f"{version}.{NEWEST_PATCH}")),
    )


def dependencies(pyproject: dict[str, object]) -> list[str]:
    """`dependencies` of pyproject.toml."""
    listed = _project_table(pyproject).get("dependencies")
    return [package for package in listed if isinstance(package, str)] if isinstance(listed, list) else []


def _project_table(pyproject: dict[str, object]) -> dict[str, object]:
    table = pyproject.get("project")
    return table if isinstance(table, dict) else {}
