"""Declarations that cannot be read are told with file and line, never dropped in silence."""

import pytest
from pulumi_keda_functions.projects.unread import Unread

from .conftest import ReadScript

QUEUE = "app.storageQueue(q, { queueName: q });"


@pytest.mark.parametrize(
    ("code", "severity", "line", "words"),
    [
        pytest.param(f"for (const q of load()) {{\n{QUEUE} }}", "error", 3, "a loop over what cannot be", id="for of"),
        pytest.param(f"for (let i = 0; i < 3; i++) {{ {QUEUE} }}", "error", 2, "in a loop", id="a counting loop"),
        pytest.param(f"while (load()) {{ {QUEUE} }}", "error", 2, "in a loop", id="while"),
        pytest.param(f"do {{ {QUEUE} }} while (load());", "error", 2, "in a loop", id="do"),
        pytest.param(f"for (const q of ['a']) {{ {QUEUE} break; }}", "error", 2, "a loop", id="a loop that is left"),
        pytest.param(f"switch (load()) {{ case 1: {QUEUE} }}", "error", 2, "a switch statement", id="switch"),
        pytest.param(f"try {{}} catch (e) {{ {QUEUE} }}", "error", 2, "an exception handler", id="catch"),
        pytest.param(
            f"load().forEach((q) => {QUEUE[:-1]});", "error", 2, "a callback of `load().forEach`", id="forEach"
        ),
        pytest.param(f"load(function (q) {{ {QUEUE} }});", "error", 2, "a callback of `load`", id="a callback"),
        pytest.param(
            f"const qs = []; load(() => qs.push('a'));\nfor (const q of qs) {QUEUE}", "error", 3, "a loop", id="filled"
        ),
        pytest.param(
            f"const qs = []; for (const q of load()) qs.push(q);\nqs.forEach((q) => {QUEUE[:-1]});",
            "error",
            3,
            "a callback of `qs.forEach`",
            id="filled in a loop",
        ),
        pytest.param(
            f"const qs = ['a']; if (process.env.X) qs.push('b');\nfor (const q of qs) {QUEUE}",
            "error",
            3,
            "a loop",
            id="filled under a condition",
        ),
        pytest.param(f"function add(q) {{ {QUEUE} }}", "warning", 2, "function add, which is not called", id="dead"),
        pytest.param(
            f"const add = (q) => {QUEUE}", "warning", 2, "function add, which is not called", id="a dead arrow"
        ),
        pytest.param(
            f"function add(q) {{ {QUEUE} }}\nload(add);", "error", 2, "function add, which is not", id="handed over"
        ),
        pytest.param(
            f"class Adder {{ add(q) {{ {QUEUE} }} }}\nload(Adder).add('x');", "error", 2, "function add", id="a method"
        ),
        pytest.param(
            "function add(app, q) { app.get(q, h); }\nload(add, app);", "error", 2, "function add", id="an app given"
        ),
        pytest.param("app.get(load(), h);", "error", 2, "the name of the function in `app.get`", id="a name"),
        pytest.param("app.get(process.env.X, h);", "error", 2, "it hangs on setting X", id="a name by a setting"),
        pytest.param("app.get(...load());", "error", 2, "the name of the function", id="arguments"),
        pytest.param("app.generic('f', load());", "error", 2, "the trigger of function f", id="a generic function"),
        pytest.param("app.generic('f', { trigger: { type: load() } });", "error", 2, "the trigger of", id="a type"),
        pytest.param("app.storageQueue('f', load());", "error", 2, "properties of the trigger of", id="options"),
        pytest.param(
            "app.storageQueue('f', { ...load() });", "error", 2, "properties of the trigger of", id="a spread"
        ),
        pytest.param("app.brandNew('f', {});", "warning", 2, "no `brandNew` that is known here", id="a new method"),
        pytest.param("install(app);", "warning", 2, "an app goes to install", id="an app handed over"),
        pytest.param("load().forEach((each) => each.add(app));", "warning", 2, "an app goes to each.add", id="… later"),
        pytest.param("require(load());", "warning", 2, "loads a module whose name cannot be read", id="require"),
        pytest.param("await import(`./${load()}.js`);", "warning", 2, "loads a module whose name", id="import"),
        pytest.param("const x = {;", "warning", 2, "syntax that is not known", id="wrong syntax"),
    ],
)
def test_it_is_told(read_script: ReadScript, code: str, severity: str, line: int, words: str) -> None:
    reading = read_script(code)
    told = [problem for problem in reading.problems if words in problem.message]
    assert [(problem.severity, problem.where) for problem in told] == [(severity, f"src/functions/work.ts:{line}")]
    assert isinstance(told[0], Unread)
    assert "functions: - {name: …, trigger: " in told[0].remedy


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("load().get('x'); axios.post('y', {}); db.sql('z');", id="methods of the same names"),
        pytest.param(
            "import express from 'express';\nconst web = express();\nfor (const r of load()) web.get(r, () => {});",
            id="an Express application",
        ),
        pytest.param(
            "const h = async () => { const out = output.storageQueue({}); await fetcher.storageQueue; };", id="handlers"
        ),
        pytest.param("app.setup({ enableHttpStream: true });\napp.hook.appStart(() => {});", id="hooks"),
        pytest.param("console.log(1); process.on('exit', () => {});", id="calls of Node"),
        pytest.param("type App = typeof app;\nlet x: typeof app.storageQueue;", id="types"),
    ],
)
def test_there_is_nothing_to_tell(read_script: ReadScript, code: str) -> None:
    assert read_script(code).problems == ()


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("const x = " + "(" * 5_000 + "1" + ")" * 5_000 + ";", id="parentheses"),
        pytest.param("const x = " + "'a' + " * 5_000 + "'a';", id="a long sum"),
        pytest.param("{" * 3_000 + "}" * 3_000, id="blocks"),
        pytest.param("x" + ".y()" * 5_000 + ";", id="a long chain"),
        pytest.param("const x = " + "[" * 5_000 + "]" * 5_000 + ";", id="arrays"),
    ],
)
def test_code_that_is_nested_too_deeply_is_told_and_what_stands_beside_it_read(
    read_script: ReadScript, code: str
) -> None:
    reading = read_script(f"app.get('before', () => {{}});\n{code}\napp.get('behind', () => {{}});")
    assert [function.name for function in reading.functions] == ["before", "behind"]
    assert [problem.where for problem in reading.problems] == ["src/functions/work.ts:3"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param(
            "const grow = (n) => { grow(n); grow(n); return grow(n); };\nconst q = grow(1);",
            "queueName of the trigger",
            id="a recursion",
        ),
        pytest.param(
            "const n = [1, 2, 3, 4, 5, 6, 7, 8, 9], q = 1;\n" + "n.forEach(() => { " * 7 + "q;" + " });" * 7,
            "more than 100000 statements",
            id="loops in loops",
        ),
        pytest.param("let q = 'q';\n" + "q = q + q;\n" * 60, "queueName of the trigger", id="a text that doubles"),
        pytest.param(
            "const q = [1, 1];\n" + "q.push(...q);\n" * 60, "queueName of the trigger", id="an array that doubles"
        ),
    ],
)
def test_reading_ends(read_script: ReadScript, code: str, words: str) -> None:
    reading = read_script(f"{code}\napp.storageQueue('f', {{ queueName: q.toString() }});\n")
    assert [problem.severity for problem in reading.problems if words in problem.message] == ["error"]


def test_other_keys_of_the_unread_options_are_kept(read_script: ReadScript) -> None:
    reading = read_script("app.storageQueue('f', { ...load(), queueName: 'q' });")
    assert [dict(function.trigger.properties) for function in reading.functions] == [{"queueName": "q"}]
