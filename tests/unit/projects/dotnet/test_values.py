"""What the arguments of attributes stand for."""

from collections.abc import Mapping
from typing import Any

import pytest

from .conftest import ReadCode, function, in_class

NAMES = "namespace Contoso.Shared { public static class Names { public const string Queue = %s; } }"


def queue_name(read_code: ReadCode, expression: str, *members: str, files: Mapping[str, str] | None = None) -> Any:
    """The queue of a function, written as `expression`; or what is told of it."""
    reading = read_code(in_class(*members, function(f"QueueTrigger({expression})")), files)
    if reading.problems:
        return [problem.message.partition("cannot be read: ")[2] for problem in reading.problems]
    return reading.functions[0].trigger.properties["queueName"]


@pytest.mark.parametrize(
    ("members", "expression", "value"),
    [
        pytest.param('const string Q = "orders";', "Q", "orders", id="a constant of the class"),
        pytest.param('static readonly string Q = "orders";', "Q", "orders", id="static readonly"),
        pytest.param('const string A = "a", B = A + "-b";', "B", "a-b", id="two in one line"),
        pytest.param('const string Q = "orders";', "Orders.Q", "orders", id="by its class"),
        pytest.param('const string Q = "orders";', "Contoso.Orders.Q", "orders", id="by its full name"),
        pytest.param('const string Q = "orders";', "global::Contoso.Orders.Q", "orders", id="… from the root"),
        pytest.param('class Names { public const string Q = "n"; }', "Names.Q", "n", id="a class within"),
        pytest.param('const string P = "team";', '$"{P}-orders"', "team-orders", id="an interpolated text"),
        pytest.param('const string P = "a";', '$@"{P}\\""{{x}}"', 'a\\"{x}', id="… verbatim, with braces"),
        pytest.param('const string P = "a";', '$"""{P}-raw"""', "a-raw", id="… raw"),
        pytest.param("", '"a" + "-" + "b"', "a-b", id="concatenation"),
        pytest.param("", '("a" + ("b"))', "ab", id="parentheses"),
        pytest.param("", '"a" + 2', "a2", id="a number in text"),
        pytest.param("", '@"a\\""b"""', 'a\\"b"', id="verbatim"),
        pytest.param("", '"""say "q\\" """', 'say "q\\" ', id="raw"),
        pytest.param("", '"""\n    one\n      two\n    """', "one\n  two", id="raw over several lines"),
        pytest.param("", r'"a\t\"\x41\u00e9\U0001F600\\"', 'a\t"Aé😀\\', id="escapes"),
        pytest.param("", '"%Queue%-in"', "%Queue%-in", id="what the host expands stays as written"),
        pytest.param("", "nameof(Orders)", "Orders", id="nameof"),
        pytest.param("", "nameof(Contoso.Orders.Run)", "Run", id="nameof of a member"),
        pytest.param("", "nameof(List<int>)", "List", id="nameof of a generic type"),
        pytest.param("", "string.Empty", "", id="the empty text"),
        pytest.param("const bool Live = true;", 'Live ? "a" : "b"', "a", id="a condition"),
        pytest.param("const string Q = null;", '(string)"a"', "a", id="a cast"),
        pytest.param('const string @event = "e";', "@event", "e", id="a name that is a keyword"),
        pytest.param('const string Q = "a"!;', "Q!", "a", id="a null-forgiving mark"),
        pytest.param('const string Q = "a";', "(  Q\n)", "a", id="line breaks"),
        pytest.param("const int N = 60 * 2 - 0x10;", '"n" + N', "n104", id="arithmetic"),
    ],
)
def test_constants(read_code: ReadCode, members: str, expression: str, value: str) -> None:
    assert queue_name(read_code, expression, members) == value


SHARED = {"Names.cs": NAMES % '"orders"'}
IN_TURN = {
    "a/b/Names.cs": NAMES % "Prefix.Text + Other.Tail",
    "Z.cs": 'static class Prefix { internal const string Text = "or"; }',
    "Y.cs": 'interface Other { const string Tail = "ders"; }',
}
TWO = {**SHARED, "Old.cs": 'namespace Contoso.Old { class Names { public const string Queue = "old"; } }'}
PART = {"Part.cs": 'namespace Contoso; partial class Orders { const string Queue = "orders"; }'}
EVERYWHERE = {"Names.cs": "global using static Contoso.Shared.Names;\n" + SHARED["Names.cs"]}


@pytest.mark.parametrize(
    ("expression", "head", "files"),
    [
        pytest.param("Names.Queue", "using Contoso.Shared;", SHARED, id="a namespace used"),
        pytest.param("Shared.Names.Queue", "", SHARED, id="a namespace beside"),
        pytest.param("N.Queue", "using N = Contoso.Shared.Names;", SHARED, id="an alias"),
        pytest.param("S.Names.Queue", "using S = Contoso.Shared;", SHARED, id="an alias of a namespace"),
        pytest.param("Queue", "using static Contoso.Shared.Names;", SHARED, id="using static"),
        pytest.param("Queue", "", EVERYWHERE, id="global using static"),
        pytest.param("Names.Queue", "using Contoso.Shared;", IN_TURN, id="constants of constants"),
        pytest.param("Names.Queue", "using Contoso.Shared;", TWO, id="the nearer of two"),
        pytest.param("Queue", "", PART, id="the other part"),
    ],
)
def test_constants_of_other_files(read_code: ReadCode, expression: str, head: str, files: Mapping[str, str]) -> None:
    code = f"{head}\n{in_class(function(f'QueueTrigger({expression})'), modifiers='public partial')}"
    reading = read_code(code, files)
    assert reading.problems == ()
    assert reading.functions[0].trigger.properties["queueName"] == "orders"


BASE = """namespace Contoso;
public abstract class Base<T> : Root { }
public class Root { protected const string Q = "orders"; }
"""


def test_a_constant_of_a_base_class(read_code: ReadCode) -> None:
    derived = f"public class Work(ILogger log) : Base<int>(log), IDisposable {{ {function('QueueTrigger(Q)')} }}"
    reading = read_code(f"namespace Contoso;\n{derived}", {"Base.cs": BASE})
    assert reading.functions[0].trigger.properties["queueName"] == "orders"


NESTED = 'class %s { public class N { public const string Q = "%s"; } }'
LONG = f'Load("{"a" * 90}")'


@pytest.mark.parametrize(
    ("members", "expression", "told"),
    [
        pytest.param("", "Names.Q", "`Names.Q` is no constant of the project's sources", id="not in the sources"),
        pytest.param("", "Load()", "`Load()` is no constant", id="a call"),
        pytest.param('const string Q = Q + "x";', "Q", '`Q + "x"` hangs on itself', id="a circle"),
        pytest.param('static readonly string Q = Load("Q");', "Q", '`Load("Q")` is no constant', id="worked out later"),
        pytest.param(
            NESTED % ("A", "a") + "\n" + NESTED % ("B", "b"),
            "N.Q",
            "`N.Q` has different values at Orders.cs:4 and Orders.cs:5",
            id="two of one name",
        ),
        pytest.param("", '$"{Names.Q}-in"', "`Names.Q` is no constant of the project's sources", id="a part of it"),
        pytest.param("", '"a" - "b"', '`"a" - "b"` is no constant', id="nonsense"),
        pytest.param("", LONG, f"`{LONG[:80]}…` is no constant", id="a long expression is cut"),
    ],
)
def test_what_is_unknown_is_told(read_code: ReadCode, members: str, expression: str, told: str) -> None:
    assert queue_name(read_code, expression, members) == [told]


def test_an_unknown_property_leaves_the_others(read_code: ReadCode) -> None:
    reading = read_code(in_class(function('QueueTrigger(Names.Queue, Connection = "C")')))
    assert reading.functions[0].trigger.properties == {"connection": "C"}
    (problem,) = reading.problems
    assert (problem.where, problem.severity) == ("Orders.cs:5", "error")
    assert problem.message.startswith("queueName in `QueueTrigger` of function Work cannot be read")


@pytest.mark.parametrize(
    "attribute",
    ["TimerTrigger(Names.Schedule)", 'HttpTrigger("get", Route = Names.Route)', "TimerTrigger(typeof(Daily))"],
)
def test_no_scaler_hangs_on_it(read_code: ReadCode, attribute: str) -> None:
    reading = read_code(in_class(function(attribute)))
    assert len(reading.functions) == 1
    assert [problem.severity for problem in reading.problems] == ["warning"]


def test_enums_imported_as_static(read_code: ReadCode) -> None:
    code = "using static Microsoft.Azure.Functions.Worker.AuthorizationLevel;\n" + in_class(
        function('HttpTrigger(Anonymous, "get")')
    )
    assert read_code(code).functions[0].trigger.properties["authLevel"] == "Anonymous"


def test_an_enum_in_a_constant(read_code: ReadCode) -> None:
    code = in_class("const AuthorizationLevel Level = AuthorizationLevel.Admin;", function("HttpTrigger(Level)"))
    assert read_code(code).functions[0].trigger.properties == {"authLevel": "Admin"}


def test_text_joined_from_very_many_parts(read_code: ReadCode) -> None:
    assert queue_name(read_code, " + ".join(['"a"'] * 5000)) == "a" * 5000


@pytest.mark.parametrize(
    ("step", "last", "told"),
    [
        pytest.param("C{next} + C{next}", '"x"', "it is longer than 20000 characters", id="concatenation"),
        pytest.param('$"{{C{next}}}{{C{next}}}"', '"x"', "it is longer than 20000 characters", id="interpolation"),
        pytest.param("C{next} * C{next}", "16", "`C57 * C57` is no constant", id="arithmetic"),
    ],
)
def test_constants_do_not_grow_without_end(read_code: ReadCode, step: str, last: str, told: str) -> None:
    steps = [f"const string C{number} = {step.format(next=number + 1)};" for number in range(60)]
    assert queue_name(read_code, "C0", *steps, f"const string C60 = {last};") == [told]


def test_nesting_without_end_is_told(read_code: ReadCode) -> None:
    reading = read_code(in_class(function("QueueTrigger(" + "(" * 5000 + '"a"' + ")" * 5000 + ")")))
    assert [problem.where for problem in reading.problems] == ["Orders.cs:1"]
    assert "nested too deeply" in reading.problems[0].message
