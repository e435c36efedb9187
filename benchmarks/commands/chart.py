"""A chart of the same objects, as somebody who deploys with Helm would have it."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from ..program.app_values import IMAGE

NAMESPACE = "benchmark"


def write_chart(folder: Path, rendered: Iterable[tuple[str, str]]) -> None:
    """One template for each app, of its name and its rendered objects; name, image and namespace are values."""
    templates = folder / "templates"
    templates.mkdir(parents=True)
    apps = {}
    for name, objects in rendered:
        key = name.replace("-", "_")
        apps[key] = {"name": name, "image": IMAGE}
        template = (
            objects.replace(name, "{{ $app.name }}")
            .replace(IMAGE, "{{ $app.image }}")
            .replace(f"namespace: {NAMESPACE}\n", "namespace: {{ .Release.Namespace }}\n")
        )
        (templates / f"{name}.yaml").write_text(f"{{{{- $app := .Values.apps.{key} -}}}}\n{template}")
    (folder / "Chart.yaml").write_text(yaml.safe_dump({"apiVersion": "v2", "name": "apps", "version": "1.0.0"}))
    (folder / "values.yaml").write_text(yaml.safe_dump({"apps": apps}))


def objects_in(stream: str) -> list[object]:
    """The objects of a YAML stream, in an order that does not hang on the one in which they were written."""
    return sorted((each for each in yaml.safe_load_all(stream) if each), key=lambda each: (each["kind"], str(each)))
