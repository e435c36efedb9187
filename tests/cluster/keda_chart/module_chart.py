"""A chart that installs KEDA as its own chart does, made of what KEDA's module has: definitions, roles, webhooks.

Its values are keys of KEDA's chart. What differs is where the API server finds KEDA's processes: on this machine.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tools.cluster import keda
from tools.cluster.layout import Layout
from tools.executables import module_folder

TEMPLATES = Path(__file__).with_name("chart")
KEDA = "github.com/kedacore/keda/v2"
PLACEHOLDER = "annotations-by-choice"
CHOSEN = "{{- with .Values.crds.additionalAnnotations }}{{ toYaml . | nindent 4 }}{{ end }}"
OTHERS = ("config/rbac/role.yaml", "config/rbac/role_binding.yaml", *keda.MANIFESTS[3:])


def write_chart(folder: Path, layout: Layout, version: str, *, short_name: str = "") -> str:
    """The chart in `folder`, whose path it returns; with another `short_name` for ScaledObjects than a chart before."""
    shutil.copytree(TEMPLATES, folder)
    chart = {"apiVersion": "v2", "name": "keda", "version": version, "appVersion": version}
    (folder / "Chart.yaml").write_text(yaml.safe_dump(chart))
    source = module_folder("kubernetes", KEDA)
    templates = folder / "templates"
    for file in sorted((source / "config" / "crd" / "bases").glob("*.yaml")):
        (templates / f"crd-{file.name}").write_text(_definition(yaml.safe_load(file.read_text()), short_name))
    roles = [each for name in OTHERS for each in yaml.safe_load_all((source / name).read_text()) if each]
    apis = [each for each in keda.objects(layout, source) if each["kind"] not in ("Namespace", "ServiceAccount")]
    for webhook in (webhook for each in apis for webhook in each.get("webhooks", ())):
        webhook["failurePolicy"] = "Ignore"
    (templates / "others.yaml").write_text("---\n".join(json.dumps(each) + "\n" for each in [*roles, *apis]))
    return str(folder)


def _definition(definition: dict[str, Any], short_name: str) -> str:
    """Installed, annotated and changed as the values and the chart's version want it."""
    if short_name and definition["spec"]["names"]["kind"] == "ScaledObject":
        definition["spec"]["names"]["shortNames"] = [short_name]
    definition["metadata"]["annotations"][PLACEHOLDER] = "there"
    text = yaml.safe_dump(definition)
    assert "{{" not in text
    lines = [CHOSEN if PLACEHOLDER in line else line for line in text.splitlines()]
    return "\n".join(["{{- if .Values.crds.install }}", *lines, "{{- end }}", ""])
