"""Java and Kotlin: what Maven or Gradle depend on, then the app as Azure's plugin stages it.

Tests are not run: an image is built from sources that were tested before, and a build has none of the services they may
need.
"""

import re
from pathlib import Path

from ...projects import FunctionsProject
from ...projects.java.build_files import GRADLE as GRADLE_FILES
from ...projects.java.build_files import MODULE, POM, SETTINGS, read
from .base_images import GRADLE, JAVA, MAVEN
from .instructions import SCRIPT_ROOT, build_stage, existing, runtime_stage
from .options import DockerfileOptions
from .refused import needs_more, refused
from .versions import Declared, as_numbers, chosen_version

PLUGIN = "azure-functions-maven-plugin"
GRADLE_PLUGIN = "azurefunctions"
"""The end of its id, `com.microsoft.azure.azurefunctions`."""
STAGED = "azure-functions"
"""The folder below the build's own that the plugins put the app into, under its name."""
MAVEN_VERSIONS = re.compile(
    r"<(?:maven\.compiler\.release|release|java\.version|javaVersion|maven\.compiler\.target|target)>\s*([^<\s]+)\s*</"
)
PROPERTY = re.compile(r"\$\{([\w.-]+)\}")
GRADLE_VERSIONS = re.compile(
    r"(?:JavaLanguageVersion\.of\(|jvmToolchain\(|(?:source|target)Compatibility\s*=?\s*[\"']?(?:JavaVersion\.VERSION_)?)"
    r"(\d+(?:[._]\d+)?)"
)
PARENT = re.compile(r"<parent>(.*?)</parent>", re.DOTALL)
RELATIVE_PATH = re.compile(r"<relativePath>\s*([^<]*?)\s*</relativePath>|<relativePath\s*/>")
ARTIFACT = re.compile(r"<artifactId>\s*([^<]*?)\s*</artifactId>")


def dockerfile(project: FunctionsProject, options: DockerfileOptions) -> str:
    """A stage that builds the app, or, of a folder that has no build file, what was built."""
    root = project.root
    files = frozenset(path.name for path in root.iterdir() if path.is_file())
    version = chosen_version(JAVA, declared_version(root), options.language_version)
    image = options.base_image or JAVA.images[version]
    if POM in files:
        compiled = maven_stage(root, options.build_image or MAVEN.format(version))
    elif existing(files, *GRADLE_FILES):
        compiled = gradle_stage(root, files, options.build_image or GRADLE[version])
    else:
        return runtime_stage(image, options, f"COPY . {SCRIPT_ROOT}")
    return f"{compiled}\n\n{runtime_stage(image, options, f'COPY --from=build {SCRIPT_ROOT} {SCRIPT_ROOT}')}"


def maven_stage(root: Path, image: str) -> str:
    """Builds by Maven. Raises InvalidInputError where that would stage no app or needs other folders."""
    pom = read(root / POM)
    if MODULE.search(pom):
        raise needs_more(POM, "it builds several modules")
    parent = PARENT.search(pom)
    if parent and has_parent_outside(root, parent[1]):
        raise needs_more(POM, "its parent is outside the project's folder")
    if PLUGIN not in pom and not parent:
        remedy = f"add {PLUGIN} to its build: it stages what the host runs"
        raise refused(POM, f"there is no {PLUGIN} in it", remedy)
    settings = ["COPY .mvn .mvn/"] if (root / ".mvn").is_dir() else []
    return build_stage(
        image,
        "build",
        "WORKDIR /src",
        *settings,
        f"COPY {POM} ./",
        "RUN mvn --batch-mode dependency:go-offline",
        "COPY . .",
        f"RUN mvn --batch-mode -DskipTests clean package \\\n    && {staged('target')}",
    )


def gradle_stage(root: Path, files: frozenset[str], image: str) -> str:
    """Builds by Gradle, with the version that the project brings where it does."""
    build_files = existing(files, *GRADLE_FILES)
    if GRADLE_PLUGIN not in read(root / build_files[0]):
        remedy = "add the plugin com.microsoft.azure.azurefunctions: it stages what the host runs"
        raise refused(build_files[0], f"there is no {GRADLE_PLUGIN} plugin in it", remedy)
    wrapper = "gradlew" in files and (root / "gradle").is_dir()
    command = "sh gradlew" if wrapper else "gradle"
    needed = existing(files, *GRADLE_FILES, *SETTINGS, "gradle.properties", "gradlew")
    folders = ["COPY gradle gradle/"] if (root / "gradle").is_dir() else []
    return build_stage(
        image,
        "build",
        "WORKDIR /src",
        f"COPY {' '.join(needed)} ./",
        *folders,
        f"RUN {command} --no-daemon dependencies",
        "COPY . .",
        f"RUN {command} --no-daemon clean azureFunctionsPackage \\\n    && {staged('build')}",
    )


def staged(folder: str) -> str:
    """Puts the app where the host looks."""
    return f"mkdir -p {SCRIPT_ROOT} && cp -a {folder}/{STAGED}/*/. {SCRIPT_ROOT}/"


def has_parent_outside(root: Path, parent: str) -> bool:
    """Whether Maven takes the parent from a folder around the project's, as it does unless told otherwise."""
    path = RELATIVE_PATH.search(parent)
    told = "../pom.xml" if path is None else path[1] or ""
    artifact = ARTIFACT.search(parent)
    around = root / told / POM if told and not told.endswith(".xml") else root / told
    return bool(told) and artifact is not None and f"<artifactId>{artifact[1]}</artifactId>" in read(around)


def declared_version(root: Path) -> Declared | None:
    """As the build file has it."""
    if (root / POM).is_file():
        return maven_version(root)
    return next((gradle_version(root, file) for file in GRADLE_FILES if (root / file).is_file()), None)


def maven_version(root: Path) -> Declared | None:
    """By the compiler's properties, or the plugin's `javaVersion`."""
    pom = read(root / POM)
    for text in MAVEN_VERSIONS.findall(pom):
        reference = PROPERTY.fullmatch(text)
        value = _property(pom, reference[1]) if reference else text
        if value is not None and (declared := of_number(POM, value)):
            return declared
    return None


def gradle_version(root: Path, file: str) -> Declared | None:
    """By the toolchain, or the compatibility that is asked for."""
    found = GRADLE_VERSIONS.search(read(root / file))
    return of_number(file, found[1].replace("_", ".")) if found else None


def of_number(where: str, text: str) -> Declared | None:
    """That version, or the nearest above it; `1.8` is 8. None for what is no number."""
    number = text.removeprefix("1.")
    if not number.isdecimal():
        return None
    nearest = next((version for version in JAVA.versions if as_numbers(version) >= (int(number),)), None)
    return Declared(where, text, lambda version: version == nearest)


def _property(pom: str, name: str) -> str | None:
    found = re.search(rf"<{re.escape(name)}>\s*([^<\s$]+)\s*</", pom)
    return found[1] if found else None
