"""Which methods are functions, what they are called, and where they are."""

import pytest
from pulumi_keda_functions.projects.reading import Reading

from .conftest import IN_PROCESS, ReadCode, function, in_class

QUEUE = 'QueueTrigger("q")'
DURABLE = (
    '<Project><PackageReference Include="Microsoft.Azure.Functions.Worker"/>'
    '<PackageReference Include="Microsoft.DurableTask.Generators"/></Project>'
)


@pytest.mark.parametrize(
    ("code", "name", "line"),
    [
        pytest.param(in_class(function(QUEUE)), "Work", 4, id="a file-scoped namespace"),
        pytest.param(f"namespace A {{ namespace B {{ class C {{\n{function(QUEUE)} }} }} }}", "Work", 2, id="blocks"),
        pytest.param(f"class C {{\n{function(QUEUE)} }}", "Work", 2, id="no namespace"),
        pytest.param(in_class(function(QUEUE, name="nameof(Run)")), "Run", 4, id="nameof"),
        pytest.param(in_class('const string N = "Named";', function(QUEUE, name="N")), "Named", 5, id="a constant"),
        pytest.param(in_class(function(QUEUE, name='name: "Named"')), "Named", 4, id="a named argument"),
        pytest.param(in_class(function(QUEUE, attribute="FunctionAttribute")), "Work", 4, id="with its suffix"),
        pytest.param(
            in_class(function(QUEUE, attribute="Microsoft.Azure.Functions.Worker.Function")), "Work", 4, id="full name"
        ),
        pytest.param(
            "using Fn = Microsoft.Azure.Functions.Worker.FunctionAttribute;\n"
            + in_class(function(QUEUE, attribute="Fn")),
            "Work",
            5,
            id="an alias",
        ),
        pytest.param(
            in_class(f'[FixedDelayRetry(5, "00:00:10"), Function("A")]\npublic void Run([{QUEUE}] string m) {{ }}'),
            "A",
            4,
            id="several attributes in one list",
        ),
        pytest.param(
            in_class(f'[FixedDelayRetry(5, "00:00:10")]\n[Function("A")]\npublic void Run([{QUEUE}] string m) {{ }}'),
            "A",
            5,
            id="several lists",
        ),
        pytest.param(
            in_class(f'[Function("A")]\npublic async Task<T> Run<T>([{QUEUE}] T m, int n = 2) where T : new() => m;'),
            "A",
            4,
            id="a generic method with an expression for a body",
        ),
        pytest.param(f"static class A {{ class B<T> {{\n{function(QUEUE)} }} }}", "Work", 2, id="a generic class"),
        pytest.param(f"record struct A(int X) {{\n{function(QUEUE)} }}", "Work", 2, id="a record struct"),
        pytest.param(
            in_class(f'[Function("A")]\npublic void Run(\n    // why\n    [{QUEUE}] // which\n    string m) {{ }}'),
            "A",
            4,
            id="comments in between",
        ),
        pytest.param(
            f"var builder = Host.CreateBuilder(args);\nbuilder.Build().Run();\nclass C {{\n{function(QUEUE)} }}",
            "Work",
            4,
            id="below top-level statements",
        ),
    ],
)  # fmt: skip
def test_a_function(read_code: ReadCode, code: str, name: str, line: int) -> None:
    reading = read_code(code)
    assert reading.problems == ()
    (found,) = reading.functions
    assert (found.name, found.where, found.conditional, found.disabled) == (name, f"Orders.cs:{line}", None, False)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param('// [Function("A")] void F([QueueTrigger("q")] string m)', id="a comment"),
        pytest.param('/*\n[Function("A")] void F([QueueTrigger("q")] string m) {}\n*/', id="a block of comment"),
        pytest.param('const string T = """[Function("A")] void F([QueueTrigger("q")] string m) {}""";', id="text"),
        pytest.param('[Function("transfer", "bool")] class TransferFunction { }', id="an attribute of another library"),
        pytest.param("public void Run(string message) { }", id="a method"),
    ],
)  # fmt: skip
def test_no_function(read_code: ReadCode, code: str) -> None:
    assert read_code(in_class(code)) == Reading((), ())


@pytest.mark.parametrize(
    ("code", "line", "severity", "words"),
    [
        pytest.param(
            in_class(function(QUEUE, name="Generated.Name")), 4, "error", "name of the function Run", id="a name"
        ),
        pytest.param(
            in_class(f"public void Run([{QUEUE}] string m) {{ }}"), 4, "warning", "no `[Function]`", id="WebJobs"
        ),
        pytest.param(
            f"interface IWork {{\n{function(QUEUE)} }}", 2, "warning", "declared in an interface", id="an interface"
        ),
        pytest.param(
            in_class(function("SomethingElse")), 4, "warning", "has no trigger", id="no trigger"
        ),
        pytest.param(
            in_class(f'[Function("A")]\npublic void A([{QUEUE}] string m, [TimerTrigger("1")] object t) {{ }}'),
            4, "error", "has 2 triggers, QueueTrigger and TimerTrigger", id="two triggers",
        ),
        pytest.param(
            "class Provider : IFunctionMetadataProvider { }", 1, "warning", "when the app runs", id="at run time"
        ),
        pytest.param(
            in_class(f'[Function("A")]\npublic void A([{QUEUE}] string ;;; m) {{ }}'),
            5, "warning", "not C#", id="no C#",
        ),
        pytest.param(
            f"class A {{ public void ( }} ; {{\n{function(QUEUE)}", 2, "error", "not C#", id="no C# around it"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(read_code: ReadCode, code: str, line: int, severity: str, words: str) -> None:
    problem = read_code(code).problems[0]
    assert (problem.where, problem.severity) == (f"Orders.cs:{line}", severity)
    assert words in problem.message
    assert problem.remedy


@pytest.mark.parametrize(
    ("members", "modifiers", "hidden"),
    [
        pytest.param(
            function(QUEUE, attribute="FunctionName").replace("public ", ""), "public", "Run", id="the method"
        ),
        pytest.param(function(QUEUE, attribute="FunctionName"), "internal", "Orders", id="the class"),
        pytest.param(
            f"class Inner {{\n{function(QUEUE, attribute='FunctionName')} }}", "public", "Inner", id="a class within"
        ),
    ],
)
def test_the_in_process_sdk_takes_public_ones_only(
    read_code: ReadCode, members: str, modifiers: str, hidden: str
) -> None:
    reading = read_code(in_class(members, modifiers=modifiers), project=IN_PROCESS)
    assert reading.functions == ()
    assert f"{hidden} is not public" in reading.problems[0].message
    assert reading.problems[0].severity == "warning"


def test_an_isolated_method_is_public_but_its_class_need_not_be(read_code: ReadCode) -> None:
    code = in_class(function(QUEUE), function(QUEUE, name='"Hidden"').replace("public", "internal"), modifiers="")
    reading = read_code(code)
    assert [found.name for found in reading.functions] == ["Work"]
    assert [(problem.where, problem.severity) for problem in reading.problems] == [("Orders.cs:6", "warning")]


def test_another_part_may_be_public(read_code: ReadCode) -> None:
    code = in_class(function(QUEUE, attribute="FunctionName"), modifiers="partial")
    assert len(read_code(code, project=IN_PROCESS).functions) == 1


@pytest.mark.parametrize(
    ("code", "disabled"),
    [
        pytest.param(f'[Disable]\n[FunctionName("A")]\npublic void A([{QUEUE}] string m) {{ }}', True, id="a method"),
        pytest.param(
            f'[FunctionName("A"), Disable("Off")]\npublic void A([{QUEUE}] string m) {{ }}', "Off", id="by a setting"
        ),
        pytest.param(
            f'[FunctionName("A")]\npublic void A([{QUEUE}, Disable("Off")] string m) {{ }}', "Off", id="a parameter"
        ),
    ],
)
def test_disabled(read_code: ReadCode, code: str, disabled: bool | str) -> None:
    assert read_code(in_class(code), project=IN_PROCESS).functions[0].disabled == disabled


def test_a_whole_class_is_disabled(read_code: ReadCode) -> None:
    code = f'[Disable("Off")]\npublic class C {{ {function(QUEUE, attribute="FunctionName")} }}'
    assert read_code(code, project=IN_PROCESS).functions[0].disabled == "Off"


def test_isolated_functions_know_no_disable(read_code: ReadCode) -> None:
    code = in_class(f'[Disable]\n[Function("A")]\npublic void A([{QUEUE}] string m) {{ }}')
    assert read_code(code).functions[0].disabled is False


def test_a_provider_that_cannot_be_read_does_not_disable(read_code: ReadCode) -> None:
    code = in_class(f'[Disable(typeof(P))]\n[FunctionName("A")]\npublic void A([{QUEUE}] string m) {{ }}')
    reading = read_code(code, project=IN_PROCESS)
    assert reading.functions[0].disabled is False
    assert [problem.severity for problem in reading.problems] == ["warning"]


TASKS = """
[DurableTask("Ship")]
public class ShipOrder : TaskOrchestrator<string, string> { }
[DurableTask]
public class Pack : TaskActivity<string, int> { }
[DurableTask(nameof(Cart))]
public class Cart : Microsoft.DurableTask.Entities.TaskEntity<int> { }
public abstract class Step : TaskActivity<int, int> { }
"""


def test_classes_become_functions_by_a_generator(read_code: ReadCode) -> None:
    functions = read_code(TASKS, project=DURABLE).functions
    assert [(found.name, found.trigger.type, found.line) for found in functions] == [
        ("Ship", "orchestrationTrigger", 2),
        ("Pack", "activityTrigger", 4),
        ("Cart", "entityTrigger", 6),
    ]


def test_without_the_generator_they_do_not(read_code: ReadCode) -> None:
    assert read_code(TASKS).functions == ()


def test_functions_come_in_the_order_of_files_and_lines(read_code: ReadCode) -> None:
    files = {"Late.cs": in_class(function(QUEUE, name='"C"')), "Early/A.cs": in_class(function(QUEUE, name='"D"'))}
    code = in_class(function(QUEUE, name='"A"'), function(QUEUE, name='"B"'))
    assert [found.where for found in read_code(code, files).functions] == [
        "Late.cs:4",
        "Orders.cs:4",
        "Orders.cs:6",
        "Early/A.cs:4",
    ]
