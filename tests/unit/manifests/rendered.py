"""The objects of small apps, as `render` prints them, for tests that look at one part of them."""

from collections.abc import Mapping
from typing import Any

import pytest
from pulumi_keda_functions.app_arguments import AppArguments
from pulumi_keda_functions.manifests import AppOptions, declare, resolved
from pulumi_keda_functions.manifests.registries import Registry
from pulumi_keda_functions.problems import InvalidInputError
from pulumi_keda_functions.projects import Function
from pulumi_keda_functions.scaling import AppSettings

from tests.unit.sample import IMAGE, STORAGE, project


def objects(
    *functions: Function,
    arguments: AppArguments | None = None,
    settings: Mapping[str, str] | None = None,
    registries: tuple[Registry, ...] = (),
) -> dict[str, Any]:
    """All objects, by what each is to the app."""
    known = {**STORAGE, **(settings or {})}
    options = AppOptions("orders", IMAGE, "shop", arguments or {}, registries=registries)
    app = declare(project(*functions), AppSettings.of(dict(known)), options)
    return {manifest.role: resolved(manifest.body, known) for manifest in app.manifests}


def template(
    *functions: Function, arguments: AppArguments | None = None, settings: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the first Deployment makes pods of."""
    made = objects(*functions, arguments=arguments, settings=settings)
    found: dict[str, Any] = next(each for each in made.values() if each["kind"] == "Deployment")
    inner: dict[str, Any] = found["spec"]["template"]
    return inner


def container(
    *functions: Function, arguments: AppArguments | None = None, settings: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The host's container in it."""
    inner: dict[str, Any] = template(*functions, arguments=arguments, settings=settings)["spec"]["containers"][0]
    return inner


def environment(
    *functions: Function, arguments: AppArguments | None = None, settings: Mapping[str, str] | None = None
) -> dict[str, str]:
    """What it is told beside the settings."""
    return {
        each["name"]: each["value"] for each in container(*functions, arguments=arguments, settings=settings)["env"]
    }


def told(
    *functions: Function, arguments: AppArguments | None = None, settings: Mapping[str, str] | None = None
) -> list[str]:
    """The problems that stop the app, each on a line."""
    with pytest.raises(InvalidInputError) as error:
        objects(*functions, arguments=arguments, settings=settings)
    return [str(problem) for problem in error.value.problems]
