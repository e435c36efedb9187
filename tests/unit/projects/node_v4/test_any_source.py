"""Whatever a script holds, reading it ends with functions and problems, never with an exception."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.projects.node_v4 import read_functions

PROJECTS = Path(__file__).parents[3] / "projects"
SCRIPTS = sorted(
    path for path in PROJECTS.glob("node-*/project/**/*") if path.suffix in {".ts", ".tsx", ".js", ".mjs", ".cjs"}
)
SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")


@st.composite
def torn_scripts(draw: st.DrawFn) -> bytes:
    """A script of the fixture projects with pieces cut out, put twice or put elsewhere."""
    source = draw(st.sampled_from(SCRIPTS)).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        start, end, to = (draw(st.integers(0, len(source))) for _ in range(3))
        source = draw(st.sampled_from((source[:start] + source[end:], source[:to] + source[start:end] + source[to:])))
    return source


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=torn_scripts() | st.binary(max_size=200))
def test_any_script_is_read_or_told(tmp_path: Path, suffix: str, source: bytes) -> None:
    (tmp_path / "package.json").write_text(f'{{"main": "work{suffix}"}}')
    (tmp_path / f"work{suffix}").write_bytes(source)
    reading = read_functions(tmp_path)
    for problem in reading.problems:
        file, _, line = problem.where.rpartition(":")
        assert file == f"work{suffix}"
        assert 1 <= int(line) <= source.count(b"\n") + 2
        assert problem.message
        assert problem.remedy


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(main=st.text(max_size=30) | st.from_regex(r"[a-z/*?{},\[\].!()-]{1,30}", fullmatch=True))
def test_any_main_is_read_or_told(tmp_path: Path, main: str) -> None:
    (tmp_path / "src").mkdir(exist_ok=True)
    (tmp_path / "src/a.js").write_text('require("@azure/functions").app.get("f", () => {});')
    (tmp_path / "package.json").write_text(json.dumps({"main": main}))
    reading = read_functions(tmp_path)
    assert reading.functions or reading.problems
