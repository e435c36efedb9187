"""What each example makes, as a whole: the program runs as it is, on a recorder."""

import runpy
import secrets
import sys
from pathlib import Path
from typing import Any

import pulumi
import pytest
import yaml
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.mocks.conftest import Created, recorder
from tests.unit.sample import STORAGE
from tools.executables.folders import CLONE

EXAMPLES = sorted(program.parent for program in (CLONE / "examples").glob("*/__main__.py"))
REQUIRED = {"storage": STORAGE["AzureWebJobsStorage"]}
"""What examples want to be told, by the name in their configuration; of other names the name itself."""


class YamlSnapshot(SingleFileSnapshotExtension):
    """One file for each example, so that a person reads it as the objects that it shows."""

    _write_mode = WriteMode.TEXT
    file_extension = "yaml"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_objects_of_an_example(folder: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    # Which other tests may have loaded: an image's folder is then another.
    monkeypatch.delitem(sys.modules, "pulumi.automation", raising=False)
    # What function keys are derived from where the program gives no seed.
    monkeypatch.setattr(secrets, "token_hex", lambda: "5eed" * 16)
    created = recorder(project_of(folder)["name"])
    pulumi.runtime.set_all_config(configuration(folder))

    def program() -> dict[str, pulumi.Output[object]]:
        runpy.run_path(str(folder / "__main__.py"), run_name="__main__")
        return {}

    created.run(program)
    assert as_yaml(created) == snapshot(extension_class=YamlSnapshot)


def as_yaml(created: Created) -> str:
    """The resources by name, since the order in which they are registered hangs on the time that each takes."""
    return "".join(
        f"---\n# {each.name}: {each.type}\n{yaml.safe_dump(dict(each.inputs), allow_unicode=True, width=1000)}"
        for each in sorted(created.all, key=lambda each: each.name)
    )


def project_of(folder: Path) -> dict[str, Any]:
    """The project file of an example."""
    content: dict[str, Any] = yaml.safe_load((folder / "Pulumi.yaml").read_text(encoding="utf-8"))
    return content


def configuration(folder: Path) -> dict[str, str]:
    """Its configuration, as `pulumi config` keeps it: what has a default there, and what a user has to give."""
    project = project_of(folder)
    given: dict[str, str] = {}
    for name, declared in project.get("config", {}).items():
        default = declared.get("default", REQUIRED.get(name, name)) if isinstance(declared, dict) else declared
        given[name if ":" in name else f"{project['name']}:{name}"] = str(default)
    return given
