"""Releases: real Helm through the stand-in, with a chart of a few lines."""

import json
from pathlib import Path
from typing import Any

import pulumi
import pulumi_kubernetes as k8s
import pytest
from pulumi import ResourceOptions, automation

from tests.engine.kubernetes_provider.programs import NAMESPACE
from tests.engine.kubernetes_provider.stack import Engine

TEMPLATE = """
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-config
  namespace: {{ .Release.Namespace }}
data:
  colour: {{ .Values.colour | quote }}
  version: {{ .Chart.Version | quote }}
{{- if .Values.stuck }}
---
apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-stuck
  namespace: {{ .Release.Namespace }}
spec:
  nodeSelector: {nowhere: at-all}
  containers: [{name: app, image: "app:1"}]
{{- end }}
"""
IMPORT = ResourceOptions(import_=f"{NAMESPACE}/paint")


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    folder = tmp_path / "colours"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "all.yaml").write_text(TEMPLATE)
    (folder / "values.yaml").write_text("colour: blue\nstuck: false\n")
    versioned(folder, "1.0.0")
    return folder


def versioned(folder: Path, version: str) -> None:
    fields = f"apiVersion: v2\nname: colours\nversion: {version}\nappVersion: app-{version}\n"
    (folder / "Chart.yaml").write_text(fields)


def release(chart: Path | str, name: str = "paint", **inputs: Any) -> k8s.helm.v3.Release:
    return k8s.helm.v3.Release("release", name=name, namespace=NAMESPACE, chart=str(chart), **inputs)


def told(status: Any) -> list[Any]:
    return [
        status.chart,
        status.version,
        status.app_version,
        status.name,
        status.namespace,
        status.revision,
        status.status,
    ]


def colour(engine: Engine, name: str = "paint") -> dict[str, str]:
    data: dict[str, str] = engine.get("configmap", f"{name}-config")["data"]
    return data


def test_a_release_is_installed_upgraded_and_uninstalled(engine: Engine, chart: Path) -> None:
    def program(**inputs: Any) -> None:
        made = release(chart, **inputs)
        pulumi.export("status", made.status.apply(told))
        pulumi.export("names", made.resource_names)

    assert engine.preview(program) == {"create": 2}
    done = engine.stack(program).up()
    assert done.outputs["status"].value == ["colours", "1.0.0", "app-1.0.0", "paint", NAMESPACE, 1, "deployed"]
    assert done.outputs["names"].value == {"ConfigMap/v1": [f"{NAMESPACE}/paint-config"]}
    assert engine.up(program) == {"same": 2}
    assert engine.refresh(program) == {"same": 2}
    assert engine.up(lambda: program(values={"colour": "red"})) == {"same": 1, "update": 1}
    assert colour(engine) == {"colour": "red", "version": "1.0.0"}
    versioned(chart, "1.1.0")
    assert engine.up(lambda: program(values={"colour": "red"})) == {"same": 1, "update": 1}
    assert colour(engine) == {"colour": "red", "version": "1.1.0"}
    assert engine.up(lambda: None) == {"delete": 1, "same": 1}
    assert engine.kubectl("get", "configmap/paint-config", "-o", "name", "--ignore-not-found") == ""
    assert engine.kubectl("get", "secret", "-o", "name") == ""


def test_a_release_without_a_name_keeps_the_one_it_got(engine: Engine, chart: Path) -> None:
    def program() -> None:
        made = k8s.helm.v3.Release("paint", namespace=NAMESPACE, chart=str(chart))
        pulumi.export("name", made.name)

    name = engine.stack(program).up().outputs["name"].value
    assert name.startswith("paint-")
    assert engine.up(program) == {"same": 2}
    assert colour(engine, name)["colour"] == "blue"


def test_another_namespace_or_name_is_another_release(engine: Engine, chart: Path) -> None:
    engine.up(lambda: _drop(release(chart)))
    assert engine.up(lambda: _drop(release(chart, name="lacquer"))) == {"same": 1, "replace": 1}
    assert colour(engine, "lacquer")["colour"] == "blue"


def _drop(_: object) -> None:
    return None


def test_a_secret_value_reaches_the_cluster_and_not_the_state(engine: Engine, chart: Path) -> None:
    engine.up(lambda: _drop(release(chart, values={"colour": pulumi.Output.secret("hidden-colour")})))
    assert colour(engine)["colour"] == "hidden-colour"
    assert "hidden-colour" not in engine.state()


def test_a_value_that_is_unknown_at_preview(engine: Engine, chart: Path) -> None:
    def program() -> None:
        other = k8s.core.v1.ConfigMap("other", metadata={"namespace": NAMESPACE})
        release(chart, values={"colour": other.metadata.apply(lambda metadata: str(metadata.name))})

    assert engine.preview(program) == {"create": 3}
    engine.up(program)
    assert colour(engine)["colour"].startswith("other-")
    assert engine.up(program) == {"same": 3}


def test_a_chart_that_is_not_there_fails_the_preview(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(automation.CommandError, match="check the chart name and repository configuration"):
        engine.preview(lambda: _drop(release(tmp_path / "absent")))


def test_what_does_not_get_ready_stays_in_the_state_and_is_mended(engine: Engine, chart: Path) -> None:
    with pytest.raises(automation.CommandError, match="was created, but failed to initialize completely"):
        engine.up(lambda: _drop(release(chart, values={"stuck": True}, timeout=3)))
    assert engine.up(lambda: _drop(release(chart, values={"stuck": False}, timeout=60))) == {"same": 1, "update": 1}


def test_values_that_are_all_left_out_stay_unless_they_are_reset(engine: Engine, chart: Path) -> None:
    engine.up(lambda: _drop(release(chart, values={"colour": "red"})))
    engine.up(lambda: _drop(release(chart)))
    assert colour(engine)["colour"] == "red"
    engine.up(lambda: _drop(release(chart, reset_values=True)))
    assert colour(engine)["colour"] == "blue"


def test_atomic_takes_back_what_does_not_get_ready(engine: Engine, chart: Path) -> None:
    with pytest.raises(automation.CommandError, match="has been uninstalled due to atomic being set"):
        engine.up(lambda: _drop(release(chart, values={"stuck": True}, timeout=3, atomic=True)))
    assert engine.kubectl("get", "configmap/paint-config", "-o", "name", "--ignore-not-found") == ""
    assert engine.up(lambda: _drop(release(chart, atomic=True))) == {"same": 1, "create": 1}
    with pytest.raises(automation.CommandError, match="rolled back due to atomic being set"):
        engine.up(lambda: _drop(release(chart, values={"stuck": True, "colour": "red"}, timeout=3, atomic=True)))
    assert colour(engine)["colour"] == "blue"


def test_a_name_that_is_in_use_is_refused(engine: Engine, chart: Path) -> None:
    def both() -> None:
        first = release(chart)
        k8s.helm.v3.Release(
            "second", name="paint", namespace=NAMESPACE, chart=str(chart), opts=ResourceOptions(depends_on=[first])
        )

    with pytest.raises(automation.CommandError, match="cannot re-use a name that is still in use"):
        engine.up(both)


def test_what_somebody_else_changed_is_seen_and_changed_back(engine: Engine, chart: Path) -> None:
    engine.up(lambda: _drop(release(chart, values={"colour": "red"})))
    engine.helm("upgrade", "paint", str(chart), "--set", "colour=green")
    assert engine.refresh(lambda: None) == {"same": 1, "update": 1}
    assert engine.up(lambda: _drop(release(chart, values={"colour": "red"}))) == {"same": 1, "update": 1}
    assert colour(engine)["colour"] == "red"


def test_a_release_that_is_there_is_imported(engine: Engine, chart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under its chart's name, which is all that Helm remembers of where it came from."""
    monkeypatch.chdir(chart.parent)
    engine.helm("install", "paint", str(chart), "--set", "colour=green")

    def program() -> None:
        release(chart.name, version="1.0.0", values={"colour": "green"}, opts=IMPORT)

    engine.up(program)
    assert json.loads(engine.helm("list", "--output", "json"))[0]["revision"] == "1"
    assert engine.up(program) == {"same": 2}
