"""Whatever the files hold: problems with a place and a remedy, never a traceback."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.projects.java import read_functions

SEEDS = [
    'package a; import static b.C.*; class F extends G<H> { static final String Q = "a" + B.C + 1, R = Q; '
    '@FunctionName("f") @StorageAccount(Q) public void f(@QueueTrigger(name = "m", queueName = Q) String m) {} }',
    'interface Q { String A = """\n  x\\t\n  """; enum E { X, Y; static final int N = -0x1f; } } '
    "@CustomBinding(type = Q.A) @interface T { int a() default 1; }",
    'package a\nimport b.C as D\n\nconst val Q = "$R-${D.E}"\n@FunctionName("f")\n'
    'fun f(@QueueTrigger(name = "m", queueName = Q) m: String?): Unit = run { }\n',
    'class F : G(), H { companion object { const val A = """$B""" }\n@[FunctionName("f") X]\n'
    "fun f(@HttpTrigger(methods = [HttpMethod.GET], a = arrayOf(1.5, 'c')) r: R<T>) { } }\n",
    '{"bindings": [{"type": "queueTrigger", "queueName": "q", "direction": "in"}], "disabled": false}',
    "<project><modules><module>../x</module></modules><sourceDirectory>code</sourceDirectory></project>",
]
PIECES = [*'{}()"$\\\n\0', '"""', "${", "\\u", "//", "class ", "const val ", "@FunctionName("]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A source with parts cut out and pieces put in."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + draw(st.sampled_from(PIECES) | st.text(max_size=4)) + text[end:]
    return text.encode("utf-8", "replace")


@pytest.mark.parametrize(
    "file",
    [
        "src/main/java/F.java",
        "src/main/kotlin/F.kt",
        "target/azure-functions/app/f/function.json",
        "pom.xml",
        "settings.gradle",
    ],
)
@given(content=mutated() | st.binary(max_size=200))
def test_any_content(file: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        reading = read_functions(Path(folder))
    assert all(problem.where and problem.message and problem.remedy for problem in reading.problems)
    assert reading.functions or reading.problems
