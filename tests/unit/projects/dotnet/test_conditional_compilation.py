"""Code under `#if`: what a Release build has, and what is listed as conditional."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pulumi_keda_functions.projects.dotnet.conditional_compilation import compiled, holds

from .conftest import ISOLATED, ReadCode, function, in_class

QUEUE = 'QueueTrigger("q")'


def named(name: str) -> str:
    """A function of that name."""
    return function(QUEUE, name=f'"{name}"')


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("A", True),
        ("B", False),
        ("!B", True),
        ("!!A", True),
        ("A && B", False),
        ("A || B", True),
        ("B || A && A", True),
        ("(B || A) && !(A && B)", True),
        ("!B && A", True),
        ("A == true", True),
        ("A != B", True),
        ("A == B", False),
        ("true", True),
        ("false", False),
        ("", False),
        ("A &&", False),
        ("(A", False),
        ("A)", False),
        ("A B", False),
    ],
)
def test_conditions(condition: str, expected: bool) -> None:
    assert holds(condition, {"A"}) is expected


@pytest.mark.parametrize(
    ("members", "conditions"),
    [
        pytest.param(["#if DEBUG", named("A"), "#endif", named("B")], [("A", "DEBUG"), ("B", None)], id="#if"),
        pytest.param(["#if !DEBUG", named("A"), "#endif"], [("A", "!DEBUG")], id="what only Release has"),
        pytest.param(
            ["#if DEBUG // local", named("A"), "#else", named("B"), "#endif"],
            [("A", "DEBUG"), ("B", "!DEBUG")],
            id="#else",
        ),
        pytest.param(
            ["#if DEBUG", named("A"), "#elif RELEASE", named("B"), "#endif"],
            [("A", "DEBUG"), ("B", "!DEBUG && RELEASE")],
            id="#elif",
        ),
        pytest.param(
            ["  # if DEBUG", "#if LOCAL || TEST", named("A"), "#endif", "#endif"],
            [("A", "DEBUG && (LOCAL || TEST)")],
            id="one within another",
        ),
        pytest.param(
            ["#if DEBUG", named("A"), "#else", named("A"), "#endif"], [("A", "DEBUG"), ("A", "!DEBUG")], id="twice"
        ),
        pytest.param(
            ['#if DEBUG\n[Function("A")]\n#endif', 'public void A([TimerTrigger("1")] TimerInfo t) { }'],
            [("A", "DEBUG")],
            id="the attribute alone",
        ),
        pytest.param(["#region Jobs", "#nullable enable", named("A"), "#endregion"], [("A", None)], id="others"),
        pytest.param(["#if DEBUG", named("A")], [("A", "DEBUG")], id="no #endif"),
        pytest.param(["#endif", "#else", named("A")], [("A", None)], id="no #if"),
    ],
)
def test_functions(read_code: ReadCode, members: list[str], conditions: list[tuple[str, str | None]]) -> None:
    functions = read_code(in_class(*members)).functions
    assert [(found.name, found.conditional) for found in functions] == conditions


def test_an_argument_under_a_condition_is_that_of_a_release_build(read_code: ReadCode) -> None:
    code = """
    [Function("A")]
    public void A([TimerTrigger("0 0 3 * * *"
    #if DEBUG
        , RunOnStartup = true
    #else
        , UseMonitor = false
    #endif
    )] TimerInfo timer) { }
    """
    reading = read_code(in_class(code))
    assert reading.problems == ()
    (found,) = reading.functions
    assert found.trigger.properties == {"schedule": "0 0 3 * * *", "useMonitor": False}
    assert found.conditional is None


@pytest.mark.parametrize(
    ("project", "queue"),
    [
        pytest.param(ISOLATED, "live", id="DEBUG is not defined"),
        pytest.param(
            ISOLATED.replace("</Project>", "<DefineConstants>$(DefineConstants);DEBUG</DefineConstants></Project>"),
            "test",
            id="unless the project says so",
        ),
    ],
)
def test_a_constant_is_that_of_a_release_build(read_code: ReadCode, project: str, queue: str) -> None:
    names = 'static class Names\n{\n#if DEBUG\nconst string Q = "test";\n#else\nconst string Q = "live";\n#endif\n}'
    reading = read_code(in_class(function("QueueTrigger(Names.Q)")), {"Names.cs": names}, project)
    assert reading.functions[0].trigger.properties["queueName"] == queue


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("#define LOCAL", "!LOCAL", id="defined in the file"),
        pytest.param("#define LOCAL\n#undef LOCAL", "!LOCAL", id="and undone"),
    ],
)
def test_conditional_whatever_is_defined(read_code: ReadCode, head: str, expected: str) -> None:
    code = f"{head}\n{in_class('#if !LOCAL', named('A'), '#endif')}"
    assert read_code(code).functions[0].conditional == expected


LINES = st.sampled_from(["#if A", "#if !B", "#elif B", "#else", "#endif", "#define B", "code", "code", "code"])


@given(st.lists(LINES))
def test_every_line_is_in_a_variant_or_told(lines: list[str]) -> None:
    source = "".join(f"{line} {number}\n" for number, line in enumerate(lines, 1)).encode()
    found = compiled(source, {"A"})
    assert {variant.count(b"\n") for variant in found.variants} == {len(lines)}
    for number in [number for number, line in enumerate(lines, 1) if line == "code"]:
        kept = any(variant.splitlines()[number - 1] for variant in found.variants)
        assert kept != (number in found.dropped)


def test_lines_stay_where_they_are() -> None:
    source = b"a\r\n#if X\r\nb\r\n#else\nc\n#endif\nd"
    assert [variant.splitlines() for variant in compiled(source).variants] == [
        [b"a", b"", b"", b"", b"c", b"", b"d"],
        [b"a", b"", b"b", b"", b"", b"", b"d"],
    ]


def test_a_condition_that_contradicts_its_surroundings_is_told(read_code: ReadCode) -> None:
    reading = read_code(in_class("#if A", named("A"), "#elif B", named("B"), "#endif", named("C")))
    assert [found.name for found in reading.functions] == ["A", "C"]
    (problem,) = reading.problems
    assert (problem.where, problem.severity) == ("Orders.cs:9", "warning")
    assert "`!A && B`" in problem.message
