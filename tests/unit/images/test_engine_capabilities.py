from pathlib import Path

import pytest
from pulumi_keda_functions.image_arguments import ImageEngine
from pulumi_keda_functions.images.engine_capabilities import CAPABILITIES, Given, problems_in_engine

GIT = f"https://github.com/contoso/shop.git#{'a' * 40}"
ASKED: dict[str, Given] = {
    "build from a folder": {"project": "app"},
    "build from Git": {"context": GIT},
    "name a Dockerfile in Git": {"context": GIT, "dockerfile": "app/Dockerfile"},
    "build one stage": {"target": "test"},
    "pass build arguments": {"build_args": {"VERSION": "1"}},
    "pass build secrets": {"build_secrets": {"token": "x"}},
    "build for several platforms": {"platforms": ["linux/amd64", "linux/arm64"]},
    "push several tags": {"tags": ["1", "latest"]},
    "take layers from a registry": {"cache_from": ["contoso.azurecr.io/orders:cache"]},
    "keep layers in a registry": {"cache_to": "contoso.azurecr.io/orders:cache"},
    "sign in at a registry": {"registry_credentials": [{}]},
    "sign in at several registries": {"registry_credentials": [{}, {}]},
    "choose a builder": {"builder": "local"},
    "build in a preview": {"build_on_preview": True},
    "delete the image from the registry": {"retain_on_delete": False},
}
BUILDING = [engine for engine in ImageEngine if engine is not ImageEngine.GIVEN]


def asked_of(engine: ImageEngine, given: Given) -> Given:
    registry = {"acr_tasks": {"registry_name": "contoso", "resource_group_name": "shop"}}
    return {**given, **(registry if engine is ImageEngine.ACR_TASKS else {})}


def test_every_capability_has_a_way_to_ask_for_it() -> None:
    assert ASKED.keys() == {capability.what for capability in CAPABILITIES}
    for capability in CAPABILITIES:
        assert capability.is_asked(ASKED[capability.what]), capability.what


@pytest.mark.parametrize("engine", BUILDING)
@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda capability: capability.what)
def test_what_an_engine_cannot_do_is_refused_by_name(engine: ImageEngine, capability: object) -> None:
    assert capability in CAPABILITIES
    known = next(each for each in CAPABILITIES if each is capability)
    told = [
        str(problem)
        for problem in problems_in_engine(engine, asked_of(engine, ASKED[known.what]))
        if problem.where == known.argument and problem.message.endswith(known.what)
    ]
    if engine in known.engines:
        assert not told
    else:
        (text,) = told
        assert text.startswith(f"{known.argument}: engine {engine.value} cannot {known.what}: ")


def test_the_page_on_images_has_the_same_matrix() -> None:
    page = (Path(__file__).parents[3] / "docs" / "images.md").read_text()
    rows = {
        cells[0]: tuple(cell.startswith("✓") for cell in cells[1:])
        for line in page.splitlines()
        if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4
    }
    for capability in CAPABILITIES:
        assert rows[capability.what] == tuple(engine in capability.engines for engine in BUILDING), capability.what


def test_a_given_image_takes_nothing_that_is_for_building() -> None:
    given = {"reference": "contoso.azurecr.io/orders:1", "project": "app", "build_args": {"A": "1"}, "restricted": True}
    assert [problem.where for problem in problems_in_engine(ImageEngine.GIVEN, given)] == [
        "build_args",
        "project",
        "restricted",
    ]
    (missing,) = problems_in_engine(ImageEngine.GIVEN, {})
    assert missing.where == "reference"


def test_a_registry_that_builds_has_to_be_named_and_only_there() -> None:
    (missing,) = problems_in_engine(ImageEngine.ACR_TASKS, {"project": "app"})
    assert missing.where == "acr_tasks"
    (superfluous,) = problems_in_engine(ImageEngine.DOCKER, {"project": "app", "acr_tasks": {"registry_name": "x"}})
    assert superfluous.where == "acr_tasks"


def test_an_image_is_built_or_given() -> None:
    (problem,) = problems_in_engine(ImageEngine.DOCKER_BUILD, {"project": "app", "reference": "orders:1"})
    assert problem.where == "reference"
