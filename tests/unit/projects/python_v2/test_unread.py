"""Declarations that cannot be read are told with file and line, never dropped in silence."""

import pytest

from ..conftest import ReadApp

QUEUE = "@app.queue_trigger(arg_name='m', queue_name='q', connection='C')"
ROUTE = "@app.route(route='x')"


@pytest.mark.parametrize(
    ("code", "severity", "line", "words"),
    [
        pytest.param(f"for q in load():\n {QUEUE}\n def f(m): ...", "error", 5, "in a loop over", id="a loop"),
        pytest.param(
            f"for q in load():\n {ROUTE}\n def f(m): ...", "error", 5, "in a loop over", id="a loop of routes"
        ),
        pytest.param(f"while load():\n {QUEUE}\n def f(m): ...", "error", 5, "in a loop", id="while"),
        pytest.param(
            f"try:\n pass\nexcept KeyError:\n {QUEUE}\n def f(m): ...", "error", 7, "an exception handler", id="except"
        ),
        pytest.param(
            f"def add(app):\n {QUEUE}\n def f(m): ...\nfor q in load(): add(app)",
            "error",
            5,
            "function add",
            id="a factory",
        ),
        pytest.param(f"def add(app):\n {QUEUE}\n def f(m): ...", "warning", 5, "function add", id="a dead factory"),
        pytest.param(
            "for bp in load(): app.register_functions(bp)",
            "error",
            4,
            "`app.register_functions`",
            id="blueprints in a loop",
        ),
        pytest.param(
            "[app.queue_trigger('m', q, 'C')(f) for q in load()]", "error", 4, "a comprehension", id="a comprehension"
        ),
        pytest.param(
            "app2 = load()\n@app2.queue_trigger('m', 'q', 'C')\ndef f(m): ...",
            "error",
            5,
            "on what cannot be",
            id="an app that cannot be read",
        ),
        pytest.param(
            "import lib\na = lib.App()\n@a.queue_trigger('m', 'q', 'C')\ndef f(m): ...",
            "error",
            6,
            "on what cannot be",
            id="an app of another library",
        ),
        pytest.param(
            "import importlib\nimportlib.import_module(load())",
            "error",
            5,
            "a computed name",
            id="a module by a computed name",
        ),
        pytest.param("getattr(app, load())('m')", "error", 4, "goes to", id="a decorator by a computed name"),
        pytest.param("import lib\nlib.register(app)", "warning", 5, "goes to lib.register", id="an app handed over"),
        pytest.param("d = map(app.queue_trigger, [])", "error", 4, "goes to map", id="a decorator handed over"),
        pytest.param("@app.new_trigger('m')\ndef f(m): ...", "error", 4, "has no `new_trigger`", id="a new trigger"),
        pytest.param(
            "@app.queue_trigger(**load())\ndef f(m): ...",
            "error",
            4,
            "arguments in `queue_trigger`",
            id="starred arguments",
        ),
        pytest.param(
            "app.queue_trigger('m', 'q', 'C')(load())", "error", 4, "the function under", id="a computed function"
        ),
        pytest.param("@app.timer_trigger('t', load())\ndef f(t): ...", "warning", 4, "schedule in", id="a schedule"),
        pytest.param(
            "@app.queue_trigger('m', 'q', 'C')\n@app.queue_output('o', load(), 'C')\ndef f(m): ...",
            "warning",
            5,
            "queueName in `queue_output`",
            id="an output",
        ),
    ],
)
def test_it_is_told(read_app: ReadApp, code: str, severity: str, line: int, words: str) -> None:
    project = read_app(f"app = func.FunctionApp()\n{code}\n")
    problem, *others = project.problems
    # Where a warning leaves no function at all, it is an error that nothing would be deployed.
    lost = severity == "warning" and not project.functions
    assert [other.message[:23] for other in others] == ["no functions were found"] * lost
    assert (problem.severity, problem.where) == (severity, f"function_app.py:{line}")
    assert words in problem.message


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(
            "from flask import Flask\nweb = Flask(__name__)\n@web.route('/x')\ndef x(): ...", id="a Flask application"
        ),
        pytest.param(
            "from flask import Flask\ndef make():\n    web = Flask(__name__)\n    @web.route('/x')\n    def x(): ...\n"
            "    web.register_blueprint(x)\n    return web\nweb = make()",
            id="… made by a function",
        ),
        pytest.param("def f(client):\n    client.schedule('x')\n    client.route()", id="methods of the same names"),
        pytest.param("# app.queue_trigger\nx = 'app.queue_trigger(...)'", id="comments and text"),
        pytest.param("print(app)\nassert isinstance(app, func.FunctionApp)", id="harmless uses of the app"),
    ],
)
def test_there_is_nothing_to_tell(read_app: ReadApp, code: str) -> None:
    assert read_app(f"app = func.FunctionApp()\n{QUEUE}\ndef work(m): ...\n{code}\n").problems == ()


def test_reading_ends(read_app: ReadApp) -> None:
    project = read_app(
        "app = func.FunctionApp()\ndef grow(n):\n    grow(n)\n    grow(n)\n    grow(n)\ngrow(1)\n"
        + "x = 'x'\n" + "x = x + x\n" * 60 + "y = (" + "-" * 3000 + "1)\n"
    )  # fmt: skip
    assert [problem.severity for problem in project.problems] == ["error"]
