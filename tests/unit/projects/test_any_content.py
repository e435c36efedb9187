"""Whatever a project's files hold, reading it ends with functions and problems, never with an exception."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.projects import FunctionsProject, read_project

HOST = '{"version": "2.0"}'
CSPROJ = '<Project><ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker"/></ItemGroup></Project>'
CASES = 10_000


@dataclass(frozen=True)
class Place:
    """A file of a project, what stands around it, and the words that make its content look like what it should be."""

    file: str
    words: str
    beside: Mapping[str, str] = field(default_factory=dict)


JSON_WORDS = "{ } [ ] : , \" ' // /* */ true null 1 -0 1e400 \\u \\ud800 version name type bindings disabled"
SCRIPT_WORDS = (
    'app . storageQueue ( ) ; "work" , { } [ ] => ` ${ \' const = import from require @azure/functions handler : '
    "process.env X ?? || \n ... if for of function class < > / // /* */ trigger generic queueName connection"
)
C_SHARP_WORDS = (
    '[ ] ( ) { } < > Function ( "Work" ) QueueTrigger "q" Connection = , ; class Work public void Run string m const '
    'nameof $" @" """ #if #endif #else DEBUG // /* */ \n using namespace . Names =>'
)
JAVA_WORDS = (
    '@ FunctionName ( "Work" ) QueueTrigger name = "m" queueName connection , { } class Work public void run String m '
    'static final + . """ // /* */ \n import package ; < > = Names fun val object companion const ${ $'
)
PYTHON_WORDS = (
    "app = func . FunctionApp ( ) \n @ queue_trigger 'm' , 'q' 'C' def f ( m ) : ... if else for in [ ] { } * ** f' "
    'os . environ getenv import from as class lambda \t return % + -1 10**9 0xff # """ \\ async while True'
)
XML_WORDS = "< > </ /> <? <!-- <![CDATA[ &amp; & \" ' = Project PackageReference Include project module .. / *"
NODE = {"package.json": '{"main": "src/functions/*.ts"}'}
PLACES = [
    Place("host.json", JSON_WORDS, {"work/function.json": '{"bindings": [{"type": "queueTrigger"}]}'}),
    Place("work/function.json", JSON_WORDS),
    Place("function_app.py", PYTHON_WORDS),
    Place("names.py", PYTHON_WORDS, {"function_app.py": "from names import *\nimport names\n"}),
    Place("package.json", JSON_WORDS, {"src/functions/work.ts": 'import { app } from "@azure/functions";\n'}),
    Place("tsconfig.json", JSON_WORDS, {"package.json": '{"main": "dist/*.js"}', "src/work.ts": ""}),
    Place("src/functions/work.ts", SCRIPT_WORDS, NODE),
    Place("src/functions/work.js", SCRIPT_WORDS, {"package.json": '{"main": "src/functions/*.js"}'}),
    Place("functions.metadata", JSON_WORDS),
    Place("App.csproj", XML_WORDS, {"Work.cs": '[Function("Work")] class Work {}'}),
    Place("Work.cs", C_SHARP_WORDS, {"App.csproj": CSPROJ}),
    Place("pom.xml", XML_WORDS, {"src/main/java/Work.java": "class Work {}"}),
    Place("src/main/java/Work.java", JAVA_WORDS, {"pom.xml": "<project/>"}),
    Place("src/main/kotlin/Work.kt", JAVA_WORDS, {"build.gradle.kts": ""}),
    Place("target/azure-functions/app/work/function.json", JSON_WORDS, {"pom.xml": "<project/>"}),
    Place(".funcignore", "* ** ! / \\ [ ] ? # \n work function.json", {"work/function.json": "{}"}),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def contents(words: str) -> st.SearchStrategy[bytes]:
    """Bytes, text, JSON, and rows of words."""
    row = st.lists(st.sampled_from(words.split(" ")), max_size=25).map(lambda each: " ".join(each).encode())
    text = st.text(max_size=60).map(lambda each: each.encode("utf-8", "surrogatepass"))
    return row | row | text | st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode())


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.file)
@settings(max_examples=CASES // len(PLACES), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_content_of_a_file_is_read_or_told(tmp_path: Path, place: Place, data: st.DataObject) -> None:
    if not (tmp_path / place.file).exists():
        write(tmp_path, place)
    (tmp_path / place.file).write_bytes(data.draw(contents(place.words)))
    require_places_and_remedies(read_project(tmp_path))


def write(root: Path, place: Place) -> None:
    """What stands around the file, and the file, empty."""
    for name, text in {"host.json": HOST, **place.beside, place.file: ""}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(name=NAMES.filter(lambda name: name not in {".", ".."} and len(name.encode()) < 200))
def test_a_function_may_have_any_name_that_a_folder_can_have(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    root = tmp_path_factory.mktemp("project")
    (root / name).mkdir()
    (root / "host.json").write_text(HOST)
    (root / name / "function.json").write_text('{"bindings": [{"type": "queueTrigger", "queueName": "orders"}]}')
    project = read_project(root)
    require_places_and_remedies(project)
    assert [function.name for function in project.functions] == ([] if name.startswith(".") else [name])


DEPTH = 10_000
DEEP = {
    "brackets": "x = " + "(" * DEPTH + ")" * DEPTH,
    "lists": "[" * DEPTH + "]" * DEPTH,
    "objects": '{"a":' * DEPTH + "}" * DEPTH,
    "signs": "x = " + "-" * DEPTH + "1",
    "sums": "x = " + '"a" + ' * DEPTH + '"a"',
    "members": "x = a" + ".a" * DEPTH,
    "calls": "x = a" + "()" * DEPTH,
    "elements": "<a>" * DEPTH + "</a>" * DEPTH,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.file)
def test_any_depth_of_nesting_is_read_or_told(tmp_path: Path, place: Place, text: str) -> None:
    write(tmp_path, place)
    (tmp_path / place.file).write_text(text)
    require_places_and_remedies(read_project(tmp_path))


def require_places_and_remedies(project: FunctionsProject) -> None:
    """Each problem names a place that is there, and what to do."""
    for problem in project.problems:
        assert problem.where
        assert problem.message
        assert problem.remedy
        file, colon, line = problem.where.rpartition(":")
        if colon and (project.root / file).is_file() and line.isdecimal():
            lines = len(re.split(rb"\r\n?|\n|\f|\v", (project.root / file).read_bytes()))
            assert 1 <= int(line) <= lines + 1, problem
