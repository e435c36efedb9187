"""Functions that are registered only under a condition."""

import pytest

from .conftest import ReadScript

F = "app.get('f', h);"


@pytest.mark.parametrize(
    ("statements", "conditional"),
    [
        pytest.param(f"if (process.env.X === 'on') {{ {F} }}", "process.env.X === 'on'", id="if"),
        pytest.param(f"if (process.env.X) {F}", "process.env.X", id="if without braces"),
        pytest.param(f"if (process.env.X) {{}} else {{ {F} }}", "!(process.env.X)", id="else"),
        pytest.param(f"if (process.env.X) {{}} else if (load()) {{ {F} }}", "!(process.env.X) && load()", id="else if"),
        pytest.param(f"if (process.env.X) {{ if (load()) {F} }}", "process.env.X && load()", id="if in if"),
        pytest.param(
            f"if (process.env.X || load()) {{ if (load()) {F} }}", "(process.env.X || load()) && load()", id="|| in &&"
        ),
        pytest.param("process.env.X && app.get('f', h);", "process.env.X", id="&&"),
        pytest.param("load() || app.get('f', h);", "!(load())", id="||"),
        pytest.param("process.env.X ? app.get('f', h) : undefined;", "process.env.X", id="a choice"),
        pytest.param(
            f"function go() {{ if (!process.env.X) return; {F} }} go();", "!(!process.env.X)", id="behind a return"
        ),
        pytest.param(f"if (process.env.X) {{ throw new Error(); }} {F}", None, id="behind an error"),
        pytest.param(f"if (true) {F}", None, id="what always holds"),
        pytest.param(f"const on = 'yes'; if (on !== 'no') {F}", None, id="a constant that holds"),
        pytest.param(f"try {{ {F} }} catch (e) {{ console.log(e); }}", None, id="try"),
        pytest.param(f"{{ {F} }}", None, id="a block"),
        pytest.param(f"if (process.env\n  .X) {F}", "process.env .X", id="a condition over two lines"),
    ],
)
def test_a_condition(read_script: ReadScript, statements: str, conditional: str | None) -> None:
    reading = read_script(f"const h = () => ({{}});\n{statements}")
    assert [(function.name, function.conditional) for function in reading.functions] == [("f", conditional)]
    assert reading.problems == ()


def test_what_never_holds_is_neither_read_nor_told(read_script: ReadScript) -> None:
    reading = read_script(f"const h = () => ({{}}), off = false;\nif (off) {{ {F} }}\nif (true) {{}} else {F}")
    assert (reading.functions, reading.problems) == ((), ())


def test_a_branch_sees_what_it_sets_and_the_code_behind_does_not(read_script: ReadScript) -> None:
    reading = read_script(
        """
        let q = "a";
        if (process.env.X) { q = "b"; app.storageQueue("f", { queueName: q }); }
        else { app.storageQueue("g", { queueName: q }); }
        """
    )
    assert [(function.name, function.trigger.properties["queueName"]) for function in reading.functions] == [
        ("f", "b"),
        ("g", "a"),
    ]


def test_a_module_that_is_loaded_under_a_condition_keeps_its_constants(read_script: ReadScript) -> None:
    reading = read_script(
        "if (process.env.X) require('./more');\nconst { q } = require('./more');\n"
        "app.storageQueue('f', { queueName: q });",
        ".js",
        {"src/functions/more.cjs": "", "src/functions/more.js": "let q = 'a'; q = 'b'; exports.q = q;"},
    )
    assert [dict(function.trigger.properties) for function in reading.functions] == [{"queueName": "b"}]
