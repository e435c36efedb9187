import json
from pathlib import Path

import pytest

from tools.keda_catalogue.catalogue import SCHEMA, make_catalogue
from tools.keda_catalogue.go_source import BUILDER, SCALERS
from tools.keda_catalogue.overlay import Amendment, FreeKeys, Overlay

BUILDER_SOURCE = """
	switch triggerType {
	case "queue":
		return scalers.NewQueueScaler(ctx, config)
	}
"""
SCALER_SOURCE = """
type queueMetadata struct {
	Name    []string `keda:"name=name;names, order=triggerMetadata"`
	Length  int64    `keda:"name=length,     order=triggerMetadata, default=5"`
	Timeout *float64 `keda:"name=timeout,    order=triggerMetadata, optional"`
	Auth    *shared.Login `keda:"optional"`
	index   int
}

func NewQueueScaler(config *Config) (Scaler, error) {
"""
LOGIN_SOURCE = """
type Login struct {
	Password string `keda:"name=password, order=authParams;resolvedEnv"`
}
"""
PARAMETERS = [
    {"name": "name", "metadataVariableReadable": True},
    {"name": "names", "metadataVariableReadable": True},
    {"name": "length", "default": "5", "metadataVariableReadable": True},
    {"name": "timeout", "optional": True, "metadataVariableReadable": True},
    {
        "name": "password",
        "optional": True,
        "triggerAuthenticationVariableReadable": True,
        "envVariableReadable": True,
    },
]


@pytest.fixture
def module(tmp_path: Path) -> Path:
    for path, text in {
        BUILDER: BUILDER_SOURCE,
        SCALERS / "queue_scaler.go": SCALER_SOURCE,
        SCALERS / "shared" / "login.go": LOGIN_SOURCE,
        SCHEMA: json.dumps({"scalers": [{"type": "queue", "parameters": PARAMETERS}]}),
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def catalogue(module: Path, overlay: Overlay | None = None) -> dict[str, object]:
    made = json.loads(make_catalogue(module, "2.21.0", overlay or Overlay()))
    assert made["kedaVersion"] == "2.21.0"
    assert list(made["scalers"]) == ["queue"]
    scaler = made["scalers"]["queue"]
    assert isinstance(scaler, dict)
    return scaler


def test_types_come_from_the_source_and_the_rest_from_the_schema(module: Path) -> None:
    assert catalogue(module) == {
        "parameters": {
            "name": {"from": ["metadata"], "separator": ",", "required": True},
            "names": {"from": ["metadata"], "separator": ",", "sameAs": "name", "required": True},
            "length": {"from": ["metadata"], "kind": "integer", "default": "5"},
            "timeout": {"from": ["metadata"], "kind": "number"},
            "password": {"from": ["authentication", "environment"]},
        }
    }


def test_the_overlay_changes_adds_and_removes(module: Path) -> None:
    overlay = Overlay(
        (
            Amendment(
                ("queue",),
                {"length": {"default": None}, "cloud": {"from": ["metadata"]}, "names": None},
                "a reason",
                "queue_scaler.go",
            ),
        ),
        (FreeKeys(("queue",), "x.", "a reason", "queue_scaler.go"),),
    )
    made = catalogue(module, overlay)
    assert made["freeKeys"] == "x."
    assert isinstance(made["parameters"], dict)
    assert list(made["parameters"]) == ["name", "length", "timeout", "password", "cloud"]
    assert made["parameters"]["length"] == {"from": ["metadata"], "kind": "integer"}


def test_an_amendment_of_a_scaler_that_there_is_not_is_refused(module: Path) -> None:
    with pytest.raises(KeyError, match="gone"):
        catalogue(module, Overlay((Amendment(("gone",), {}, "a reason", "gone_scaler.go"),)))


def test_a_parameter_that_only_the_source_has_is_refused(module: Path) -> None:
    path = module / SCALERS / "queue_scaler.go"
    field = 'Mode string `keda:"name=mode, order=triggerMetadata, optional"`'
    path.write_text(path.read_text().replace("index   int", f"{field}\n\tindex   int"))
    with pytest.raises(ValueError, match="mode of queue: amend the overlay"):
        catalogue(module)
