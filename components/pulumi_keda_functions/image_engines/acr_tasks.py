"""Azure Container Registry builds: https://learn.microsoft.com/azure/container-registry/container-registry-tasks-overview.

A run is a resource: while what it was asked for stays the same, it is not repeated. It has pushed when it is there.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pulumi
from pulumi_azure_native.containerregistry import (
    ArgumentArgs,
    CredentialsArgs,
    CustomRegistryCredentialsArgs,
    DockerBuildRequestArgs,
    PlatformPropertiesArgs,
    SecretObjectArgs,
    TaskRun,
    list_registry_build_source_upload_url_output,
)

from ..app_arguments import RegistryCredentials
from ..image_arguments import AcrTasks
from ..image_reference import reference
from ..images.build import Build
from .failure_advice import giving_advice
from .source_upload import SourceUpload
from .tags import tagged

DOCKERFILE = ".keda-functions/Dockerfile"
"""Its place in an uploaded archive, where no file of the project's is."""


def pinned_reference(name: str, build: Build, opts: pulumi.ResourceOptions) -> pulumi.Output[str]:
    """The image with its first tag and the digest that the run tells. Deleting the run leaves the image."""
    assert build.acr_tasks is not None  # noqa: S101 - refused before
    registry: AcrTasks = build.acr_tasks
    system, architecture, *variants = build.platforms[0].split("/")
    run = TaskRun(
        name,
        registry_name=registry["registry_name"],
        resource_group_name=registry["resource_group_name"],
        force_update_tag=build.content,
        run_request=DockerBuildRequestArgs(
            type="DockerBuildRequest",
            source_location=source(name, build, registry, opts),
            docker_file_path=DOCKERFILE if build.text else build.dockerfile or "Dockerfile",
            image_names=[name.apply(within_registry) for name in tagged(build)],
            is_push_enabled=True,
            platform=PlatformPropertiesArgs(
                os=system.title(), architecture=architecture, variant=next(iter(variants), None)
            ),
            target=build.target,
            arguments=[ArgumentArgs(name=key, value=value) for key, value in build.build_args.items()] or None,
            agent_pool_name=registry.get("agent_pool_name"),
            credentials=credentials(build.registry_credentials),
        ),
        opts=pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(hooks=giving_advice(name))),
    )
    pushed = pulumi.Output.all(tagged(build)[0], run.run_result)
    return pulumi.Output.unsecret(pushed.apply(partial(pinned, name)))


def within_registry(name: str) -> str:
    """A name as the registry itself has it, without its host."""
    known = reference(name)
    return name.removeprefix(f"{known.registry}/") if known else name


def source(name: str, build: Build, registry: AcrTasks, opts: pulumi.ResourceOptions) -> pulumi.Input[str]:
    """Where the run finds the context: the repository, or an archive that is uploaded for it."""
    if build.text is None:
        return build.context
    place = list_registry_build_source_upload_url_output(
        registry_name=registry["registry_name"],
        resource_group_name=registry["resource_group_name"],
        opts=pulumi.InvokeOutputOptions(parent=opts.parent),
    )
    archive = {
        "root": str(Path(build.context)),
        "files": list(build.files),
        "texts": {DOCKERFILE: build.text},
        "content": build.content,
        "asked": [tagged(build), build.target, build.build_args, list(build.platforms)],
        # Whoever has the address may write there.
        "url": pulumi.Output.secret(place.upload_url),
        "path": place.relative_path,
    }
    return SourceUpload(f"{name}-source", archive, opts).path


def credentials(accounts: Sequence[RegistryCredentials]) -> CredentialsArgs | None:
    """Accounts for other registries; for its own, the registry needs none."""
    if not accounts:
        return None
    return CredentialsArgs(
        custom_registries={
            str(each["server"]): CustomRegistryCredentialsArgs(
                user_name=SecretObjectArgs(type="Opaque", value=each["username"]),
                password=SecretObjectArgs(type="Opaque", value=pulumi.Output.secret(each["password"])),
            )
            for each in accounts
        }
    )


def pinned(name: str, known: Sequence[object]) -> str:
    """The reference with the digest in the result of a run. Raises RunError where the run has pushed nothing."""
    reference, result = known
    images = result.get("output_images") or () if isinstance(result, Mapping) else ()
    digest = next((image["digest"] for image in images if image.get("digest")), None)
    if digest is None:
        told = result if isinstance(result, Mapping) else {}
        reason = told.get("run_error_message") or told.get("status") or "it tells no digest"
        raise pulumi.RunError(
            f"{name}: the run {told.get('run_id', '')} has pushed no image: {reason}: "
            "read its log with `az acr task logs --run-id`"
        )
    return f"{reference}@{digest}"
