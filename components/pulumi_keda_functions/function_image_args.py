"""The arguments of FunctionImage."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

import pulumi

from .app_arguments import RegistryCredentials
from .image_arguments import AcrTasks, ImageEngine


class FunctionImageArgs(TypedDict):
    """What a FunctionImage is made from."""

    project: NotRequired[str]
    """Folder of the Functions project, the one with host.json, relative to the program's working directory. None when
    left out, which only `reference` and a `context` in Git allow."""
    image_name: NotRequired[pulumi.Input[str]]
    """Registry and repository that the image is pushed to, without a tag: `contoso.azurecr.io/orders`. None when left
    out, which only `reference` allows."""
    tags: NotRequired[Sequence[str]]
    """Tags that the image is pushed with; `ref` names the first, and the digest. `latest` when left out."""
    engine: NotRequired[ImageEngine]
    """What makes the image: `docker_build` (BuildKit), `docker` (a Docker daemon), `acr_tasks` (the registry itself) or
    `given`. What an engine cannot do is refused. `docker_build` when left out, `given` where there is a
    `reference`."""
    reference: NotRequired[pulumi.Input[str]]
    """An image that exists, with its digest (`contoso.azurecr.io/orders@sha256:…`). Nothing is built. None when left
    out."""
    context: NotRequired[str]
    """Folder that the Dockerfile may copy from, or a Git repository (`https://github.com/contoso/shop.git#<commit>`,
    `#<commit>:folder`). The project's folder when left out."""
    dockerfile: NotRequired[str]
    """Path of the Dockerfile, relative to the program's working directory; in Git, to the context. When left out, the
    `Dockerfile` in the project or the context, or one that is written for the project's language."""
    target: NotRequired[str]
    """Stage of the Dockerfile that is built. The last one when left out."""
    build_args: NotRequired[Mapping[str, pulumi.Input[str]]]
    """Values for the Dockerfile's ARGs. They stay readable in the image, so that secrets are refused. None when left
    out."""
    build_secrets: NotRequired[Mapping[str, pulumi.Input[str]]]
    """Secrets by id, for `RUN --mount=type=secret,id=…`. They stay out of the image; another value builds it again.
    None when left out."""
    platforms: NotRequired[Sequence[str]]
    """Platforms that the image runs on. `linux/amd64`, the one of the Functions base images, when left out."""
    cache_from: NotRequired[Sequence[str]]
    """Images whose layers are taken where they fit, such as another build's `cache_to`. None beside the builder's own
    cache when left out."""
    cache_to: NotRequired[str]
    """Image that all layers are kept in, for other builders: `contoso.azurecr.io/orders:cache`. None when left out."""
    registry_credentials: NotRequired[Sequence[RegistryCredentials]]
    """Accounts for the registries that are pushed to and pulled from. Another password alone builds nothing. Those of
    the machine (`az acr login`, `docker login`) when left out."""
    builder: NotRequired[str]
    """Name of the buildx builder. The first one that answers when left out."""
    build_on_preview: NotRequired[bool]
    """Build in a preview, too, without pushing. Off when left out: a preview only tells whether `up` would build."""
    retain_on_delete: NotRequired[bool]
    """Leave the image in the registry when it is deleted from the stack. On when left out: another stack or an older
    revision may run the same digest, and the right to push (AcrPush) is not the one to delete."""
    restricted: NotRequired[bool]
    """Write a Dockerfile whose image runs as FunctionApp's `restricted` wants it: not as root, on port 8080. Off when
    left out."""
    language_version: NotRequired[str]
    """Version of the language in the Dockerfile that is written: `3.12`, `22`, `8.0`. As the project declares it when
    left out."""
    base_image: NotRequired[str]
    """Image that the Dockerfile that is written starts from, best with its digest. Microsoft's for the language and its
    version when left out."""
    build_image: NotRequired[str]
    """Image that a compiled project is built in, likewise. The language's own when left out."""
    acr_tasks: NotRequired[AcrTasks]
    """The registry that builds, which `acr_tasks` needs. None when left out."""
