"""What cannot be read is told with its place, and never dropped in silence."""

import pytest
from pulumi_keda_functions.problems import Severity
from pulumi_keda_functions.projects.unread import Unread

from .conftest import ReadFiles, ReadSources

WHERE = "src/main/java/com/acme/Functions.java:4"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param("Missing.QUEUE", "no constant Missing.QUEUE is found", id="of a library, or of nowhere"),
        pytest.param("QUEUE", "no constant QUEUE is found", id="a name that nothing declares"),
        pytest.param("VARIABLE", "no constant VARIABLE is found", id="a field that is not final"),
        pytest.param("CALLED", '`System.getenv("Q")` is not followed', id="a call"),
        pytest.param("ROUND", "ROUND hangs on itself", id="a constant that hangs on itself"),
        pytest.param('"a" + Missing.QUEUE', "no constant Missing.QUEUE is found", id="a part"),
        pytest.param('true ? "a" : "b"', '`true ? "a" : "b"` is not followed', id="a condition"),
        pytest.param('"a" - "b"', "the operator - is not followed there", id="an operator that texts do not have"),
    ],
)
def test_a_value_that_is_not_known(read_java: ReadSources, written: str, message: str) -> None:
    reading = read_java(
        f"""\
        @FunctionName("f") void f(@QueueTrigger(name = "m", queueName = {written}, connection = "C") String m) {{}}
        static String VARIABLE = "orders";
        static final String CALLED = System.getenv("Q"), ROUND = "x" + ROUND;
        """
    )
    (problem,) = reading.problems
    assert isinstance(problem, Unread)
    assert (problem.where, problem.severity) == (WHERE, Severity.ERROR)
    assert problem.message == f"queueName of @QueueTrigger cannot be read: {message}"
    assert "trigger: queueTrigger, settings: {queueName: …}" in problem.remedy
    assert reading.functions[0].trigger.properties == {"connection": "C"}


def test_what_no_scaler_hangs_on_is_a_warning(read_java: ReadSources) -> None:
    reading = read_java(
        """\
        @FunctionName("f") public String f(@HttpTrigger(name = "r", route = Missing.ROUTE) HttpRequestMessage<String> r,
        @QueueOutput(name = "o", queueName = Missing.QUEUE, connection = "C") OutputBinding<String> o) { return null; }
        """
    )
    assert [problem.severity for problem in reading.problems] == [Severity.WARNING, Severity.WARNING]
    assert [function.name for function in reading.functions] == ["f"]


@pytest.mark.parametrize(
    ("source", "where", "message"),
    [
        pytest.param(
            '@FunctionName(Missing.NAME) void f(@TimerTrigger(name = "t", schedule = "%S%") String t) {}',
            WHERE,
            "the name of the function on method f cannot be read: no constant Missing.NAME is found",
            id="a function's name",
        ),
        pytest.param(
            "@FunctionName void f(@WarmupTrigger String t) {}",
            WHERE,
            "the name of the function on method f cannot be read: it is missing",
            id="no name",
        ),
        pytest.param(
            '@FunctionName("f") void f(@CustomBinding(direction = "in", name = "m", type = Missing.TYPE) String t) {}',
            WHERE,
            "the type of @CustomBinding cannot be read: no constant Missing.TYPE is found",
            id="the type of a custom binding",
        ),
        pytest.param(
            '@FunctionName("f") void f(String t) {}',
            WHERE,
            "function f has no trigger among the annotations of its parameters that are known here",
            id="no trigger",
        ),
        pytest.param(
            'void g( @FunctionName("f") void f(@WarmupTrigger Object o) {}',
            WHERE,
            "a function seems to be declared here, in code whose syntax is not understood",
            id="code that is no Java",
        ),
    ],
)
def test_a_function_that_is_not_known(read_java: ReadSources, source: str, where: str, message: str) -> None:
    reading = read_java(f"{source}\n")
    assert reading.functions == ()
    (problem,) = reading.problems
    assert isinstance(problem, Unread)
    assert (problem.where, problem.message, problem.severity) == (where, message, Severity.ERROR)
    assert "function.json" in problem.remedy


def test_a_storage_account_that_is_not_known(read_java: ReadSources) -> None:
    reading = read_java(
        """\
        @FunctionName("f") @StorageAccount(Missing.ACCOUNT)
        void f(@QueueTrigger(name = "m", queueName = "q") String m) {}
        """
    )
    assert [(problem.where, problem.message) for problem in reading.problems] == [
        (WHERE, "the connection in @StorageAccount cannot be read: no constant Missing.ACCOUNT is found")
    ]


def test_a_trigger_that_is_not_known_is_taken_by_its_name_with_a_warning(read_java: ReadSources) -> None:
    reading = read_java('@FunctionName("f") void f(@KustoTrigger(database = "d") String m) {}')
    (problem,) = reading.problems
    assert (problem.severity, problem.message) == (
        Severity.WARNING,
        "@KustoTrigger is not known here, so that its type is taken for kustoTrigger",
    )
    assert reading.functions[0].trigger.type == "kustoTrigger"
    assert reading.functions[0].trigger.properties == {"database": "d"}


def test_two_triggers(read_java: ReadSources) -> None:
    reading = read_java('@FunctionName("f") void f(@WarmupTrigger Object o, @EventGridTrigger(name = "e") String e) {}')
    assert reading.functions == ()
    assert [problem.message for problem in reading.problems] == [
        "function f has 2 triggers, warmupTrigger and eventGridTrigger; the build takes exactly one"
    ]


def test_a_storage_trigger_without_connection(read_java: ReadSources) -> None:
    reading = read_java('@FunctionName("f") void f(@QueueTrigger(name = "m", queueName = "q") String m) {}')
    (problem,) = reading.problems
    assert problem.severity is Severity.WARNING
    assert "no connection" in problem.message
    assert reading.functions[0].trigger.properties == {"queueName": "q"}


def test_no_function_at_all(read_files: ReadFiles) -> None:
    (problem,) = read_files({"src/main/java/A.java": "class A {}"}).problems
    assert problem.where == "src/main"
    assert problem.message.startswith("no method under @FunctionName was found in src/main")


def test_the_folder_of_a_module_is_named_where_the_top_of_a_build_has_none(read_files: ReadFiles) -> None:
    (problem,) = read_files({"pom.xml": "<module>app</module>", "app/host.json": "{}"}).problems
    assert problem.remedy == "name the folder of a module that has a host.json: app"


def test_nesting_without_end(read_java: ReadSources) -> None:
    deep = f'{"(" * 20_000}"q"{")" * 20_000}'
    reading = read_java(f'@FunctionName("f") void f(@QueueTrigger(name = "m", queueName = {deep}) String m) {{}}')
    assert [problem.where for problem in reading.problems] == ["src/main"]


def test_a_long_concatenation(read_java: ReadSources) -> None:
    long = " + ".join(['"q"'] * 5_000)
    reading = read_java(
        f'@FunctionName("f") void f(@QueueTrigger(name = "m", queueName = {long}, connection = "C") String m) {{}}'
    )
    assert reading.functions[0].trigger.properties["queueName"] == "q" * 5_000
