"""Apps, blueprints and where functions come to be declared on them."""

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects import Binding, FunctionsProject

from ..conftest import Read, ReadApp

TIMER = '.timer_trigger(arg_name="t", schedule="0 0 3 * * *")'
BLUEPRINT = f"""
bp = func.Blueprint()
@bp{TIMER}
def nightly(t): ...
"""


def places(project: FunctionsProject) -> dict[str, str]:
    """Where each function is declared, of a project without problems."""
    assert project.problems == ()
    return {function.name: function.where for function in project.functions}


def told(project: FunctionsProject) -> list[tuple[str, str]]:
    """Severity and place of each problem."""
    return [(problem.severity.value, problem.where) for problem in project.problems]


@pytest.mark.parametrize("name", ["app", "application", "_functions"])
def test_the_app_has_any_name(read_app: ReadApp, name: str) -> None:
    project = read_app(f"{name} = func.FunctionApp()\n@{name}{TIMER}\nasync def nightly(t): ...\n")
    assert places(project) == {"nightly": "function_app.py:5"}


def test_a_registered_blueprint_of_another_module(read_app: ReadApp) -> None:
    project = read_app(
        "from jobs.nightly import bp\napp = func.FunctionApp()\napp.register_functions(bp)\n",
        **{"jobs.nightly": BLUEPRINT},
    )
    assert places(project) == {"nightly": "jobs/nightly.py:6"}


def test_a_blueprint_that_nobody_registers_has_no_functions_and_draws_a_warning(read_app: ReadApp) -> None:
    project = read_app("from nightly import bp\napp = func.FunctionApp()\n", nightly=BLUEPRINT)
    assert project.functions == ()
    warning, error = project.problems
    assert (warning.severity, warning.where) == (Severity.WARNING, "nightly.py:4")
    assert "nightly" in warning.message
    assert (error.severity, error.message[:23]) == (Severity.ERROR, "no functions were found")


def test_what_a_blueprint_declares_after_its_registration_does_not_count(read_app: ReadApp) -> None:
    late = f"@bp{TIMER}\ndef late(t): ...\n"
    project = read_app(f"{BLUEPRINT}app = func.FunctionApp()\napp.register_blueprint(bp)\n{late}")
    assert [function.name for function in project.functions] == ["nightly"]
    assert "late" in project.problems[0].message


def test_modules_that_import_a_shared_app(read_app: ReadApp) -> None:
    project = read_app(
        "from shared import app\nimport nightly\n",
        shared="app = func.FunctionApp()\n",
        nightly=f"from shared import app\n@app{TIMER}\ndef nightly(t): ...\n",
    )
    assert places(project) == {"nightly": "nightly.py:5"}


def test_side_effect_imports_at_the_end_of_the_file(read_app: ReadApp) -> None:
    project = read_app(
        "app = func.FunctionApp()\nimport nightly\n",
        nightly=f"from function_app import app\n@app{TIMER}\ndef nightly(t): ...\n",
    )
    assert places(project) == {"nightly": "nightly.py:5"}


def test_relative_imports_inside_a_package(read_app: ReadApp) -> None:
    project = read_app(
        "from jobs import bp\napp = func.FunctionApp()\napp.register_functions(bp)\n",
        **{"jobs.__init__": "from .nightly import bp\n", "jobs.nightly": BLUEPRINT},
    )
    assert places(project) == {"nightly": "jobs/nightly.py:6"}


def test_only_modules_that_are_reached_count(read_app: ReadApp) -> None:
    project = read_app(f"app = func.FunctionApp()\n@app{TIMER}\ndef nightly(t): ...\n", broken="def (:")
    assert places(project) == {"nightly": "function_app.py:5"}


def test_durable_functions(read_app: ReadApp) -> None:
    project = read_app(
        """
        import azure.durable_functions as df
        app = df.DFApp(http_auth_level=func.AuthLevel.ANONYMOUS)
        bp = df.Blueprint()
        @app.route(route="start")
        @app.durable_client_input(client_name="client")
        async def start(req, client): ...
        @bp.orchestration_trigger(context_name="context", input_type=str)
        def orchestrate(context): ...
        @bp.activity_trigger(input_name="x", activity="Work")
        def work(x): ...
        @bp.entity_trigger(context_name="context")
        def count(context): ...
        app.register_functions(bp)
        """
    )
    assert project.problems == ()
    assert {function.name: function.trigger for function in project.functions} == {
        "start": Binding("httpTrigger", {"route": "start", "authLevel": "ANONYMOUS"}),
        "orchestrate": Binding("orchestrationTrigger"),
        "work": Binding("activityTrigger", {"activity": "Work"}),
        "count": Binding("entityTrigger"),
    }
    assert Binding("durableClient") in project.functions[0].bindings


@pytest.mark.parametrize("kind", ["AsgiFunctionApp", "WsgiFunctionApp"])
def test_a_web_application_is_one_function(read_app: ReadApp, kind: str) -> None:
    project = read_app(
        f"""
        from fastapi import FastAPI
        web = FastAPI()
        @web.get("/hello")
        def hello(): ...
        @web.route("/old")
        def old(): ...
        app = func.{kind}(app=web, http_auth_level=func.AuthLevel.ANONYMOUS)
        """
    )
    assert places(project) == {"http_app_func": "function_app.py:10"}
    trigger = project.functions[0].trigger
    assert (trigger.type, trigger.properties["route"]) == ("httpTrigger", "/{*route}")


def test_an_app_made_by_a_function_of_the_project(read_app: ReadApp) -> None:
    project = read_app(
        f"""
        def create_app():
            app = func.FunctionApp()
            @app{TIMER}
            def nightly(t): ...
            return app
        app = create_app()
        """
    )
    assert places(project) == {"nightly": "function_app.py:7"}


def test_a_byte_order_mark(read: Read) -> None:
    source = f"\ufeffimport azure.functions as func\napp = func.FunctionApp()\n@app{TIMER}\ndef nightly(t): ...\n"
    assert places(read({"function_app.py": source})) == {"nightly": "function_app.py:4"}


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        pytest.param("x = 1\ndef (:\n", "function_app.py:4", "it is not Python", id="a syntax error"),
        pytest.param("", "function_app.py:1", "no FunctionApp that can be read", id="no app"),
        pytest.param("bp = func.Blueprint()", "function_app.py:1", "no FunctionApp that can be read", id="a blueprint"),
        pytest.param(
            "a = func.FunctionApp()\nb = func.FunctionApp()",
            "function_app.py:4",
            "function_app.py has 2 names",
            id="two",
        ),
        pytest.param("a = b = func.FunctionApp()", "function_app.py:3", "function_app.py has 2 names", id="two names"),
        pytest.param(
            f"app = func.FunctionApp()\n@app{TIMER}\n@app.queue_trigger('m', 'q', 'C')\ndef f(m): ...",
            "function_app.py:6",
            "function f has 2 triggers, queueTrigger and timerTrigger",
            id="two triggers",
        ),
        pytest.param(
            "app = func.FunctionApp()\n@app.queue_output('m', 'q', 'C')\ndef f(m): ...",
            "function_app.py:5",
            "function f has no trigger",
            id="no trigger",
        ),
        pytest.param(
            "app = func.FunctionApp()\napp.register_functions(app)",
            "function_app.py:4",
            "an app is registered",
            id="an app",
        ),
        pytest.param(
            "from somewhere import bp\napp = func.FunctionApp()\napp.register_functions(bp)",
            "function_app.py:5",
            "which blueprint is registered cannot be read: somewhere.bp is not part of the project",
            id="a library's blueprint",
        ),
        pytest.param(
            "from . import x\napp = func.FunctionApp()",
            "function_app.py:3",
            "a relative import",
            id="a relative import",
        ),
        pytest.param(
            "app = func.FunctionApp()\n@app.function_name(name=os.environ['N'])\n@app.queue_trigger('m', 'q', 'C')\n"
            "def f(m): ...",
            "function_app.py:4",
            "the name of function f cannot be read",
            id="a name from the environment",
        ),
    ],
)
def test_errors(read_app: ReadApp, source: str, where: str, message: str) -> None:
    project = read_app(source)
    assert [(problem.where, problem.message[: len(message)]) for problem in project.problems] == [(where, message)]


def test_a_syntax_error_in_a_module_that_is_reached(read_app: ReadApp) -> None:
    project = read_app(f"app = func.FunctionApp()\nimport broken\n@app{TIMER}\ndef f(t): ...\n", broken="def (:")
    assert told(project) == [("error", "broken.py:3")]


def test_two_functions_with_one_name_in_different_letter_case(read_app: ReadApp) -> None:
    project = read_app(f"app = func.FunctionApp()\n@app{TIMER}\ndef work(t): ...\n@app{TIMER}\ndef Work(t): ...\n")
    (problem,) = project.problems
    assert problem.where == "function_app.py:7"
    assert "function_app.py:5" in problem.message


@pytest.mark.parametrize(
    "imported", ['import_module(f"functions.{name}")', 'import_module(f".{name}", package="functions")']
)
def test_modules_that_are_imported_by_names_in_a_list(read_app: ReadApp, imported: str) -> None:
    declaring = "def register(app):\n    @app.timer_trigger('t', '0 0 3 * * *')\n    def {}(t): ...\n"
    project = read_app(
        f"""
        from importlib import import_module
        app = func.FunctionApp()
        for name in ("nightly", "hourly"):
            {imported}.register(app)
        """,
        **{"functions.__init__": "", **{f"functions.{name}": declaring.format(name) for name in ("nightly", "hourly")}},
    )
    assert project.problems == ()
    assert [(each.name, each.file) for each in project.functions] == [
        ("nightly", "functions/nightly.py"),
        ("hourly", "functions/hourly.py"),
    ]
