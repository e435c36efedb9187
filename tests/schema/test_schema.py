"""The package schema that other languages see. `pytest tests/schema --snapshot-update` writes it anew."""

import json
import subprocess
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from tests.plugin import install_plugin


@pytest.mark.usefixtures("engine_variables")
def test_package_schema(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    command = ["pulumi", "package", "get-schema", str(install_plugin(tmp_path))]
    # From another folder: `pulumi package` refuses one with both Pulumi.yaml and PulumiPlugin.yaml.
    offered = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout)
    # The version is the distribution's, which has a place of its own.
    offered.pop("version")
    assert offered == snapshot(extension_class=JSONSnapshotExtension)
