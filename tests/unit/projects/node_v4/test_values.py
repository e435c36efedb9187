"""Values: constants, expressions and settings, each as the queue's name of a function."""

import pytest
from pulumi_keda_functions.values import Derived, Setting, Value, joined

from .conftest import ReadScript

X = Setting("X")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        pytest.param("'a'", "a", id="text"),
        pytest.param('"a\\n\\x41\\u0042\\u{43}\\\'\\d"', "a\nABC'd", id="escapes"),
        pytest.param("`a-${'b'}-${1}`", "a-b-1", id="a template"),
        pytest.param("'a' + '-' + 1 + true", "a-1true", id="a concatenation"),
        pytest.param("'n' + (2 * 3 - 10 / 4)", "n3.5", id="arithmetic"),
        pytest.param("'n' + 0x10 + 1_000 + .5", "n1610000.5", id="numbers"),
        pytest.param("names.a.b", "c", id="a member"),
        pytest.param("names['a']['b']", "c", id="a member by its name"),
        pytest.param("names?.a?.b", "c", id="an optional chain"),
        pytest.param("names.none?.b ?? 'd'", "d", id="an optional chain that ends"),
        pytest.param("list[1]", "y", id="an item"),
        pytest.param("list.join('-')", "x-y", id="a joined list"),
        pytest.param("list.map((each) => each + '!').join('')", "x!y!", id="a mapped list"),
        pytest.param("list.filter((each) => each !== 'x')[0]", "y", id="a filtered list"),
        pytest.param("['n', list.length].join('')", "n2", id="a length"),
        pytest.param("[...list, 'z'][2]", "z", id="a spread list"),
        pytest.param("Kind.Big", "big", id="an enum's member"),
        pytest.param("'n' + Level.High", "n6", id="an enum's member that counts up"),
        pytest.param("Kind['Big']", "big", id="an enum's member by its name"),
        pytest.param("Names.queue", "static", id="a static field"),
        pytest.param("Names.made('m')", "static-m", id="a static method"),
        pytest.param("new Names('i').name", "i", id="a field that the constructor sets"),
        pytest.param("new Names('i').full()", "i-f", id="a method of an instance"),
        pytest.param("Space.inner", "spaced", id="a namespace"),
        pytest.param("named('n')", "q-n", id="a function"),
        pytest.param("named()", "q-d", id="a function's default"),
        pytest.param("nested({ a: ['b'] })", "b", id="patterns as parameters"),
        pytest.param("rest('a', 'b', 'c')", "b-c", id="rest parameters"),
        pytest.param("(() => 'iife')()", "iife", id="a function called on the spot"),
        pytest.param("true ? 'a' : 'b'", "a", id="a choice that is known"),
        pytest.param("undefined ?? 'b'", "b", id="?? of nothing"),
        pytest.param("'' || 'b'", "b", id="|| of nothing"),
        pytest.param("'a' && 'b'", "b", id="&&"),
        pytest.param("(1, 'b')", "b", id="a sequence"),
        pytest.param("<string>'a'", "a", id="a type assertion"),
        pytest.param("('a' as const) satisfies string", "a", id="as and satisfies"),
        pytest.param("'a'!", "a", id="non-null"),
        pytest.param("' Ab '.trim().toLowerCase()", "ab", id="methods of text"),
        pytest.param("'a.b'.replace('.', '-')", "a-b", id="replace"),
        pytest.param("'a.b'.split('.')[1]", "b", id="split"),
        pytest.param("String(5)", "5", id="String"),
        pytest.param("typeof names === 'object' ? 'o' : 'p'", "o", id="typeof"),
        pytest.param("Object.keys(names)[0]", "a", id="Object.keys"),
        pytest.param("changed", "second", id="a variable that is set again"),
        pytest.param("filled.a", "b", id="an object that is filled"),
        pytest.param("hole", "y", id="a pattern that leaves out an item"),
        pytest.param("others.join('')", "y", id="the rest of an array"),
        pytest.param("kept.q", "r", id="the rest of an object"),
        pytest.param("fallback", "d", id="a default in a pattern"),
        pytest.param("inner", "c", id="a pattern in a pattern"),
        pytest.param("assigned", "a", id="||= of nothing"),
        pytest.param("existing", "a", id="??= of something"),
        pytest.param("summed", "ab", id="+="),
        pytest.param("Object.values(names.a)[0]", "c", id="Object.values"),
        pytest.param("Object.entries(names.a)[0].join('')", "bc", id="Object.entries"),
        pytest.param("list.concat('z', ['w']).join('')", "xyzw", id="concat"),
        pytest.param("list.flatMap((each) => [each, each]).join('')", "xxyy", id="flatMap"),
        pytest.param("pushed.join('')", "ab", id="push"),
        pytest.param("'x'.concat('y')", "xy", id="concat of text"),
        pytest.param(
            "'abc'.startsWith('a') && 'abc'.endsWith('c') && 'abc'.includes('b') && 's'", "s", id="tests of text"
        ),
        pytest.param("'n' + Number('5')", "n5", id="Number"),
        pytest.param(
            "'n' + (-3) + !0 + (3 > 2) + (null == undefined) + (1 !== 1)", "n-3truetruetruefalse", id="operators"
        ),
        pytest.param("`${null}${undefined}${void 0}`", "nullundefinedundefined", id="nothing in a template"),
        pytest.param("named.call(null, 'c')", "q-c", id="call"),
        pytest.param("named.bind(null)('b')", "q-b", id="bind"),
        pytest.param("Derived.base + new Derived().full()", "bd-f", id="a class that extends another"),
        pytest.param("Derived.block", "static block", id="a static block"),
        pytest.param("new (class { at = 'field'; })().at", "field", id="a class without a name"),
        pytest.param("named?.('o') ?? 'p'", "q-o", id="an optional call"),
        pytest.param("names.none?.() ?? 'p'", "p", id="an optional call of nothing"),
        pytest.param("((a, b = a) => b)('p')", "p", id="a default that is another parameter"),
        pytest.param("({ m() { return 'method'; } }).m()", "method", id="a method of an object"),
        pytest.param("computed.key", "k", id="a computed name"),
        pytest.param("process.env.X", X, id="the environment"),
        pytest.param("process.env['X']", X, id="the environment by its name"),
        pytest.param("process.env[`${'X'}`]", X, id="… that is computed"),
        pytest.param("process.env.X!", X, id="… non-null"),
        pytest.param("process.env.X as string", X, id="… cast"),
        pytest.param("globalThis.process.env.X", X, id="… of globalThis"),
        pytest.param("env.X", X, id="… imported"),
        pytest.param("environment.X", X, id="… in a variable"),
        pytest.param("fromEnvironment", X, id="… taken apart"),
        pytest.param("withDefault", Setting("Y", "d"), id="… taken apart with a default"),
        pytest.param("process.env.X ?? 'd'", Setting("X", "d"), id="a default by ??"),
        pytest.param("process.env.X || 'd'", Setting("X", "d"), id="a default by ||"),
        pytest.param("process.env.X ? process.env.X : 'd'", Setting("X", "d"), id="a default by choice"),
        pytest.param("process.env.X ?? undefined", X, id="a default that is none"),
        pytest.param("process.env.X ?? fail()", X, id="a default that throws"),
        pytest.param("required('X')", X, id="a function that throws where there is none"),
        pytest.param("optional('X', 'd')", Setting("X", "d"), id="a function that has a default"),
        pytest.param("`p-${process.env.X}-s`", joined("p-", X, "-s"), id="in a template"),
        pytest.param("'p-' + process.env.X", joined("p-", X), id="in a concatenation"),
        pytest.param("process.env.X.toUpperCase()", Derived(str.upper, X), id="a method of it"),
        pytest.param("'%Queue%'", "%Queue%", id="what the host expands is kept"),
    ],
)
def test_a_value(read_script: ReadScript, expression: str, value: Value) -> None:
    reading = read_script(
        f"""
        import {{ env }} from "node:process";
        const names = {{ a: {{ b: "c" }} }} as const;
        const list = ["x", "y"];
        enum Kind {{ Small = "small", Big = "big" }}
        enum Level {{ Low = 5, High }}
        class Names {{
            static queue = "static";
            static made(part: string) {{ return `${{this.queue}}-${{part}}`; }}
            constructor(readonly name: string) {{}}
            full() {{ return this.name + "-f"; }}
        }}
        namespace Space {{ export const inner = "spaced"; }}
        function named(name = "d") {{ return "q-" + name; }}
        class Derived extends Names {{
            static base = "b";
            static block: string;
            static {{ this.block = "static block"; }}
            name = "d";
        }}
        const [, hole] = list, [, ...others] = list;
        const {{ p, missing: fallback = "d", ...kept }} = {{ p: 1, q: "r" }} as any;
        const {{ a: {{ b: inner }} }} = names;
        let assigned, existing = "a", summed = "a";
        assigned ||= "a";
        existing ??= "b";
        summed += "b";
        const pushed = ["a"];
        pushed.push("b");
        const computed = {{ ["k" + "ey"]: "k" }};
        const nested = ({{ a: [first] }}) => first;
        const rest = (first, ...others) => others.join("-");
        let changed = "first";
        changed = "second";
        const filled: Record<string, string> = {{}};
        filled.a = "b";
        const environment = process.env;
        const {{ X: fromEnvironment, Y: withDefault = "d" }} = process.env;
        const fail = () => {{ throw new Error(); }};
        function required(name: string): string {{
            const value = process.env[name];
            if (value === undefined) throw new Error(name);
            return value;
        }}
        const optional = (name: string, other?: string) => process.env[name] ?? other;
        app.storageQueue("f", {{ queueName: {expression} }});
        """
    )
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties == {"queueName": value}


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        pytest.param("load()", "`load()` is what load() gives when the app runs", id="an unknown function"),
        pytest.param("library.queue", "is what a-library.queue gives when the app runs", id="a library's value"),
        pytest.param("process.env.X ?? process.env.Y", "falls back from setting X to setting Y", id="two settings"),
        pytest.param("process.env.X ? 'a' : 'b'", "hangs on a condition", id="a choice by a setting"),
        pytest.param("set", "is set under a condition", id="a variable that a branch sets"),
        pytest.param("looped", "is changed in code that is not followed", id="a variable that a loop sets"),
        pytest.param("filled.a", "is changed in code that is not followed", id="an object that a callback fills"),
        pytest.param("[...load()][0]", "`load()` is what load() gives", id="a spread list"),
        pytest.param("10n", "is no number", id="a big integer"),
        pytest.param("9".ljust(400, "9"), "is too large a number", id="a large number"),
        pytest.param("again(1)", "is not followed", id="an endless recursion"),
    ],
)
def test_a_value_that_cannot_be_told_is_an_error_with_its_place(
    read_script: ReadScript, expression: str, words: str
) -> None:
    reading = read_script(
        f"""
        import library from "a-library";
        let set = "a", looped = "a";
        if (process.env.X) {{ set = "b"; }}
        while (load()) {{ looped = "b"; }}
        const filled: Record<string, string> = {{}};
        load().forEach((each) => {{ filled.a = each; }});
        const again = (n) => again(n + 1);
        app.storageQueue("f", {{ queueName: {expression}, connection: "C" }});
        """
    )
    (problem,) = reading.problems
    assert (problem.severity, problem.where) == ("error", "src/functions/work.ts:10")
    assert problem.message.startswith("queueName of the trigger of function f cannot be read: ")
    assert words in problem.message
    assert reading.functions[0].trigger.properties == {"connection": "C"}


@pytest.mark.parametrize(
    ("value", "given"),
    [
        ("[1, 'a', null, undefined, [true]]", [1, "a", None, None, [True]]),
        ("{ a: undefined, b: { c: 2.5 }, d: process.env.X }", {"b": {"c": 2.5}, "d": X}),
    ],
)
def test_properties_are_written_as_json_has_them(read_script: ReadScript, value: str, given: object) -> None:
    reading = read_script(f"app.generic('f', {{ trigger: {{ type: 'customTrigger', value: {value} }} }});")
    assert reading.functions[0].trigger.properties == {"value": given}


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param("const value = {}; value.self = value;", id="an object that contains itself"),
        pytest.param("let value = {};\n" + "value = { a: value, b: value };\n" * 40, id="an object that doubles"),
        pytest.param("let value = process.env.X;\n" + "value = value + value;\n" * 40, id="a setting that doubles"),
    ],
)
def test_values_without_end_are_told(read_script: ReadScript, statements: str) -> None:
    reading = read_script(f"{statements}\napp.generic('f', {{ trigger: {{ type: 'customTrigger', value }} }});")
    assert [problem.severity for problem in reading.problems] == ["error"]
    assert reading.functions[0].trigger.properties == {}


def test_what_no_scaler_hangs_on_is_only_a_warning(read_script: ReadScript) -> None:
    reading = read_script("app.timer('f', { schedule: load(), extraOutputs: [load()] });")
    assert [problem.severity for problem in reading.problems] == ["warning", "warning"]
