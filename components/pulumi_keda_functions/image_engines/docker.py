"""A Docker daemon, through pulumi-docker: https://www.pulumi.com/registry/packages/docker/."""

import pulumi
from pulumi_docker import BuilderVersion, CacheFromArgs, DockerBuildArgs, Image, RegistryArgs

from ..images.build import Build
from .failure_advice import giving_advice
from .tags import tagged


def pinned_reference(name: str, build: Build, opts: pulumi.ResourceOptions) -> pulumi.Output[str]:
    """The image by its digest. The plugin pushes one tag and leaves the registry alone when the image is deleted."""
    (image_name,) = tagged(build)
    (platform,) = build.platforms
    registry = next(iter(build.registry_credentials), None)
    image = Image(
        name,
        image_name=image_name,
        build=DockerBuildArgs(
            context=build.context,
            dockerfile=build.dockerfile,
            target=build.target,
            args=build.build_args or None,
            platform=platform,
            cache_from=CacheFromArgs(images=list(build.cache_from)) if build.cache_from else None,
            builder_version=BuilderVersion.BUILDER_BUILD_KIT,
        ),
        registry=RegistryArgs(
            server=registry["server"],
            username=registry["username"],
            password=pulumi.Output.secret(registry["password"]),
        )
        if registry
        else None,
        build_on_preview=build.on_preview,
        opts=pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(hooks=giving_advice(name))),
    )
    return pulumi.Output.unsecret(image.repo_digest)
