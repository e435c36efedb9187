"""Functions that are registered only where the environment says so."""

import pytest

from ..conftest import ReadApp

QUEUE = "@app.queue_trigger(arg_name='m', queue_name='q', connection='C')"


@pytest.mark.parametrize(
    ("test", "conditional"),
    [
        pytest.param('os.getenv("REPORTS")', 'os.getenv("REPORTS")', id="a setting"),
        pytest.param('os.environ.get("ENV") == "prod"', 'os.environ.get("ENV") == "prod"', id="a setting's value"),
        pytest.param('not os.getenv("OFF")', 'not os.getenv("OFF")', id="not a setting"),
        pytest.param("load()", "load()", id="what cannot be told"),
        pytest.param("True", None, id="always"),
    ],
)
def test_a_condition_is_told_as_it_is_written(read_app: ReadApp, test: str, conditional: str | None) -> None:
    project = read_app(f"app = func.FunctionApp()\nif {test}:\n    {QUEUE}\n    def work(m): ...\n")
    assert [function.conditional for function in project.functions] == [conditional]


def test_a_condition_that_never_holds_declares_nothing(read_app: ReadApp) -> None:
    project = read_app(
        f"app = func.FunctionApp()\n{QUEUE}\ndef f(m): ...\n"
        f"if __name__ == '__main__':\n    {QUEUE}\n    def g(m): ...\n"
    )
    assert [function.name for function in project.functions] == ["f"]
    assert project.problems == ()


def test_else_and_nested_conditions(read_app: ReadApp) -> None:
    project = read_app(
        f"""
        app = func.FunctionApp()
        if os.getenv("A"):
            if os.getenv("B"):
                {QUEUE}
                def both(m): ...
        else:
            {QUEUE}
            def neither(m): ...
        """
    )
    assert {function.name: function.conditional for function in project.functions} == {
        "both": 'os.getenv("A") and os.getenv("B")',
        "neither": 'not (os.getenv("A"))',
    }


def test_a_blueprint_registered_on_a_condition(read_app: ReadApp) -> None:
    project = read_app(
        'app = func.FunctionApp()\nfrom nightly import bp\nif os.getenv("A"):\n    app.register_functions(bp)\n',
        nightly="bp = func.Blueprint()\n@bp.timer_trigger('t', '0 0 3 * * *')\ndef nightly(t): ...\n",
    )
    assert [function.conditional for function in project.functions] == ['os.getenv("A")']


def test_an_early_return_makes_the_rest_conditional(read_app: ReadApp) -> None:
    project = read_app(
        f"""
        app = func.FunctionApp()
        def register(app):
            if os.getenv("OFF"):
                return
            {QUEUE}
            def work(m): ...
        register(app)
        """
    )
    assert [(function.name, function.conditional) for function in project.functions] == [
        ("work", 'not (os.getenv("OFF"))')
    ]


def test_one_app_of_two_kinds_of_settings(read_app: ReadApp) -> None:
    project = read_app(
        f"""
        if os.getenv("LOCAL"):
            app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)
        else:
            app = func.FunctionApp()
        {QUEUE}
        def work(m): ...
        """
    )
    assert [(function.name, function.conditional) for function in project.functions] == [("work", None)]
