"""What a decorator's argument stands for."""

import ast
import warnings
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_keda_functions.projects.python_v2.calls import Calls
from pulumi_keda_functions.projects.python_v2.statements import Interpreter
from pulumi_keda_functions.projects.python_v2.things import Module, Scope, Unknown
from pulumi_keda_functions.values import Derived, Joined, Setting

from ..conftest import ReadApp

QUEUE_OF = """
app = func.FunctionApp()
{before}
@app.queue_trigger(arg_name="m", connection="C", queue_name={expression})
def work(m): ...
"""


def queue_name(read_app: ReadApp, before: str, expression: str, **modules: str) -> Any:
    """The queue of a function, written as `expression` behind the lines `before`; or what is told of it."""
    project = read_app(QUEUE_OF.format(before=before, expression=expression), **modules)
    if project.problems:
        return [problem.message for problem in project.problems]
    return project.functions[0].trigger.properties["queueName"]


@pytest.mark.parametrize(
    ("before", "expression", "value"),
    [
        pytest.param('Q = "orders"', "Q", "orders", id="a constant"),
        pytest.param('from typing import Final\nQ: Final[str] = "orders"', "Q", "orders", id="Final[str]"),
        pytest.param('A = B = "orders"', "B", "orders", id="two names at once"),
        pytest.param('A, (B, _) = "a", ("b", "c")', "B", "b", id="unpacking"),
        pytest.param('P = "team"', 'f"{P}-orders"', "team-orders", id="an f-string"),
        pytest.param('P = "team"\nP += "-x"', 'P + "-" + "orders"', "team-x-orders", id="concatenation"),
        pytest.param("N = 60 * 2", 'f"every-{N}"', "every-120", id="arithmetic"),
        pytest.param("", '"-".join(["a", "b"])', "a-b", id="join"),
        pytest.param("", '"{}-{x}".format("a", x="b")', "a-b", id="format"),
        pytest.param("", '"%s-%d" % ("a", 2)', "a-2", id="percent"),
        pytest.param("", '" Orders ".strip().lower()', "orders", id="methods of text"),
        pytest.param('Q = {"in": ["a", "b"]}', 'Q["in"][-1]', "b", id="a dict of lists"),
        pytest.param('Q = {"a": "x"}', 'Q.get("b", "y")', "y", id="a dict's default"),
        pytest.param('Q = ["a"]\nQ.append("b")\nQ.extend(["c"])', "Q[-2]", "b", id="a list that grows"),
        pytest.param(
            "class A:\n    def __init__(self):\n        self.q = []\nx = A()\nx.q.append('a')",
            "x.q[0]",
            "a",
            id="an object's list that grows",
        ),
        pytest.param('Q = [f"q{n}" for n in ("a", "b")]', "Q[1]", "qb", id="a comprehension"),
        pytest.param("Q = [str(n) for n in range(3)]", "Q[2]", "2", id="a range"),
        pytest.param('Q = list(zip(["a"], ["b"]))', "Q[0][1]", "b", id="lists in parallel"),
        pytest.param('Q = list(enumerate(["a"], start=4))', 'f"{Q[0][0]}-{Q[0][1]}"', "4-a", id="numbered items"),
        pytest.param('Q = sorted({"b", "a"})', "Q[0]", "a", id="a sorted set"),
        pytest.param('def q():\n    for x in ("a", "b"):\n        return x', "q()", "a", id="a return in a loop"),
        pytest.param('n = int("4") + 1', 'f"q{n}"', "q5", id="a number from text"),
        pytest.param('class Q:\n    IN = "orders"', "Q.IN", "orders", id="a class attribute"),
        pytest.param(
            'from enum import Enum\nclass Q(str, Enum):\n    IN = "orders"',
            "Q.IN.value",
            "orders",
            id="an enum's value",
        ),
        pytest.param(
            'from enum import StrEnum\nclass Q(StrEnum):\n    IN = "orders"', "Q.IN", "orders", id="a StrEnum member"
        ),
        pytest.param("", '"%Q%-in"', "%Q%-in", id="what the host expands stays as written"),
        pytest.param("DEBUG = False", '"a" if DEBUG else "b"', "b", id="a known condition"),
        pytest.param("", 'None or "b"', "b", id="or"),
        pytest.param('def q(n): return f"q-{n}"', 'q("a")', "q-a", id="a function of the project"),
        pytest.param('q = lambda: "a"', '"b"', "b", id="what is not needed may be unknown"),
        pytest.param('try:\n    Q = "a"\nexcept KeyError:\n    Q = "b"', "Q", "a", id="try goes well"),
        pytest.param('if os.getenv("X"):\n    raise KeyError\nQ = "a"', "Q", "a", id="a check that may raise"),
    ],
)
def test_constants(read_app: ReadApp, before: str, expression: str, value: str) -> None:
    assert queue_name(read_app, before, expression) == value


SETTINGS_CLASS = """
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict
class S(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="app_"{options})
    queue: str = "orders"
    other: str
    aliased: str = Field("d", alias="THE_QUEUE")
s = S()
"""


@pytest.mark.parametrize(
    ("before", "expression", "value"),
    [
        pytest.param("", 'os.environ["Q"]', Setting("Q"), id="os.environ[…]"),
        pytest.param("", 'os.environ.get("Q")', Setting("Q"), id="os.environ.get"),
        pytest.param("", 'os.getenv("Q", "d")', Setting("Q", "d"), id="os.getenv with a default"),
        pytest.param("", 'os.getenv(key="Q", default="d")', Setting("Q", "d"), id="… by names"),
        pytest.param("from os import getenv as g", 'g("Q")', Setting("Q"), id="imported under another name"),
        pytest.param("from os import environ", 'environ["Q"]', Setting("Q"), id="environ alone"),
        pytest.param("", 'os.getenv("Q") or "d"', Setting("Q", "d"), id="or a default"),
        pytest.param(
            "", 'os.environ["Q"] if "Q" in os.environ else "d"', Setting("Q", "d"), id="if it is set, else a default"
        ),
        pytest.param("", "f\"{os.environ['Q']}-in\"", Joined((Setting("Q"), "-in")), id="inside an f-string"),
        pytest.param("", 'os.environ["Q"] + "-in"', Joined((Setting("Q"), "-in")), id="concatenated"),
        pytest.param("", 'os.environ["Q"].lower()', Derived(str.lower, Setting("Q")), id="a method of its text"),
        pytest.param(
            'def setting(name, default="d"):\n    return os.getenv(name, default)',
            'setting("Q")',
            Setting("Q", "d"),
            id="through a function of the project",
        ),
        pytest.param(
            'class C:\n    def __init__(self):\n        self.q = os.environ["Q"]\nc = C()',
            "c.q",
            Setting("Q"),
            id="an attribute set in __init__",
        ),
        pytest.param(
            'class C:\n    @property\n    def q(self):\n        return os.environ["Q"]',
            "C().q",
            Setting("Q"),
            id="a property",
        ),
        pytest.param(
            'from dataclasses import dataclass\n@dataclass\nclass C:\n    q: str = os.getenv("Q", "d")',
            "C().q",
            Setting("Q", "d"),
            id="a dataclass's default",
        ),
        pytest.param(SETTINGS_CLASS.format(options=""), "s.queue", Setting("APP_QUEUE", "orders"), id="pydantic"),
        pytest.param(SETTINGS_CLASS.format(options=""), "s.other", Setting("APP_OTHER"), id="pydantic, no default"),
        pytest.param(
            SETTINGS_CLASS.format(options=""), "s.aliased", Setting("THE_QUEUE", "d"), id="pydantic, an alias"
        ),
        pytest.param(
            SETTINGS_CLASS.format(options=", case_sensitive=True"),
            "s.queue",
            Setting("app_queue", "orders"),
            id="pydantic, case-sensitive",
        ),
    ],
)
def test_reads_of_the_environment_are_settings(read_app: ReadApp, before: str, expression: str, value: object) -> None:
    assert queue_name(read_app, before, expression) == value


@pytest.mark.parametrize(
    ("module", "code", "before", "expression", "value"),
    [
        pytest.param("names", 'Q = "orders"', "from names import Q", "Q", "orders", id="from a module"),
        pytest.param("names", 'Q = "orders"', "import names", "names.Q", "orders", id="a module's attribute"),
        pytest.param("names", 'Q = "orders"', "from names import *", "Q", "orders", id="every name"),
        pytest.param("app.names", 'Q = "orders"', "from app.names import Q as X", "X", "orders", id="from a package"),
        pytest.param("app.names", 'Q = "orders"', "import app.names", "app.names.Q", "orders", id="a package's module"),
        pytest.param(
            "app.names", 'Q = "orders"', "from app import names", "names.Q", "orders", id="a module as a name"
        ),
        pytest.param(
            "src.names",
            'Q = "orders"',
            'import sys\nsys.path.append(os.path.join(os.path.dirname(__file__), "src"))\nfrom names import Q',
            "Q",
            "orders",
            id="from a folder put on sys.path",
        ),
    ],
)
def test_imports_inside_the_project(
    read_app: ReadApp, module: str, code: str, before: str, expression: str, value: str
) -> None:
    before = before.replace("import app.names", "import app.names\napp_names = app\napp = func.FunctionApp()")
    expression = expression.replace("app.names.Q", "app_names.names.Q")
    assert queue_name(read_app, before, expression, **{module: code}) == value


@pytest.mark.parametrize(
    ("before", "expression", "told"),
    [
        pytest.param("", "load()", "`load` is not set where it can be read", id="a call of what is not there"),
        pytest.param("import x", "x.load()", "it is what x.load() gives when the app runs", id="a library's call"),
        pytest.param("", "os.environ[load()]", "`load` is not set where it can be read", id="a computed setting"),
        pytest.param(
            "",
            'os.getenv("A", os.getenv("B"))',
            "`os.getenv('A', os.getenv('B'))` falls back from setting A to",
            id="two settings",
        ),
        pytest.param(
            'if os.getenv("X"):\n    Q = "a"\nelse:\n    Q = "b"', "Q", "`Q` differs by a condition", id="a condition"
        ),
        pytest.param(
            'Q = "a"\nfor Q in load(): pass', "Q", "`Q` is set in a loop that cannot be followed", id="a loop"
        ),
        pytest.param(
            'Q = ["a"]\ndef add():\n    Q.insert(0, "b")\nadd()',
            "Q[0]",
            "`Q` is changed in a way that",
            id="a change by a function",
        ),
        pytest.param('Q = ["a"]\nQ.sort()', "Q[0]", "`Q` is changed in a way that is not followed", id="a change"),
        pytest.param(
            'Q = {"a": ["b"]}\nQ["a"].append("c")', 'Q["a"][0]', "`Q` is changed in a way that", id="a change inside"
        ),
        pytest.param(
            'Q = ["a"]\nfor q in load(): Q.append(q)', "Q[0]", "`Q` is changed in a way that", id="a change in a loop"
        ),
        pytest.param(
            "class A:\n    def __init__(self):\n        self.q = ['a']\nx = A()\nfor q in load(): x.q.append(q)",
            "x.q[0]",
            "`x.q` is changed in a way that",
            id="a change of an object's list in a loop",
        ),
        pytest.param(
            'A = open("x").read()', "A", "it is what builtins.open().read() gives when the app runs", id="a file"
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(read_app: ReadApp, before: str, expression: str, told: str) -> None:
    (message,) = queue_name(read_app, before, expression)
    assert message.startswith(f"queueName in `queue_trigger` of function work cannot be read: {told}")


PLAIN = st.recursive(
    st.one_of(
        st.integers(-99, 99).map(repr),
        st.sampled_from(['"a"', '"b-%s"', '"{}x"', "True", "None", "1.5", '"A"']),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/%"), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        st.tuples(inner, st.sampled_from(["and", "or", "==", "!=", "in"]), inner).map(
            lambda p: f"({p[0]} {p[1]} {p[2]})"
        ),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]} if {p[1]} else {p[2]})"),
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.tuples(inner, inner).map(lambda p: f'{{"k": {p[0]}}}.get("k", {p[1]})'),
        st.tuples(inner, inner).map(lambda p: f"({p[0]}, 1)[{p[1]}]"),
        inner.map(lambda part: f"(not {part})"),
        inner.map(lambda part: f'f"<{{{part}}}>"' if not set('"{') & set(part) else part),
        st.tuples(inner, st.sampled_from(["lower", "upper", "strip", "title"])).map(lambda p: f"({p[0]}).{p[1]}()"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]}).format({p[1]})"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]}).replace({p[1]}, {p[2]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]}).join([{p[1]}])"),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(PLAIN)
def test_a_plain_expression_is_worth_what_python_makes_of_it_or_unknown(tmp_path_factory: Any, source: str) -> None:
    interpreter: Calls = Interpreter(tmp_path_factory.getbasetemp())
    value = interpreter.evaluate(ast.parse(source, mode="eval").body, Scope(Module("m", "m.py", ""), {}))
    with warnings.catch_warnings(), suppress(TypeError, ValueError, LookupError, ArithmeticError, AttributeError):
        warnings.simplefilter("ignore")  # `1 is "a"` and the like
        expected = eval(source)  # noqa: S307 - built above from constants alone
        assert contains_unknown(value) or as_tuples(value) == as_tuples(expected)


def contains_unknown(value: Any) -> bool:
    """Whether a value, or a part of it, could not be told."""
    return isinstance(value, Unknown) or (isinstance(value, tuple) and any(map(contains_unknown, value)))


def as_tuples(value: Any) -> Any:
    """Lists as tuples, which is how they are read."""
    return tuple(map(as_tuples, value)) if isinstance(value, list | tuple) else value


@settings(deadline=None)
@given(st.text(alphabet="abcfor in=().[]{}\"'%+-*/:,\n 01xif@def", max_size=60))
def test_no_module_makes_the_reader_fail(tmp_path_factory: Any, source: str) -> None:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return
    module = Module("m", "m.py", "", source, tree)
    Interpreter(tmp_path_factory.getbasetemp()).execute(tree.body, Scope(module, module.names))
