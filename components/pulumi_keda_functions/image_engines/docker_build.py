"""BuildKit, through pulumi-docker-build: https://www.pulumi.com/registry/packages/docker-build/."""

import pulumi
from pulumi_docker_build import (
    BuildContextArgs,
    BuilderConfigArgs,
    CacheFromArgs,
    CacheFromRegistryArgs,
    CacheMode,
    CacheToArgs,
    CacheToRegistryArgs,
    DockerfileArgs,
    Image,
    RegistryArgs,
)

from ..images.build import Build
from .failure_advice import giving_advice
from .tags import tagged


def pinned_reference(name: str, build: Build, opts: pulumi.ResourceOptions) -> pulumi.Output[str]:
    """The image with its first tag and its digest."""
    own = pulumi.ResourceOptions(retain_on_delete=build.is_retained, hooks=giving_advice(name))
    image = Image(
        name,
        push=True,
        tags=tagged(build),
        context=BuildContextArgs(location=build.context),
        dockerfile=DockerfileArgs(location=build.dockerfile) if build.dockerfile else None,
        target=build.target,
        build_args=build.build_args or None,
        secrets={key: pulumi.Output.secret(value) for key, value in build.build_secrets.items()} or None,
        platforms=list(build.platforms),
        cache_from=[CacheFromArgs(registry=CacheFromRegistryArgs(ref=each)) for each in build.cache_from] or None,
        # Only a list of all layers serves a build whose code alone has changed.
        cache_to=[CacheToArgs(registry=CacheToRegistryArgs(ref=build.cache_to, mode=CacheMode.MAX))]
        if build.cache_to
        else None,
        registries=[
            RegistryArgs(
                address=each["server"], username=each["username"], password=pulumi.Output.secret(each["password"])
            )
            for each in build.registry_credentials
        ]
        or None,
        builder=BuilderConfigArgs(name=build.builder) if build.builder else None,
        build_on_preview=build.on_preview,
        opts=pulumi.ResourceOptions.merge(opts, own),
    )
    # Where an input is secret, the plugin calls every output so; a digest tells nothing of it.
    return pulumi.Output.unsecret(image.ref)
