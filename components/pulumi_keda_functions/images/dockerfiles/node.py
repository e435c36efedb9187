"""JavaScript and TypeScript: packages in a layer of their own; what is compiled, is so in a stage before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...problems import InvalidInputError, Problem
from ...projects import FunctionsProject, Json
from ...projects.json_file import read_json_object
from .base_images import NODE
from .instructions import SCRIPT_ROOT, build_stage, existing, runtime_stage
from .node_ranges import majors_allowed
from .options import DockerfileOptions
from .refused import refused
from .versions import Declared, chosen_version

PACKAGE = "package.json"
OF_INSTALL = ("preinstall", "install", "postinstall", "prepublish", "preprepare", "prepare", "postprepare")
"""Scripts of the project's own that an install runs, before its code is there and without its development packages."""
CREDENTIAL = re.compile(r"^[^#;\n]*:?_(?:auth|authToken|password)\s*=\s*(?!\$\{)\S", re.IGNORECASE | re.MULTILINE)
"""In .npmrc; what stands in an environment variable is not in the file."""


@dataclass(frozen=True)
class PackageManager:
    """What installs packages, by the file that it locks them in."""

    lock_file: str
    install: str
    production: str
    """As `install`, without development packages."""


NPM = PackageManager("package-lock.json", "npm ci", "npm ci --omit=dev")
SHRINKWRAP = PackageManager("npm-shrinkwrap.json", NPM.install, NPM.production)
PNPM = PackageManager(
    "pnpm-lock.yaml",
    "corepack enable && pnpm install --frozen-lockfile",
    "corepack enable && pnpm install --frozen-lockfile --prod",
)
YARN = PackageManager(
    "yarn.lock",
    "corepack enable && yarn install --frozen-lockfile --production=false",
    "corepack enable && yarn install --frozen-lockfile --production",
)
UNLOCKED = PackageManager("", "npm install", "npm install --omit=dev")
MANAGERS = (NPM, SHRINKWRAP, PNPM, YARN)
BESIDE = (PACKAGE, ".npmrc", ".yarnrc", "pnpm-workspace.yaml")
"""Files that an install reads beside the lock file."""


def dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """One stage for JavaScript; TypeScript is compiled with the development packages, which stay behind."""
    root = project.root
    files = frozenset(path.name for path in root.iterdir() if path.is_file())
    package = read_package(root)
    version = chosen_version(NODE, declared_version(root), options.language_version)
    image = options.base_image or NODE.images[version]
    work_folder = f"WORKDIR {SCRIPT_ROOT}"
    if not package:
        return runtime_stage(image, options, work_folder, "COPY . .")
    manager = package_manager(root, files)
    check_npmrc(root)
    scripts = package.get("scripts")
    script_names = frozenset(scripts) if isinstance(scripts, Mapping) else frozenset[str]()
    early = " ".join(f"scripts.{name}" for name in OF_INSTALL if name in script_names)
    before = f"npm pkg delete {early} && " if early else ""
    copy = f"COPY {' '.join(existing(files, *BESIDE, manager.lock_file))} ./"
    build = "npm run build" if "build" in script_names else "npx tsc" if "tsconfig.json" in files else None
    packages = f"RUN {before}{manager.production}"
    if build is None:
        return runtime_stage(image, options, work_folder, copy, packages, "COPY . .")
    compiler = options.build_image or image
    installed = build_stage(compiler, "packages", work_folder, copy, f"{packages} \\\n    && mkdir -p node_modules")
    compiled = build_stage(
        "packages", "build", f"RUN {manager.install}", "COPY . .", f"RUN {build} \\\n    && rm -rf node_modules"
    )
    result = runtime_stage(
        image,
        options,
        work_folder,
        f"COPY --from=packages {SCRIPT_ROOT}/node_modules ./node_modules",
        f"COPY --from=build {SCRIPT_ROOT} ./",
    )
    return "\n\n".join([installed, compiled, result])


def read_package(root: Path) -> Mapping[str, Json]:
    """The content of package.json; empty where there is none."""
    if not (root / PACKAGE).is_file():
        return {}
    content = read_json_object(root / PACKAGE, PACKAGE)
    if isinstance(content, Problem):
        raise InvalidInputError("Dockerfile", [content])
    return content[0]


def declared_version(root: Path) -> Declared | None:
    """As `engines` of package.json has it."""
    engines = read_package(root).get("engines")
    text = engines.get("node") if isinstance(engines, Mapping) else None
    if not isinstance(text, str):
        return None
    try:
        allowed = majors_allowed(text, NODE.versions)
    except ValueError:
        raise refused(PACKAGE, f"engines.node {text!r} is no range of versions", "write >=22 or the like") from None
    return Declared(PACKAGE, text, allowed.__contains__)


def package_manager(root: Path, files: frozenset[str]) -> PackageManager:
    """The one whose lock file is there; npm without one."""
    manager = next((each for each in MANAGERS if each.lock_file in files), UNLOCKED)
    if manager is YARN and "# yarn lockfile v1" not in (root / YARN.lock_file).read_text(errors="replace")[:200]:
        message = "it is of Yarn 2 or later, for which no Dockerfile is written here"
        raise refused(YARN.lock_file, message, "write a Dockerfile, or lock with npm or pnpm")
    return manager


def check_npmrc(root: Path) -> None:
    """Raises InvalidInputError where a credential would stay in the image."""
    path = root / ".npmrc"
    if path.is_file() and (found := CREDENTIAL.search(path.read_text(errors="replace"))):
        line = path.read_text(errors="replace")[: found.start()].count("\n") + 1
        message = "it holds a credential, which would stay in the image"
        raise refused(f".npmrc:{line}", message, "write a Dockerfile that mounts it as a build secret")
